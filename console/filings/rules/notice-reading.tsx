import { weekdayOf } from '#core/calendar/day.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { SeverityIcon } from '#ui/severity.tsx'
import { DatedText } from '../../list/dated-text.tsx'
import { HolidayTable } from './calendar-card.tsx'
import { MovedDeadlines } from './moved-deadlines.tsx'

type Reading = AnswerOf<'readCalendarNotice'>

export interface NoticeReadingProps {
  readonly reading: Reading
  /** The year is in the calendar already. */
  readonly isReplacing: boolean
  readonly isBusy: boolean
  readonly onApply: (year: NonNullable<Reading['year']>) => void
}

const weekdays = '日一二三四五六'

function changesText(changes: Reading['changes']): string {
  if (changes.length === 0) return '与现行日历没有差别。'
  const days = changes.map(
    ({ date, works }) => `${date}（周${weekdays[weekdayOf(date)] ?? ''}）${works ? '上班' : '放假'}`,
  )
  return `与现行日历相比，${count(changes.length)} 天变动：${days.join('、')}。`
}

/** A notice as it was understood: days, what was not read, what is doubtful, and what would change. */
export function NoticeReading({ reading, isReplacing, isBusy, onApply }: NoticeReadingProps) {
  const { year, unread, faults, changes, moved } = reading
  const errors = faults.filter(({ level }) => level === 'error').length
  return (
    <section class="notice-reading stack" aria-label="读取结果">
      {faults.length > 0 && (
        <ul class="stack-s" aria-label="须核对">
          {faults.map(({ level, message }) => (
            <li key={message} class="with-icon">
              <SeverityIcon level={level} />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {unread.length > 0 && (
        <div>
          <p>
            <b>{`${count(unread.length)} 句含有日期，没有采用。请对照原文核对：`}</b>
          </p>
          <ul class="stack-s">
            {unread.map((sentence) => (
              <li key={sentence} class="unread">
                {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
      {year !== null && (
        <>
          <h3>{`${year.year} 年放假安排（读取结果）`}</h3>
          <HolidayTable holidays={year.holidays} />
          <p class="sub">
            <DatedText text={changesText(changes)} />
          </p>
          <MovedDeadlines moved={moved} verb="将变动" />
          {errors === 0 ? (
            <div class="row">
              <button
                type="button"
                class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
                onClick={() => !isBusy && onApply(year)}
              >
                {isReplacing ? `替换 ${year.year} 年的安排` : `采用 ${year.year} 年的安排`}
              </button>
              <span class="cap">原来的时限保留在各项目的办理过程中。</span>
            </div>
          ) : (
            <p class="field-error">{`有 ${errors} 处须改正，不能采用。请核对通知全文后重新读取。`}</p>
          )}
        </>
      )}
    </section>
  )
}
