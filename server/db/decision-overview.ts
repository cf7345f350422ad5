import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** Parcels and their land, by what they are counted by. */
export interface CountedLand {
  readonly parcels: number
  /** m² × 100. */
  readonly hundredths: number
}

export interface CountedClass extends CountedLand {
  readonly town: string | null
  readonly land: string | null
  readonly class: string | null
  /** Ranked parcels with a total, and the sum of the totals × 100. */
  readonly scored: number
  readonly totalHundredths: number
}

const countsOf = {
  parcels: sql<number>`count(*)`.as('parcels'),
  hundredths: sql<number>`coalesce(sum(cast(round(land_area * 100) as bigint)), 0)`.as('hundredths'),
}

function counted<Line extends { parcels: unknown; hundredths: unknown }>(line: Line) {
  return { ...line, parcels: Number(line.parcels), hundredths: Number(line.hundredths) }
}

export interface StatusLand extends CountedLand {
  readonly mark: string
}

/** Parcels by status from the counts that are kept, of one 街镇 or all: no line of a parcel is read. */
export async function landByStatus(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
): Promise<readonly StatusLand[]> {
  const lines = await db
    .selectFrom('progress_count')
    .select(({ fn }) => ['mark', fn.sum('parcels').as('parcels'), fn.sum('land_area_hundredths').as('hundredths')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('step', '=', 'status')
    .$if(town !== null, (query) => query.where('town_code', '=', town ?? ''))
    .groupBy('mark')
    .execute()
  return lines.map(counted)
}

/** What a year was decided by and on; null before. */
export async function decisionOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<{ readonly evaluation: number; readonly standard: string; readonly decidedOn: string } | null> {
  const line = await db
    .selectFrom('decided_class')
    .select(['evaluation', 'standard', 'decided_on'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('parcel_code')
    .limit(1)
    .executeTakeFirst()
  return line === undefined
    ? null
    : { evaluation: line.evaluation, standard: line.standard, decidedOn: line.decided_on }
}

/** Number of the last act on the stages of a year, 0 before any: a decision is only changed by one. */
export async function lastStageAct(db: Kysely<Schema>, district: string, cycle: string): Promise<number> {
  const { last } = await db
    .selectFrom('cycle_stage_event')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/** The classes of a decided year, added up over all its lines: kept by who asks (server/decision-overview/class-cells.ts). */
export async function decidedCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly CountedClass[]> {
  const lines = await db
    .selectFrom('decided_class')
    .select(['town_code as town', 'land_class as land', 'class', countsOf.parcels, countsOf.hundredths])
    .select([
      sql<number>`sum(case when how = 'ranked' and total is not null then 1 else 0 end)`.as('scored'),
      sql<number>`coalesce(sum(case when how = 'ranked' then cast(round(total * 100) as bigint) end), 0)`.as(
        'totalHundredths',
      ),
    ])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .groupBy(['town_code', 'land_class', 'class'])
    .orderBy('town_code')
    .orderBy('land_class')
    .orderBy('class')
    .execute()
  return lines.map(classCounted)
}

/** The same of an evaluation, with the land the parcels have now. */
export async function evaluatedCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  evaluation: number,
): Promise<readonly CountedClass[]> {
  const lines = await db
    .selectFrom('evaluation_result')
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'evaluation_result.district')
        .onRef('parcel.parcel_code', '=', 'evaluation_result.parcel_code')
        .on('parcel.cycle', '=', cycle),
    )
    .select(['evaluation_result.town_code as town', 'evaluation_result.land_class as land', 'class'])
    .select([countsOf.parcels, countsOf.hundredths])
    .select([sql<number>`0`.as('scored'), sql<number>`0`.as('totalHundredths')])
    .where('evaluation_result.district', '=', district)
    .where('evaluation', '=', evaluation)
    .groupBy(['evaluation_result.town_code', 'evaluation_result.land_class', 'class'])
    .orderBy('evaluation_result.town_code')
    .orderBy('evaluation_result.land_class')
    .orderBy('class')
    .execute()
  return lines.map(classCounted)
}

function classCounted(
  line: Omit<CountedClass, 'parcels' | 'hundredths' | 'scored' | 'totalHundredths'> &
    Readonly<Record<'parcels' | 'hundredths' | 'scored' | 'totalHundredths', unknown>>,
): CountedClass {
  return { ...counted(line), scored: Number(line.scored), totalHundredths: Number(line.totalHundredths) }
}

interface PublishedList {
  readonly number: number
  readonly revision: number
}

/** Publications of a year that are out or were closed; corrections repeat parcels of theirs and are not among them. */
export async function publishedLists(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly PublishedList[]> {
  return db
    .selectFrom('publication')
    .select(['number', 'revision'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', 'in', ['published', 'closed'])
    .where('corrects', 'is', null)
    .orderBy('number')
    .execute()
}

interface TownLand extends CountedLand {
  readonly town: string | null
}

/** The lines of a published list by 街镇: they never change. */
export async function publishedCounts(
  db: Kysely<Schema>,
  district: string,
  publication: number,
): Promise<readonly TownLand[]> {
  const lines = await db
    .selectFrom('publication_line')
    .select(['town_code as town', countsOf.parcels, countsOf.hundredths])
    .where('district', '=', district)
    .where('publication', '=', publication)
    .groupBy('town_code')
    .execute()
  return lines.map(counted)
}

/** Parcels of a year that were objected to, each counted once. */
export async function objectedLand(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
): Promise<CountedLand> {
  const line = await db
    .selectFrom((from) =>
      from
        .selectFrom('objection')
        .innerJoin('parcel', (join) =>
          join
            .onRef('parcel.district', '=', 'objection.district')
            .onRef('parcel.cycle', '=', 'objection.cycle')
            .onRef('parcel.parcel_code', '=', 'objection.parcel_code'),
        )
        .select(['objection.parcel_code', 'parcel.land_area'])
        .distinct()
        .where('objection.district', '=', district)
        .where('objection.cycle', '=', cycle)
        .where('objection.state', 'not in', ['draft', 'withdrawn'])
        .$if(town !== null, (query) => query.where('objection.town_code', '=', town))
        .as('objected'),
    )
    .select([countsOf.parcels, countsOf.hundredths])
    .executeTakeFirstOrThrow()
  return counted(line)
}

type PlanPortion = 'planned' | 'approved' | 'disposed'

/**
 * Parcels with a disposal plan that was not given up, those of an approved one, and those disposed of. Plans are few:
 * one for a parcel of the list.
 */
export async function disposalLand(
  db: Kysely<Schema>,
  district: string,
  town: string | null,
): Promise<Readonly<Record<PlanPortion, CountedLand>>> {
  const area = (condition: string, column: string) =>
    sql<number>`coalesce(sum(case when ${sql.raw(condition)} then cast(round(coalesce(${sql.ref(column)}, land_area) * 100) as bigint) end), 0)`
  const parcels = (condition: string) =>
    sql<number>`coalesce(sum(case when ${sql.raw(condition)} then 1 else 0 end), 0)`
  const approved = 'approved_version is not null'
  const disposed = "state = 'completed'"
  const line = await db
    .selectFrom('disposal_plan')
    .select([
      sql<number>`count(*)`.as('planned'),
      area('1 = 1', 'land_area').as('plannedLand'),
      parcels(approved).as('approved'),
      area(approved, 'approved_area').as('approvedLand'),
      parcels(disposed).as('disposed'),
      area(disposed, 'disposed_area').as('disposedLand'),
    ])
    .where('district', '=', district)
    .where('state', '!=', 'ended')
    .$if(town !== null, (query) => query.where('town_code', '=', town))
    .executeTakeFirstOrThrow()
  return {
    planned: { parcels: Number(line.planned), hundredths: Number(line.plannedLand) },
    approved: { parcels: Number(line.approved), hundredths: Number(line.approvedLand) },
    disposed: { parcels: Number(line.disposed), hundredths: Number(line.disposedLand) },
  }
}
