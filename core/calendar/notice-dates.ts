import { type CalendarDate, calendarDate, monthOf } from '../vocabulary/calendar-date.ts'
import { weekdayOf } from './day.ts'
import { type AnyCalendarFault, calendarFault } from './fault.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

const datePattern =
  /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[(（][^)）]*?(?:周|星期)([一二三四五六日天])[)）]|[(（][^)）]*[)）]|(?:周|星期)([一二三四五六日天]))?/g

/** A date of the text, with where it stood. */
export interface NamedDate {
  readonly date: CalendarDate
  readonly start: number
  readonly end: number
}

export interface DatesRead {
  readonly dates: readonly NamedDate[]
  readonly faults: readonly AnyCalendarFault[]
}

/**
 * The dates of one sentence. A month left out is that of the date before it, a year left out that of the notice; for 元旦
 * the last months of the year are those of the year before.
 */
export function datesIn(sentence: string, year: number, isNewYear: boolean): DatesRead {
  const dates: NamedDate[] = []
  const faults: AnyCalendarFault[] = []
  for (const match of sentence.matchAll(datePattern)) {
    const [text, yearText, monthText, dayText] = match
    const before = dates.at(-1)?.date
    const month = monthText === undefined ? (before === undefined ? 0 : monthOf(before)) : Number(monthText)
    const supposed = isNewYear && month >= 11 ? year - 1 : year
    const date = calendarDate(yearText === undefined ? supposed : Number(yearText), month, Number(dayText))
    if (date === null) {
      faults.push(calendarFault('no-such-day', { text }))
      continue
    }
    dates.push({ date, start: match.index, end: match.index + text.length })
    const said = (match[4] ?? match[5])?.replace('天', '日')
    const actual = weekdays[weekdayOf(date)] ?? ''
    if (said !== undefined && said !== actual) faults.push(calendarFault('weekday-differs', { date, said, actual }))
  }
  return { dates, faults }
}

/** Whether two dates that follow each other are joined to a range: 1日至3日, 1日—3日. */
export function isRange(sentence: string, from: NamedDate, to: NamedDate): boolean {
  return /^(至|到|-|–|—|－|~|～)$/.test(sentence.slice(from.end, to.start))
}
