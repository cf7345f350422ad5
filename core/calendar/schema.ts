import { z } from 'zod'
import type { CalendarYear, StatutoryYear, WorkCalendar } from './calendar.ts'

const day = z.iso.date()
const year = z.int().min(2000).max(2100)
const notice = z.strictObject({
  title: z.string().min(1).max(200),
  number: z.string().min(1).max(60).nullable(),
  date: day.nullable(),
})
const holiday = z.strictObject({
  name: z.string().min(1).max(20),
  from: day,
  to: day,
  makeUp: z.array(day).max(10).readonly(),
})

/** A year as it is stored and travels; whether its days make sense says calendarFaults. */
export const calendarYearSchema: z.ZodType<CalendarYear> = z.strictObject({
  year,
  notices: z.array(notice).min(1).max(10).readonly(),
  holidays: z.array(holiday).max(20).readonly(),
})

const statutoryYear: z.ZodType<StatutoryYear> = z.strictObject({
  year,
  holidays: z.array(holiday).max(20).readonly(),
  note: z.string().min(1).max(200),
})

export const workCalendarSchema: z.ZodType<WorkCalendar> = z.strictObject({
  years: z.array(calendarYearSchema).max(100).readonly(),
  provisional: z.array(statutoryYear).max(10).readonly(),
})
