import { type CalendarDate, calendarDate, isCalendarDate } from '../vocabulary/calendar-date.ts'
import { folded } from './text.ts'

/** A time of day, or the weekday of a long date, after the date: dropped, a field of the forms is a day. */
const tail = String.raw`(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\s*\d{1,2}时(?:\d{1,2}分)?|\s*(?:星期|周)[一二三四五六日天])?`

const dayPatterns = [
  new RegExp(String.raw`^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})${tail}$`),
  new RegExp(String.raw`^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?${tail}$`),
  new RegExp(String.raw`^(\d{4})()(\d{2})(\d{2})${tail}$`),
]

const monthPatterns = [/^(\d{4})\s*[-/.]\s*(\d{1,2})$/, /^(\d{4})\s*年\s*(\d{1,2})\s*月份?$/, /^(\d{4})(\d{2})$/]

/** The day a text names; null when it names none or names it in another order (5/1/2024 may be May or January). */
export function dateIn(text: string): CalendarDate | null {
  if (isCalendarDate(text)) return text
  const plain = folded(text)
  for (const pattern of dayPatterns) {
    const match = pattern.exec(plain)
    if (match) return calendarDate(Number(match[1]), Number(match[3]), Number(match[4]))
  }
  return null
}

/** The first day of the year-month a text names. */
export function monthIn(text: string): CalendarDate | null {
  const plain = folded(text)
  for (const pattern of monthPatterns) {
    const match = pattern.exec(plain)
    if (match) return calendarDate(Number(match[1]), Number(match[2]), 1)
  }
  return null
}
