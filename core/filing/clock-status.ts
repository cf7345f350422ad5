import type { WorkCalendar } from '../calendar/calendar.ts'
import type { ReckonedDate } from '../calendar/workdays.ts'
import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import { type ClockFacts, daysUsed, deadlineOf } from './clock.ts'
import type { ClockRule } from './clock-rule.ts'
import type { Filing } from './filing.ts'

export type ClockPhase = 'not-started' | 'running' | 'paused' | 'stopped'

/** How near: plain, from the first warning, from the last warning, past the limit. */
export type ClockLevel = 'plain' | 'near' | 'nearest' | 'overdue'

/** Where the ten working days stand on a day. */
export interface ClockStatus {
  readonly phase: ClockPhase
  readonly onDay: CalendarDate
  readonly limitDays: number
  readonly daysUsed: number
  /** Never below 0. */
  readonly daysLeft: number
  readonly overdueBy: number
  readonly level: ClockLevel
  /** Null before 受理. */
  readonly deadline: ReckonedDate | null
  /** The count or the deadline rests on a year whose notice is not out. */
  readonly provisional: boolean
}

/** What of a filing says where its clock stands. */
export type ClockedFiling = ClockFacts & Pick<Filing, 'state'>

export function clockStatus(
  filing: ClockedFiling,
  onDay: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): ClockStatus {
  const used = daysUsed(filing, onDay, calendar, rule)
  const deadline = deadlineOf(filing, onDay, calendar, rule)
  return {
    phase: phaseOf(filing, onDay),
    onDay,
    limitDays: rule.limitDays,
    daysUsed: used.days,
    daysLeft: Math.max(0, rule.limitDays - used.days),
    overdueBy: Math.max(0, used.days - rule.limitDays),
    level: levelOf(used.days, rule),
    deadline,
    provisional: used.provisional || deadline?.provisional === true,
  }
}

function phaseOf({ acceptedOn, stoppedOn, state }: ClockedFiling, onDay: CalendarDate): ClockPhase {
  if (acceptedOn === null) return 'not-started'
  if (stoppedOn !== null && stoppedOn <= onDay) return 'stopped'
  return state === 'returned' ? 'paused' : 'running'
}

function levelOf(days: number, { limitDays, warnAt: [near, nearest] }: ClockRule): ClockLevel {
  if (days > limitDays) return 'overdue'
  if (days >= nearest) return 'nearest'
  return days >= near ? 'near' : 'plain'
}

/** 第 9 个工作日（共 10 个），剩 1 个工作日; 今天到期; 逾期 3 个工作日; and when the clock does not run, why. */
export function clockText(status: ClockStatus): string {
  const { phase, daysUsed: used, limitDays, overdueBy } = status
  if (phase === 'not-started') return '未受理，未起算'
  if (phase === 'stopped') return `用时 ${used} 个工作日${overdueBy > 0 ? `，逾期 ${overdueBy} 个工作日` : ''}`
  if (phase === 'paused') return `补正中，时钟停；已用 ${used} 个工作日（共 ${limitDays} 个）`
  return runningText(status)
}

function runningText({ daysUsed: used, limitDays, daysLeft, overdueBy, deadline, onDay }: ClockStatus): string {
  if (overdueBy > 0) return `逾期 ${overdueBy} 个工作日`
  if (used === 0) return `已受理，未满 1 个工作日，剩 ${daysLeft} 个工作日`
  if (daysLeft > 0) return `第 ${used} 个工作日（共 ${limitDays} 个），剩 ${daysLeft} 个工作日`
  return deadline?.date === onDay ? '今天到期' : `${(deadline?.date ?? onDay).slice(5)} 到期`
}

/** 2026-10-12, or 暂定 2027-01-08（2027 年放假安排未发布）. */
export function deadlineText({ date, provisional }: ReckonedDate): string {
  return provisional ? `暂定 ${date}（${yearOf(date)} 年放假安排未发布）` : date
}

/** A deadline that two calendars give differently; null when it stays, or when the clock does not run any more. */
export function changedDeadline(
  filing: ClockFacts,
  onDay: CalendarDate,
  calendars: { readonly before: WorkCalendar; readonly after: WorkCalendar },
  rule: ClockRule,
): { readonly before: ReckonedDate; readonly after: ReckonedDate } | null {
  if (filing.stoppedOn !== null) return null
  const before = deadlineOf(filing, onDay, calendars.before, rule)
  const after = deadlineOf(filing, onDay, calendars.after, rule)
  if (before === null || after === null) return null
  return before.date === after.date && before.provisional === after.provisional ? null : { before, after }
}
