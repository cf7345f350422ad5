import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { ClassMove } from '#core/class-lists/class-move.ts'
import type { ClassStepTable } from './class-list-tables.ts'
import type { DecidedClassTable } from './deciding-tables.ts'
import { likePart } from './evaluations.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export interface DecidedFilter {
  readonly district: string
  readonly cycle: string
  /** Null within stands for none. */
  readonly classes: readonly (string | null)[] | null
  readonly towns: readonly string[] | null
  readonly lands: readonly string[] | null
  readonly move: ClassMove | null
  /** Lower case. */
  readonly text: string | null
}

type Line = ExpressionBuilder<Schema, 'decided_class'>

function linesWhere(db: Kysely<Schema>, { district, cycle, classes, towns, lands, move, text }: DecidedFilter) {
  let query = db.selectFrom('decided_class').where('district', '=', district).where('cycle', '=', cycle)
  const among = (column: 'town_code' | 'land_class', values: readonly string[]) => (line: Line) =>
    values.length === 0 ? line.lit(false) : line(column, 'in', [...values])
  if (classes !== null) query = query.where(classAmong(classes))
  if (towns !== null) query = query.where(among('town_code', towns))
  if (lands !== null) query = query.where(among('land_class', lands))
  if (move !== null) query = query.where(moved(district, cycle, move))
  if (text !== null) {
    query = query.where((line) =>
      line.or([
        sql<boolean>`lower(decided_class.parcel_code) like ${likePart(text)}`,
        line(
          'decided_class.parcel_code',
          'in',
          line
            .selectFrom('parcel')
            .select('parcel.parcel_code')
            .where('parcel.district', '=', district)
            .where('parcel.cycle', '=', cycle)
            .where('parcel.search', 'like', likePart(text)),
        ),
      ]),
    )
  }
  return query
}

function classAmong(classes: readonly (string | null)[]) {
  const letters = classes.filter((one) => one !== null)
  return (line: Line) => {
    const among = letters.length === 0 ? line.lit(false) : line('class', 'in', letters)
    return classes.includes(null) ? line.or([among, line('class', 'is', null)]) : among
  }
}

/**
 * A line whose class stands so to that of the year before, by the two letters: the better class comes first in the
 * alphabet. The class before is asked line for line by its key, which no planner turns into a join of a whole year.
 */
function moved(district: string, cycle: string, move: ClassMove): RawBuilder<boolean> {
  const before = sql<string | null>`(select step.before_class from class_step as step where step.district = ${district}
    and step.cycle = ${cycle} and step.parcel_code = decided_class.parcel_code)`
  const now = sql.ref('decided_class.class')
  switch (move) {
    case 'first':
      return sql`(${now} is not null and ${before} is null)`
    case 'two-d':
      return sql`(${now} = 'D' and ${before} = 'D')`
    case 'c-to-d':
      return sql`(${now} = 'D' and ${before} = 'C')`
    case 'improved':
      return sql`${now} < ${before}`
    case 'worse':
      return sql`${now} > ${before}`
    case 'same':
      return sql`${now} = ${before}`
  }
}

/** Lines by parcel code, after the code or at the row number given. */
export async function decidedPage(
  db: Kysely<Schema>,
  filter: DecidedFilter,
  place: { readonly after: string } | { readonly offset: number },
  limit: number,
): Promise<readonly DecidedClassTable[]> {
  const query = linesWhere(db, filter).selectAll().orderBy('parcel_code').limit(limit)
  return ('after' in place ? query.where('parcel_code', '>', place.after) : query.offset(place.offset)).execute()
}

export interface Tally {
  readonly parcels: number
  /** m². */
  readonly area: number
}

export async function countDecided(db: Kysely<Schema>, filter: DecidedFilter): Promise<Tally> {
  const { parcels, area } = await linesWhere(db, filter)
    .select((line) => [
      line.fn.countAll<number>().as('parcels'),
      line.fn.coalesce(line.fn.sum<number>('land_area'), line.lit(0)).as('area'),
    ])
    .executeTakeFirstOrThrow()
  return { parcels: Number(parcels), area: Number(area) }
}

export interface DecidedGroup extends Tally {
  readonly town_code: string | null
  readonly land_class: string | null
  readonly class: string | null
}

/** Parcels and areas by town, land class and class. */
export async function decidedGroups(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  towns: readonly string[] | null,
): Promise<readonly DecidedGroup[]> {
  const filter = { district, cycle, classes: null, towns, lands: null, move: null, text: null }
  const groups = await linesWhere(db, filter)
    .select((line) => [
      'town_code',
      'land_class',
      'class',
      line.fn.countAll<number>().as('parcels'),
      line.fn.coalesce(line.fn.sum<number>('land_area'), line.lit(0)).as('area'),
    ])
    .groupBy(['town_code', 'land_class', 'class'])
    .execute()
  return groups.map((group) => ({ ...group, parcels: Number(group.parcels), area: Number(group.area) }))
}

/** Any line of the year: all are of one decision. */
export async function anyDecided(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<DecidedClassTable | null> {
  const found = await db
    .selectFrom('decided_class')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export interface StepCount {
  readonly before_cycle: string
  readonly before_class: string
  readonly class: string
  readonly parcels: number
}

export async function stepCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  towns: readonly string[] | null,
): Promise<readonly StepCount[]> {
  let query = db.selectFrom('class_step').where('district', '=', district).where('cycle', '=', cycle)
  if (towns !== null)
    query = query.where((step) => (towns.length === 0 ? step.lit(false) : step('town_code', 'in', [...towns])))
  const counts = await query
    .select((step) => ['before_cycle', 'before_class', 'class', step.fn.countAll<number>().as('parcels')])
    .groupBy(['before_cycle', 'before_class', 'class'])
    .orderBy('before_class')
    .orderBy('class')
    .execute()
  return counts.map((count) => ({ ...count, parcels: Number(count.parcels) }))
}

/** The class of the year before, of some parcels. */
export async function stepsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, ClassStepTable>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('class_step')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
  return new Map(found.map((step) => [step.parcel_code, step]))
}
