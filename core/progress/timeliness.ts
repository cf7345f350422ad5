import type { WorkCalendar } from '../calendar/calendar.ts'
import { isWorkday } from '../calendar/day.ts'
import { nthWorkdayAfter, reachesUncovered, workdaysBetween } from '../calendar/workdays.ts'
import { type CalendarDate, dayNumber, fromDayNumber, yearOf } from '../vocabulary/calendar-date.ts'

/** The last day of a stage. */
export interface DueDay {
  /** As it was set. */
  readonly set: CalendarDate
  /** The day itself, or the first working day after it where it is a day off (民法典 203条). */
  readonly last: CalendarDate
  /** 暂定: one of the days on the way lies in a year whose notice is not out. */
  readonly provisional: boolean
}

export function dueDay(set: CalendarDate, calendar: WorkCalendar): DueDay {
  const last = isWorkday(set, calendar) ? set : nthWorkdayAfter(set, 1, calendar).date
  // The day set counts too: in a year without its notice it may itself turn out a day off.
  return { set, last, provisional: reachesUncovered(fromDayNumber(dayNumber(set) - 1), last, calendar) }
}

export const timelinessKinds = ['on-time', 'late', 'running', 'overdue'] as const
export type TimelinessKind = (typeof timelinessKinds)[number]

/** How something stands to its due date. */
export interface Timeliness {
  /** Done by the last day, done after it, not done while it lasts, not done after it. */
  readonly kind: TimelinessKind
  /** Working days left after today up to the last day ('running'; 0 = today is the last). */
  readonly daysLeft: number
  /** Working days after the last day up to the doing ('late') or up to today ('overdue'). */
  readonly daysOver: number
  readonly provisional: boolean
}

/** @param doneOn null while it is not done */
export function timelinessOf(
  due: DueDay,
  doneOn: CalendarDate | null,
  today: CalendarDate,
  calendar: WorkCalendar,
): Timeliness {
  const day = doneOn ?? today
  if (day <= due.last) {
    if (doneOn !== null) return { kind: 'on-time', daysLeft: 0, daysOver: 0, provisional: due.provisional }
    const left = workdaysBetween(today, due.last, calendar)
    return { kind: 'running', daysLeft: left.days, daysOver: 0, provisional: due.provisional || left.provisional }
  }
  const over = workdaysBetween(due.last, day, calendar)
  const kind = doneOn === null ? 'overdue' : 'late'
  return { kind, daysLeft: 0, daysOver: over.days, provisional: due.provisional || over.provisional }
}

/** 剩 6 个工作日; 今天到期; 逾期 3 个工作日; what was done says how. */
export function timelinessText({ kind, daysLeft, daysOver }: Timeliness): string {
  if (kind === 'on-time') return '按时'
  if (kind === 'running') return daysLeft === 0 ? '今天到期' : `剩 ${daysLeft} 个工作日`
  const word = kind === 'late' ? '迟交' : '逾期'
  // Nothing but days off has passed since the last day.
  return daysOver === 0 ? `${word}不足 1 个工作日` : `${word} ${daysOver} 个工作日`
}

/** 2026-12-01; a day off with the day it moves to; 暂定 where the calendar does not reach. */
export function dueDayText({ set, last, provisional }: DueDay): string {
  const day = set === last ? last : `${last}（${set} 为休息日，顺延）`
  return provisional ? `暂定 ${day}（${yearOf(last)} 年放假安排未发布）` : day
}
