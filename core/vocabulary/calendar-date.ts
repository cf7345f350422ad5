/** A calendar day in Asia/Shanghai as text, YYYY-MM-DD. Never a timestamp: a deadline has no hour and no zone. */
export type CalendarDate = string

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day, or null when there is no such day (month 13, 30 February). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whether the text is a day as we write it. Asked for every date of every row, so it goes by characters. */
export function isCalendarDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false
  const year = figure(text, 0, 4)
  const month = figure(text, 5, 7)
  const day = figure(text, 8, 10)
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

const hyphen = 45

/** The whole number that the characters from `from` to before `to` write; NaN when one of them is no ASCII digit. */
function figure(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4))
}

export function monthOf(date: CalendarDate): number {
  return Number(date.slice(5, 7))
}

export function dayOf(date: CalendarDate): number {
  return Number(date.slice(8, 10))
}

/** 2026年1月8日 */
export function dateInWords(date: CalendarDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`
}

/** So many months later (earlier when negative), at the last day of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months
  const year = Math.floor(index / 12)
  const month = (((index % 12) + 12) % 12) + 1
  const result = calendarDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
  if (result === null) throw new RangeError(`no such day: ${date} ${months} months`)
  return result
}

/** Days since 1970-01-01, for differences and serials. */
export function dayNumber(date: CalendarDate): number {
  const year = yearOf(date)
  const month = monthOf(date)
  // Days from civil: years start in March so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day so many days after 1970-01-01. */
export function fromDayNumber(number: number): CalendarDate {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const result = calendarDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  if (result === null) throw new RangeError(`day number out of range: ${number}`)
  return result
}

/** 31 December of the year. */
export function yearEnd(year: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-12-31`
}
