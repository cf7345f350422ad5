import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { StandardFault } from './method-faults.ts'
import type { Standard } from './standard.ts'

/** 自何日起 of one clause. */
export interface ClauseDay {
  /** Of the day itself: ['indicators', 3, 'citation', 'since']. */
  readonly path: StandardFault['path']
  readonly since: CalendarDate
}

/** Every clause of a standard that has a day of its own, in the order of the text. */
export function clauseDays(standard: object): readonly ClauseDay[] {
  return daysWithin(standard, [])
}

function daysWithin(part: object, path: StandardFault['path']): readonly ClauseDay[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): readonly ClauseDay[] => {
    if (typeof value !== 'object' || value === null) return []
    const here = [...path, Array.isArray(part) ? Number(key) : key]
    if (key !== 'citation') return daysWithin(value, here)
    return 'since' in value && typeof value.since === 'string' ? [{ path: [...here, 'since'], since: value.since }] : []
  })
}

/** A standard cannot hold what is not yet in force on its first day. @param first that day */
export function clauseDayFaults(standard: object, first: Standard['since']): readonly StandardFault[] {
  return clauseDays(standard).flatMap(({ path, since }) =>
    since <= first ? [] : [{ path, message: `自何日起 ${since} 晚于标准的施行首日 ${first}，应不晚于首日` }],
  )
}
