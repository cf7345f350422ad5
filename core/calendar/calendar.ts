import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** The document a year's days come from. */
export interface CalendarNotice {
  readonly title: string
  /** 国办发明电〔2025〕7号; null where the text pasted did not carry one. */
  readonly number: string | null
  /** The day it is dated; null where it did not say. */
  readonly date: CalendarDate | null
}

/** One holiday as its notice arranges it. */
export interface Holiday {
  /** 春节; 国庆节、中秋节 where the notice joins two. */
  readonly name: string
  /** First and last day off, weekends inside included, as the notice counts them. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** 调休: weekend days that are worked for it. */
  readonly makeUp: readonly CalendarDate[]
}

/** A year whose notice is out. Its holidays may reach into the years beside it. */
export interface CalendarYear {
  readonly year: number
  /** The yearly notice and what changed it later. */
  readonly notices: readonly CalendarNotice[]
  readonly holidays: readonly Holiday[]
}

/** The statutory days alone of a year whose notice is not out: every date that rests on them is 暂定. */
export interface StatutoryYear {
  readonly year: number
  readonly holidays: readonly Holiday[]
  /** Where the days come from, in Chinese. */
  readonly note: string
}

/** Which days are worked, as data: no holiday stands in the program. */
export interface WorkCalendar {
  readonly years: readonly CalendarYear[]
  readonly provisional: readonly StatutoryYear[]
}

/** The years with a notice, in order. */
export function coveredYears(calendar: WorkCalendar): readonly number[] {
  return calendar.years.map(({ year }) => year).sort((a, b) => a - b)
}
