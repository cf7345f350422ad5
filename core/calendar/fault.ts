import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** What is wrong or doubtful with a year's days, before an administrator takes them over. Codes are for ever. */
export interface CalendarFaultDetails {
  'year-missing': Record<never, never>
  'no-holidays': Record<never, never>
  'no-such-day': { readonly text: string }
  'range-reversed': { readonly holiday: string; readonly from: CalendarDate; readonly to: CalendarDate }
  /** Further away than the years beside it. */
  'day-outside-year': { readonly holiday: string; readonly date: CalendarDate; readonly year: number }
  'make-up-on-weekday': { readonly holiday: string; readonly date: CalendarDate }
  'make-up-on-holiday': { readonly holiday: string; readonly date: CalendarDate; readonly other: string }
  'holidays-overlap': { readonly holiday: string; readonly date: CalendarDate; readonly other: string }
  'holiday-too-long': { readonly holiday: string; readonly days: number }
  /** Another covered year's notice says the opposite of this day. */
  'contradicts-year': { readonly date: CalendarDate; readonly year: number }
  'weekday-differs': { readonly date: CalendarDate; readonly said: string; readonly actual: string }
  'length-differs': { readonly holiday: string; readonly said: number; readonly counted: number }
  'holiday-missing': { readonly holiday: string }
  /** An amendment of a year or a holiday that is not in the calendar. */
  'nothing-to-amend': { readonly year: number; readonly holiday: string }
}

export type CalendarFaultCode = keyof CalendarFaultDetails

/** 'error' keeps the year out of the calendar; 'warning' is for the administrator to look at. */
export interface CalendarFault<Code extends CalendarFaultCode = CalendarFaultCode> {
  readonly code: Code
  readonly level: 'error' | 'warning'
  readonly details: CalendarFaultDetails[Code]
}

export type AnyCalendarFault = { [Code in CalendarFaultCode]: CalendarFault<Code> }[CalendarFaultCode]

const warnings: ReadonlySet<CalendarFaultCode> = new Set([
  'weekday-differs',
  'length-differs',
  'holiday-missing',
  'holiday-too-long',
])

export function calendarFault<Code extends CalendarFaultCode>(
  code: Code,
  details: CalendarFaultDetails[Code],
): AnyCalendarFault {
  // The details belong to the code by the signature; the union is told apart by it again.
  return { code, level: warnings.has(code) ? 'warning' : 'error', details } as AnyCalendarFault
}

const sentences: { readonly [Code in CalendarFaultCode]: (details: CalendarFaultDetails[Code]) => string } = {
  'year-missing': () => '没有读到年份。请粘贴通知的全文，包括标题。',
  'no-holidays': () => '没有读到任何放假安排。请粘贴通知的全文。',
  'no-such-day': ({ text }) => `“${text}”不是一个日期。请核对原文。`,
  'range-reversed': ({ holiday, from, to }) => `${holiday}：${from} 晚于 ${to}。请核对起止日期。`,
  'day-outside-year': ({ holiday, date, year }) => `${holiday}：${date} 不在 ${year} 年或相邻的年份。请核对年份。`,
  'make-up-on-weekday': ({ holiday, date }) => `${holiday}：上班日 ${date} 不是周六或周日。请核对日期。`,
  'make-up-on-holiday': ({ holiday, date, other }) => `${holiday}：上班日 ${date} 又是${other}的放假日。请核对日期。`,
  'holidays-overlap': ({ holiday, date, other }) => `${holiday}：${date} 已在${other}假期内。请合并或更正。`,
  'holiday-too-long': ({ holiday, days }) => `${holiday}放假 ${days} 天，比历年都长。请核对起止日期。`,
  'contradicts-year': ({ date, year }) => `${date} 在 ${year} 年的通知中安排相反。请核对两份通知。`,
  'weekday-differs': ({ date, said, actual }) => `${date} 是周${actual}，原文为周${said}。请核对日期。`,
  'length-differs': ({ holiday, said, counted }) =>
    `${holiday}：原文共 ${said} 天，按起止日期为 ${counted} 天。请核对。`,
  'holiday-missing': ({ holiday }) => `没有读到${holiday}。请核对原文。`,
  'nothing-to-amend': ({ year, holiday }) => `日历中没有 ${year} 年${holiday}的安排可以调整。请先录入该年度的通知。`,
}

/** The fault in one Chinese sentence: where, why, what to do. */
export function calendarFaultText(fault: AnyCalendarFault): string {
  const sentence = sentences[fault.code] as (details: AnyCalendarFault['details']) => string
  return sentence(fault.details)
}
