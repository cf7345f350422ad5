import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'
import type { Holiday } from './calendar.ts'
import { daysFrom, isWeekend } from './day.ts'
import { type AnyCalendarFault, calendarFault } from './fault.ts'
import { datesIn, isRange, type NamedDate } from './notice-dates.ts'

export interface SectionRead {
  /** Null when no days off could be read. */
  readonly holiday: Holiday | null
  /** Sentences that name days or say 放假, 上班, 休 and were not taken into account. */
  readonly unread: readonly string[]
  readonly faults: readonly AnyCalendarFault[]
}

interface Draft {
  off: { readonly from: CalendarDate; readonly to: CalendarDate } | null
  readonly makeUp: CalendarDate[]
  readonly unread: string[]
  readonly faults: AnyCalendarFault[]
}

/** One holiday's sentences: 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 */
export function readSection(name: string, text: string, year: number): SectionRead {
  const draft: Draft = { off: null, makeUp: [], unread: [], faults: [] }
  for (const sentence of text.split(/[。；;]/).filter((each) => each !== '')) readSentence(draft, name, sentence, year)
  const { off, makeUp, unread, faults } = draft
  return { holiday: off === null ? null : { name, ...off, makeUp }, unread: unread.map(printed), faults }
}

/** With the punctuation of print again, which reading had folded. */
function printed(sentence: string): string {
  return sentence.replaceAll(',', '，').replaceAll('(', '（').replaceAll(')', '）').replaceAll(':', '：')
}

function readSentence(draft: Draft, name: string, sentence: string, year: number): void {
  const { dates, faults } = datesIn(sentence, year, name.includes('元旦'))
  draft.faults.push(...faults)
  const [first, second] = dates
  const matters = first !== undefined || /放假|上班|补休/.test(sentence)
  if (first === undefined || /^(鼓励|提倡|各)/.test(sentence)) {
    if (matters) draft.unread.push(sentence)
  } else if (/(?<!正常)上班$/.test(sentence) && !sentence.includes('放假')) {
    draft.makeUp.push(...dates.map(({ date }) => date))
  } else if (sentence.includes('放假') && draft.off === null) {
    readDaysOff(draft, name, sentence, first, second)
    if (second !== undefined) readCompensation(draft, sentence, dates)
  } else {
    draft.unread.push(sentence)
  }
}

function readDaysOff(
  draft: Draft,
  name: string,
  sentence: string,
  first: NamedDate,
  second: NamedDate | undefined,
): void {
  const last = second !== undefined && isRange(sentence, first, second) ? second : first
  draft.off = { from: first.date, to: last.date }
  const said = /(?:共|放假)(\d{1,2})天/.exec(sentence)?.[1]
  const counted = daysFrom(first.date, last.date).length
  if (said !== undefined && Number(said) !== counted) {
    draft.faults.push(calendarFault('length-differs', { holiday: name, said: Number(said), counted }))
  }
}

/** 4月5日放假，4月7日（星期一）补休: one run when only a weekend lies between. */
function readCompensation(draft: Draft, sentence: string, dates: readonly NamedDate[]): void {
  const { off } = draft
  const last = dates.at(-1)
  if (off === null || last === undefined || last.date === off.to || !sentence.includes('补休')) return
  const between = daysFrom(fromDayNumber(dayNumber(off.to) + 1), fromDayNumber(dayNumber(last.date) - 1))
  if (last.date > off.to && between.every(isWeekend)) draft.off = { ...off, to: last.date }
  else draft.unread.push(sentence)
}
