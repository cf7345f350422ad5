import { type Problem, problem } from '../error/problem.ts'
import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'

/** When a published version is in force: from `since` up to, not including, `until`. */
export interface StandardPeriod {
  readonly id: string
  readonly since: CalendarDate
  readonly until: CalendarDate | null
}

export function isWithin({ since, until }: StandardPeriod, day: CalendarDate): boolean {
  return since <= day && (until === null || day < until)
}

/**
 * The one version in force on the day of the evaluation (not of the figures): a Problem where there is none, never last
 * year's, and where there are two.
 * @param periods of the versions that were published in this district
 */
export function inForceOn<Period extends StandardPeriod>(
  periods: readonly Period[],
  district: string,
  day: CalendarDate,
): Period | Problem<'no-standard-in-force'> | Problem<'standards-overlap'> {
  const [first, ...others] = periods.filter((period) => isWithin(period, day))
  if (first === undefined) return problem('no-standard-in-force', { district, day })
  if (others.length > 0) return problem('standards-overlap', { day, ids: [first, ...others].map(({ id }) => id) })
  return first
}

/** Where a new period finds its place among the others. */
export interface PeriodPlace<Period> {
  /** The one before it, which ends where it begins; null for the first. */
  readonly closes: Period | null
  /** The day on which the next one begins; null for the last. */
  readonly until: CalendarDate | null
}

/** The place of a version that is to be in force from the day; a sentence naming gap or overlap where there is none. */
export function placeFor<Period extends StandardPeriod>(
  periods: readonly Period[],
  since: CalendarDate,
): PeriodPlace<Period> | string {
  const inOrder = [...periods].sort((one, other) => (one.since < other.since ? -1 : 1))
  const same = inOrder.find((period) => period.since === since)
  if (same !== undefined) return `${same.id} 也从 ${since} 起施行，同日不能有两个标准。`
  const before = inOrder.findLast((period) => period.since < since) ?? null
  if (before?.until !== undefined && before.until !== null && before.until < since) {
    return `${before.until} 至 ${dayBefore(since)} 将没有标准：前一个施行到 ${dayBefore(before.until)}。`
  }
  return { closes: before, until: inOrder.find((period) => period.since > since)?.since ?? null }
}

/** Days between the first and the last period on which none or more than one is in force. Empty when all is well. */
export interface PeriodFault {
  readonly kind: 'gap' | 'overlap'
  readonly from: CalendarDate
  /** The day after the last; null for ever. */
  readonly until: CalendarDate | null
  readonly ids: readonly string[]
}

export function periodFaults(periods: readonly StandardPeriod[]): readonly PeriodFault[] {
  const inOrder = [...periods].sort((one, other) => (one.since < other.since ? -1 : 1))
  return inOrder.flatMap((period, index): readonly PeriodFault[] => {
    const next = inOrder[index + 1]
    if (next === undefined) return []
    const ids = [period.id, next.id]
    if (period.until === null || period.until > next.since) {
      const until = earlier(period.until, next.until)
      return [{ kind: 'overlap', from: next.since, until, ids }]
    }
    return period.until < next.since ? [{ kind: 'gap', from: period.until, until: next.since, ids }] : []
  })
}

function earlier(one: CalendarDate | null, other: CalendarDate | null): CalendarDate | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

function dayBefore(day: CalendarDate): CalendarDate {
  return fromDayNumber(dayNumber(day) - 1)
}
