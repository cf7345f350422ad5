import '../../filings/acts/acts.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { type DisposalAct, disposalActNames } from '#core/disposal/act.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { useImportAct } from '../../base-map/import/use-import-act.ts'
import { reasonFault } from '../../batch/reason-rule.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
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
  const work = useImportAct()
  const [note, setNote] = useState('')
  const [agrees, setAgrees] = useState<boolean | null>(null)
  const [departments, setDepartments] = useState<readonly string[]>([])
  const [dueDay, setDueDay] = useState<CalendarDate>('')
  const [isAsked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const name = disposalActNames[act]
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
  const press = (event: SubmitEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (faults.length === 0) void run()
    else list.current?.focus()
  }
  const retry = refusalCode(work.failure) === 'disposal-changed' ? { onRetry: onStale } : {}
  return (
    <form class="act-frame" onSubmit={press} noValidate aria-label={name}>
      <h3 ref={heading} tabIndex={-1}>
        {name}
      </h3>
      <p class="sub">{consequenceOf(act)}</p>
      {act === 'invite' && (
        <InviteFields plan={plan} chosen={departments} onChosen={setDepartments} dueDay={dueDay} onDueDay={setDueDay} />
      )}
      {act === 'comment' && <AgreeChoice agrees={agrees} onAgrees={setAgrees} />}
      <LabelledArea label={rule.label} value={note} maxLength={rule.longest} onValue={setNote} />
      {faults.length > 0 && (
        <div
          class={isAsked ? 'banner banner-err' : 'banner'}
          ref={list}
          tabIndex={-1}
          {...(isAsked ? { role: 'alert' as const } : {})}
        >
          <Icon name={isAsked ? 'error' : 'info'} />
          <div class="banner-text">
            <strong>{`还不能办理“${name}”`}</strong>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {work.failure !== null && <FailureNotice failure={work.failure} {...retry} />}
      <div class="row">
        <button type="submit" class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={work.isBusy}>
          {name}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          取消
        </button>
      </div>
    </form>
  )
}
