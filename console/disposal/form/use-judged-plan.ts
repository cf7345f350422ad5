import { useMemo, useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { type DisposalFinding, judgePlan } from '#core/disposal/checks/run.ts'
import { requirementOf } from '#core/form/requirement.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { cellsWith, printed, textIn } from '#ui/form/draft.ts'
import { useSettled } from '#ui/use-settled.ts'
import { useSession } from '../../session/session.ts'
import { type PlanForm, planField } from './plan-form.ts'
import type { PlanEdits } from './use-plan-edits.ts'

/** A plan judged as it is typed. */
export interface JudgedForm {
  readonly form: PlanForm
  readonly findings: readonly DisposalFinding[]
  /** Required and blank. */
  readonly blank: number
  /** Other findings at 须改正. */
  readonly faulty: number
  readonly warnings: number
  readonly showsAll: boolean
  readonly showAll: () => void
}

/** After the last change, before it is judged. */
const restMs = 300

export function useJudgedPlan(plan: DisposalDetail, edits: PlanEdits): JudgedForm {
  const { today } = useSession()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [showsAll, setShowsAll] = useState(false)
  const settled = useSettled(edits.draft, restMs)
  const judged = useMemo(
    () => judgePlan(cellsWith(disposalPlanForm, settled, plan.values), { today }),
    [settled, plan.values, today],
  )
  const isBlank = ({ code }: DisposalFinding): boolean => code === 'required'
  const mayEdit = (key: string): boolean => plan.writable.includes(key)
  const form: PlanForm = {
    values: judged.values,
    textOf: (key) => textIn(disposalPlanForm, key, edits.draft, plan.values),
    onText: (key, text) => edits.onDraft({ ...edits.draft, [key]: text }),
    onLeave: (key) => {
      setLeft((before) => (before.has(key) ? before : new Set([...before, key])))
      const text = edits.draft[key]
      const tidy = text === undefined ? undefined : printed(disposalPlanForm, key, text)
      if (tidy !== undefined && tidy !== text) edits.onDraft({ ...edits.draft, [key]: tidy })
    },
    remarksAt: (key) =>
      judged.findings
        // A blank field is not named before it was left, or all were asked for; one that nobody can fill now is not named.
        .filter(
          (one) => one.field === key && (showsAll || !isBlank(one) || left.has(key)) && (mayEdit(key) || !isBlank(one)),
        )
        .map(({ code, level, why, what, clause }) => ({
          code,
          level,
          // The hint, which says what to fill, stands above it already.
          text: code === 'required' ? '未填，此项必填。' : why + what,
          clause,
        })),
    isRequired: (key) => requirementOf(disposalPlanForm, planField(key))(judged.values, 'fill'),
    isChanged: (key) => key in edits.changed,
    mayEdit,
  }
  return {
    form,
    findings: judged.findings,
    blank: judged.findings.filter(isBlank).length,
    faulty: judged.findings.filter((one) => one.level === 'error' && !isBlank(one)).length,
    warnings: judged.findings.filter(({ level }) => level === 'warning').length,
    showsAll,
    showAll: () => setShowsAll(true),
  }
}
