import { useState } from 'preact/hooks'
import { type ClockRule, clockClauses } from '#core/filing/clock-rule.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { LabelledArea, LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { FaultList } from './fault-list.tsx'
import { useRuleChange } from './use-rule-change.ts'

export interface ClockRuleCardProps {
  readonly rule: ClockRule
  readonly mayChange: boolean
  readonly onChanged: () => void
}

const startNames: Readonly<Record<ClockRule['start'], string>> = {
  'next-working-day': '受理次日起算（受理当日为第 0 日）',
  'same-day': '受理当日起算（当日为第 1 日）',
}

/** 计时规则: the limit, its beginning, when it is warned of, and the target of the review. */
export function ClockRuleCard({ rule, mayChange, onChanged }: ClockRuleCardProps) {
  const [isOpen, setOpen] = useState(false)
  const lines: readonly (readonly [string, string, keyof ClockRule])[] = [
    ['认定时限', `${rule.limitDays} 个工作日`, 'limitDays'],
    ['起算', startNames[rule.start], 'start'],
    ['提醒', `第 ${rule.warnAt[0]} 日、第 ${rule.warnAt[1]} 日`, 'warnAt'],
    ['联审内部目标', `${rule.reviewTargetDays} 个工作日`, 'reviewTargetDays'],
  ]
  return (
    <section class="card" aria-labelledby="clock-rule-title">
      <div class="card-head">
        <h2 id="clock-rule-title">计时规则</h2>
        {mayChange && !isOpen && (
          <button type="button" class="btn btn-s" onClick={() => setOpen(true)}>
            修改
            <span class="vh">计时规则</span>
          </button>
        )}
      </div>
      <dl class="card-body facts">
        {lines.map(([label, text, key]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{text}</dd>
            <dd class="cap">{`依据：${citationText(clockClauses[key])}`}</dd>
          </div>
        ))}
      </dl>
      {isOpen && (
        <ClockRuleForm
          rule={rule}
          onDone={() => {
            setOpen(false)
            onChanged()
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </section>
  )
}

interface ClockRuleFormProps {
  readonly rule: ClockRule
  readonly onDone: () => void
  readonly onCancel: () => void
}

function ClockRuleForm({ rule, onDone, onCancel }: ClockRuleFormProps) {
  const { call } = useSession()
  const { isBusy, failure, run } = useRuleChange()
  const [limit, setLimit] = useState(String(rule.limitDays))
  const [near, setNear] = useState(String(rule.warnAt[0]))
  const [nearest, setNearest] = useState(String(rule.warnAt[1]))
  const [target, setTarget] = useState(String(rule.reviewTargetDays))
  const [start, setStart] = useState(rule.start)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const days = [limit, near, nearest, target].map(wholeDays)
  const [limitDays, first, second, reviewTargetDays] = days
  const faults = [
    ...(days.includes(null) ? ['天数应为 1–60 的整数。请更正。'] : []),
    ...(isRising(first, second, limitDays) ? [] : ['两次提醒应先后在时限以内。请更正。']),
    ...([...reason.trim()].length < 2 ? ['没有填写理由。请填写。'] : []),
  ]
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (isBusy || faults.length > 0) return
    if (limitDays == null || first == null || second == null || reviewTargetDays == null) return
    const changed = { limitDays, start, warnAt: [first, second] as [number, number], reviewTargetDays }
    const isDone = await run(async () => {
      await call('changeClockRule', { body: { rule: changed, reason: reason.trim() } })
      return ''
    })
    if (isDone) onDone()
  }
  return (
    <form
      class="card-part stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p class="sub">修改适用于此后受理的项目；已受理的按受理时的规则计算。</p>
      <div class="form-fields">
        <LabelledText label="认定时限（工作日）" value={limit} onValue={setLimit} isFigure />
        <LabelledChoice
          label="起算"
          value={start}
          choices={(['next-working-day', 'same-day'] as const).map((value) => ({ value, label: startNames[value] }))}
          onValue={(value) => setStart(value === 'same-day' ? value : 'next-working-day')}
        />
        <LabelledText label="第一次提醒（第几日）" value={near} onValue={setNear} isFigure />
        <LabelledText label="第二次提醒（第几日）" value={nearest} onValue={setNearest} isFigure />
        <LabelledText label="联审内部目标（工作日）" value={target} onValue={setTarget} isFigure />
      </div>
      <LabelledArea label="修改的理由（必填，写入审计）" value={reason} onValue={setReason} />
      {isAsked && <FaultList faults={faults} />}
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="row">
        <button type="submit" class={isBusy ? 'btn is-busy' : 'btn'}>
          保存规则
        </button>
        <button type="button" class="btn btn-bare" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  )
}

function wholeDays(text: string): number | null {
  const days = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= 60 ? days : null
}

function isRising(...days: readonly (number | null | undefined)[]): boolean {
  const [first, second, limit] = days
  if (first == null || second == null || limit == null) return true
  return first <= second && second <= limit
}
