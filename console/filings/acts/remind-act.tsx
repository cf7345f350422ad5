import { useState } from 'preact/hooks'
import { openLines } from '#core/filing/guards-review.ts'
import { reviewerName } from '#core/filing/reviewer.ts'
import { ActFrame, type ActProps } from './act-frame.tsx'

/** 催办: who of those that have not answered is reminded; those past their day are chosen beforehand. */
export function RemindAct(props: ActProps) {
  const { filing, detail } = props.open
  const waiting = openLines(filing)
  const late = waiting.filter(({ dueDay }) => dueDay < detail.today)
  const usual = late.length > 0 ? late : waiting
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(usual.map(({ reviewer }) => reviewer)))
  const change = (code: string, isChosen: boolean): void => {
    const next = new Set(chosen)
    if (isChosen) next.add(code)
    else next.delete(code)
    setChosen(next)
  }
  const reviewers = waiting.flatMap(({ reviewer }) => (chosen.has(reviewer) ? [reviewer] : []))
  return (
    <ActFrame {...props} act={{ kind: 'remind', reviewers }} commentLabel="催办的话（选填，对方看到）">
      <fieldset class="is-wide">
        <legend class="sub">{`未答复 ${waiting.length} 家，其中逾期 ${late.length} 家`}</legend>
        <ul class="invitations">
          {waiting.map(({ reviewer, dueDay, reminders }) => (
            <li key={reviewer}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={chosen.has(reviewer)}
                  onChange={(event) => change(reviewer, event.currentTarget.checked)}
                />
                {reviewerName(reviewer) ?? reviewer}
              </label>
              <span class="cap">
                {`应于 ${dueDay} 前答复`}
                {reminders.length > 0 && `，已催办 ${reminders.length} 次，最近 ${reminders.at(-1)?.day ?? ''}`}
              </span>
            </li>
          ))}
        </ul>
      </fieldset>
    </ActFrame>
  )
}
