import { useState } from 'preact/hooks'
import { nthWorkdayAfter } from '#core/calendar/workdays.ts'
import { defaultReviewers, reviewerName } from '#core/filing/reviewer.ts'
import { departments } from '#core/vocabulary/department.ts'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** 发起联审 and 增加联审部门: who is asked, and until when. */
export function InviteAct(props: ActProps) {
  const { kind, open } = props
  const { filing, detail } = open
  const { calendar, rule, today } = detail
  const usualDue = nthWorkdayAfter(today, rule.reviewTargetDays, calendar).date
  const already = new Set(filing.review?.lines.map(({ reviewer }) => reviewer) ?? [])
  const offered = [...new Set([...defaultReviewers(filing.townCode), ...departments.map(({ code }) => code)])].filter(
    (code) => code !== 'economy' && !already.has(code),
  )
  const usual = kind === 'open-review' ? defaultReviewers(filing.townCode) : []
  const [dues, setDues] = useState<ReadonlyMap<string, string>>(new Map(usual.map((code) => [code, usualDue])))
  const change = (code: string, due: string | null): void => {
    const next = new Map(dues)
    if (due === null) next.delete(code)
    else next.set(code, due)
    setDues(next)
  }
  const invited = offered.flatMap((reviewer) => {
    const dueDay = dues.get(reviewer)
    return dueDay === undefined ? [] : [{ reviewer, dueDay }]
  })
  const early = invited.filter(({ dueDay }) => dueDay < today)
  return (
    <ActFrame
      {...props}
      act={{ kind: kind === 'invite' ? 'invite' : 'open-review', invited }}
      faults={early.length > 0 ? [`应答复日期 ${early[0]?.dueDay} 早于今天。请核对。`] : []}
    >
      <fieldset class="is-wide">
        <legend class="sub">
          {`联审部门 ${invited.length} 家；内部目标 ${rule.reviewTargetDays} 个工作日（拟定），即 ${usualDue}`}
        </legend>
        <ul class="invitations">
          {offered.map((code) => {
            const due = dues.get(code)
            const name = reviewerName(code) ?? code
            return (
              <li key={code}>
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={due !== undefined}
                    onChange={(event) => change(code, event.currentTarget.checked ? usualDue : null)}
                  />
                  {name}
                </label>
                {due !== undefined && (
                  <input
                    class="input"
                    type="date"
                    aria-label={`${name}应答复日期`}
                    value={due}
                    min={today}
                    onChange={(event) => change(code, event.currentTarget.value || usualDue)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </fieldset>
    </ActFrame>
  )
}
