import { useMemo, useState } from 'preact/hooks'
import type { ApplicationFinding } from '#core/filing/checks/finding.ts'
import { type JudgedApplication, judgeApplication } from '#core/filing/checks/run.ts'
import { derivedValues } from '#core/form/derive.ts'
import type { CellValue, Scalar } from '#core/form/field.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { cellsWith, type Draft } from '#ui/form/draft.ts'
import { useSettled } from '#ui/use-settled.ts'
import { useSession } from '../../session/session.ts'

/** A 申请表 with what was typed, judged as it is typed. */
export interface Application {
  readonly judged: JudgedApplication
  readonly derived: Readonly<Record<string, Scalar>>
  /** Findings that may be shown by now: a blank field is not named before it was left, or all were asked for. */
  readonly findingsAt: (key: string) => readonly ApplicationFinding[]
  readonly blank: number
  readonly faulty: number
  readonly onLeft: (key: string) => void
  readonly showAll: () => void
  readonly showsAll: boolean
}

/** After the last change, before it is judged. */
const restMs = 300

export function useApplication(
  draft: Draft,
  saved: Readonly<Record<string, CellValue | null>>,
  startsWithAll: boolean,
): Application {
  const { today } = useSession()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [showsAll, setShowsAll] = useState(startsWithAll)
  const settled = useSettled(draft, restMs)
  const judged = useMemo(
    () => judgeApplication(cellsWith(zeroIncrementForm, settled, saved), { today }),
    [settled, saved, today],
  )
  const derived = useMemo(() => derivedValues(zeroIncrementForm, judged.values), [judged])
  const isBlank = ({ code }: ApplicationFinding): boolean => code === 'required'
  return {
    judged,
    derived,
    findingsAt: (key) =>
      judged.findings.filter((finding) => finding.field === key && (showsAll || !isBlank(finding) || left.has(key))),
    blank: judged.findings.filter(isBlank).length,
    faulty: judged.findings.filter((finding) => finding.level === 'error' && !isBlank(finding)).length,
    onLeft: (key) => setLeft((before) => (before.has(key) ? before : new Set([...before, key]))),
    showAll: () => setShowsAll(true),
    showsAll,
  }
}
