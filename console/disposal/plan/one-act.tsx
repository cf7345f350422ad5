import { useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { type DisposalAct, disposalActNames } from '#core/disposal/act.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { GuardedAct } from '../../act/guarded-act.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { reasonFault } from '../../batch/reason-rule.ts'
import { useSession } from '../../session/session.ts'
import { obstaclesWith } from './act-obstacles.ts'
import { consequenceOf, noteRule } from './act-words.ts'
import type { ActsCardProps } from './acts-card.tsx'
import { AgreeChoice } from './agree-choice.tsx'
import { InviteFields } from './invite-fields.tsx'

export interface OneActProps extends ActsCardProps {
  readonly act: DisposalAct
  readonly onClose: () => void
}

/** One act: what follows from it, what it asks, what stands in its way, and the button. */
export function OneAct({ plan, values, unsaved, act, onPlan, onStale, onClose }: OneActProps) {
  const { call } = useSession()
  const work = useOneAct()
  const [note, setNote] = useState('')
  const [agrees, setAgrees] = useState<boolean | null>(null)
  const [departments, setDepartments] = useState<readonly string[]>([])
  const [dueDay, setDueDay] = useState<CalendarDate>('')
  const rule = noteRule(act)
  const noteFault = reasonFault(rule, note)
  const troubles = [
    ...(unsaved > 0 ? [`有 ${unsaved} 处修改未保存。请先保存。`] : []),
    ...(act === 'invite' && departments.length === 0 ? ['没有选部门。请选择要会签的部门。'] : []),
    ...(act === 'comment' && agrees === null ? ['没有选是否同意。请选择。'] : []),
    ...obstaclesWith(plan, values, act, note),
  ]
  // The guards of acts that always want a reason say so themselves.
  const faults =
    noteFault === null || troubles.some((text) => text.includes('请写明理由')) ? troubles : [...troubles, noteFault]

  const run = async (): Promise<void> => {
    await work.run(async () => {
      const body = {
        act,
        revision: plan.revision,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(act === 'invite' ? { departments: [...departments], ...(dueDay === '' ? {} : { dueDay }) } : {}),
        ...(act === 'comment' && agrees !== null ? { agrees } : {}),
      }
      const after: DisposalDetail = await call('actOnDisposalPlan', { params: { id: plan.id }, body })
      onPlan(after, act)
      onClose()
    })
  }
  return (
    <GuardedAct
      name={disposalActNames[act]}
      consequence={consequenceOf(act)}
      faults={faults}
      isBusy={work.isBusy}
      failure={work.failure}
      {...(refusalCode(work.failure) === 'disposal-changed' ? { onRetry: onStale } : {})}
      onRun={() => void run()}
      onCancel={onClose}
    >
      {act === 'invite' && (
        <InviteFields plan={plan} chosen={departments} onChosen={setDepartments} dueDay={dueDay} onDueDay={setDueDay} />
      )}
      {act === 'comment' && <AgreeChoice agrees={agrees} onAgrees={setAgrees} />}
      <LabelledArea label={rule.label} value={note} maxLength={rule.longest} onValue={setNote} />
    </GuardedAct>
  )
}
