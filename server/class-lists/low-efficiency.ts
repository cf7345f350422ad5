import type { Kysely } from 'kysely'
import { type StayEnd, type StayOrigin, stayEndOf, stayOriginOf } from '#core/class-lists/origin.ts'
import { countStays, type StayFilter, stayPage, staysOf } from '../db/class-list-stays.ts'
import type { LowEfficiencyStayTable } from '../db/class-list-tables.ts'
import type { Schema } from '../db/schema.ts'

/** A parcel's time on the 低效产业用地清单. */
export interface LowEfficiencyEntry {
  readonly parcelCode: string
  readonly townCode: string | null
  readonly landClass: string | null
  /** m². */
  readonly landArea: number | null
  readonly origin: StayOrigin
  /** The decided year it rests on, with the class then; null when it rests on none. */
  readonly cycle: string | null
  readonly class: string | null
  /** Of an imported one: what says so. */
  readonly source: string | null
  /** Parcels whose stay it carries on. */
  readonly predecessors: readonly string[]
  readonly from: string
  /** First day off the list; null while it is on it. */
  readonly until: string | null
  readonly end: StayEnd | null
}

/**
 * Which of the parcels are on the list, by code.
 * @param day YYYY-MM-DD for the list as of that day; null as it stands
 */
export async function lowEfficiencyOn(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
  day: string | null = null,
): Promise<ReadonlyMap<string, LowEfficiencyEntry>> {
  const stays = await staysOf(db, district, parcelCodes, day)
  return new Map(stays.map((stay) => [stay.parcel_code, entryOf(stay)]))
}

export interface ListFilter {
  /** Null: as it stands. */
  readonly day?: string | null
  readonly towns?: readonly string[] | null
  readonly origins?: readonly StayOrigin[] | null
}

/** A page of the list by parcel code, after the code given ('' for the first). */
export async function entriesOfList(
  db: Kysely<Schema>,
  district: string,
  filter: ListFilter,
  after: string,
  limit: number,
): Promise<readonly LowEfficiencyEntry[]> {
  return (await stayPage(db, stayFilter(district, filter), after, limit)).map(entryOf)
}

export interface ListCount {
  readonly townCode: string | null
  readonly origin: StayOrigin
  readonly parcels: number
  /** m². */
  readonly area: number
}

/** Parcels and areas of the list by town and origin. */
export async function countsOfList(
  db: Kysely<Schema>,
  district: string,
  filter: ListFilter = {},
): Promise<readonly ListCount[]> {
  const counts = await countStays(db, stayFilter(district, filter))
  return counts.map(({ town_code: townCode, origin, parcels, area }) => {
    return { townCode, origin: stayOriginOf(origin), parcels, area }
  })
}

function stayFilter(district: string, { day = null, towns = null, origins = null }: ListFilter): StayFilter {
  return { district, day, towns, origins, lands: null, text: null }
}

export function entryOf(stay: LowEfficiencyStayTable): LowEfficiencyEntry {
  return {
    parcelCode: stay.parcel_code,
    townCode: stay.town_code,
    landClass: stay.land_class,
    landArea: stay.land_area,
    origin: stayOriginOf(stay.origin),
    cycle: stay.cycle,
    class: stay.class,
    source: stay.source,
    predecessors: stay.predecessors === null ? [] : (JSON.parse(stay.predecessors) as readonly string[]),
    from: stay.from_day,
    until: stay.until_day,
    end: stayEndOf(stay.until_ground),
  }
}
