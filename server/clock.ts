import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'

/** The only clock of the server; tests put their own in its place. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
}

export const systemClock: Clock = { now: () => Date.now() }

const shanghaiOffset = 8 * 3_600_000

/** ISO 8601 with the offset of Asia/Shanghai (no summer time since 1991): sorts as text. 2026-11-21T14:02:11.123+08:00 */
export function instantText(milliseconds: number): string {
  return `${new Date(milliseconds + shanghaiOffset).toISOString().slice(0, -1)}+08:00`
}

/** Calendar day in Asia/Shanghai, wherever the server stands. */
export function dayOfInstant(milliseconds: number): CalendarDate {
  return instantText(milliseconds).slice(0, 10)
}

export function todayInShanghai(clock: Clock = systemClock): CalendarDate {
  return dayOfInstant(clock.now())
}
