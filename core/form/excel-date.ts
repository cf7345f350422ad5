import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'

/** Serial of 1970-01-01 in the 1900 system. */
const epochSerial = 25_569
/** 9999-12-31. */
const lastSerial = 2_958_465
/** The 1900 system counts a 29 February 1900 that never was. */
const phantomDay = 60

/** The day of a serial of Excel's 1900 date system, its time of day dropped; null for 1900-02-29 and beyond the ends. */
export function dateOfSerial(serial: number): CalendarDate | null {
  const day = Math.floor(serial)
  if (!(day >= 1 && day <= lastSerial) || day === phantomDay) return null
  return fromDayNumber(day - epochSerial + (day < phantomDay ? 1 : 0))
}

/** The serial Excel shows as this day, null for a day before 1900. */
export function serialOfDate(date: CalendarDate): number | null {
  const serial = dayNumber(date) + epochSerial
  if (serial > phantomDay) return serial
  return serial >= 2 ? serial - 1 : null
}
