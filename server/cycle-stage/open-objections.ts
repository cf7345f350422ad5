import type { Kysely } from 'kysely'
import { openObjectionStates } from '#core/objection/state.ts'
import { countingStates } from '#core/publication/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { acceptedObjections, countInStates } from '../db/objections.ts'
import { publicationsOfYear } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'

/** What of a year's publication still stands in the way of 研判. */
export interface OpenObjections {
  /** Received, and neither answered nor taken back. */
  readonly open: number
  /** Accepted and answered, but no evaluation has taken them up. */
  readonly toReEvaluate: number
  /** Whether anything is published, or was to its end. */
  readonly isPublished: boolean
  /** The last day of all publications that count; null while there is none. */
  readonly lastDay: CalendarDate | null
  /** Published, and the last day is past. */
  readonly windowOver: boolean
}

const mostPublications = 500

/** @param today in Asia/Shanghai */
export async function openObjections(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: CalendarDate,
): Promise<OpenObjections> {
  const counting = { states: countingStates, limit: mostPublications }
  const published = await publicationsOfYear(db, district, cycle, counting)
  const lastDays = published.flatMap(({ last_day: day }) => (day === null ? [] : [day])).sort()
  const lastDay = lastDays.at(-1) ?? null
  return {
    open: await countInStates(db, district, cycle, openObjectionStates),
    toReEvaluate: (await acceptedObjections(db, district, cycle)).length,
    isPublished: lastDay !== null,
    lastDay,
    windowOver: lastDay !== null && today > lastDay,
  }
}
