import { type Kysely, sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { CityOpinionImportTable, CityOpinionLineTable, CityOpinionTable } from './city-review-tables.ts'
import type { Schema } from './schema.ts'

export async function insertOpinionImport(db: Kysely<Schema>, line: CityOpinionImportTable): Promise<void> {
  await db.insertInto('city_opinion_import').values(line).execute()
}

export const insertOpinionLines = bulkInsert<CityOpinionLineTable>((db, lines) =>
  db.insertInto('city_opinion_line').values(lines),
)

/** Newest first. */
export async function opinionImports(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly CityOpinionImportTable[]> {
  return db
    .selectFrom('city_opinion_import')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number', 'desc')
    .execute()
}

export async function closeOpinionImport(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  number: number,
  changes: Pick<CityOpinionImportTable, 'state' | 'closed_at' | 'closed_username' | 'closed_by'>,
): Promise<void> {
  await db
    .updateTable('city_opinion_import')
    .set(changes)
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('number', '=', number)
    .execute()
}

export interface OpinionLineFilter {
  readonly district: string
  readonly cycle: string
  readonly import: number
  readonly only: 'refused' | 'accepted' | null
  /** Line to go on behind; 0 for the first page. */
  readonly after: number
  readonly limit: number
}

export async function opinionLinePage(
  db: Kysely<Schema>,
  { district, cycle, import: number, only, after, limit }: OpinionLineFilter,
): Promise<readonly CityOpinionLineTable[]> {
  let query = db
    .selectFrom('city_opinion_line')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('import', '=', number)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
  if (only !== null) query = query.where('refusal', only === 'refused' ? 'is not' : 'is', null)
  return query.execute()
}

/** Takes the lines of a list that may be taken over as the opinions that hold. */
export async function adoptOpinions(
  db: Kysely<Schema>,
  { district, cycle, import: number }: Pick<OpinionLineFilter, 'district' | 'cycle' | 'import'>,
  by: Pick<CityOpinionTable, 'at' | 'username' | 'by_name'>,
): Promise<void> {
  await sql`insert into city_opinion (district, cycle, parcel_code, opinion, class, reason, import, at, username, by_name)
    select district, cycle, parcel_code, opinion, class, reason, import, ${by.at}, ${by.username}, ${by.by_name}
    from city_opinion_line
    where district = ${district} and cycle = ${cycle} and import = ${number} and refusal is null
    on conflict (district, cycle, parcel_code) do update set opinion = excluded.opinion, class = excluded.class,
      reason = excluded.reason, import = excluded.import, at = excluded.at, username = excluded.username,
      by_name = excluded.by_name`.execute(db)
}

export async function saveOpinion(db: Kysely<Schema>, line: CityOpinionTable): Promise<void> {
  const { district, cycle, parcel_code, ...held } = line
  await db
    .insertInto('city_opinion')
    .values(line)
    .onConflict((conflict) => conflict.columns(['district', 'cycle', 'parcel_code']).doUpdateSet(held))
    .execute()
}

/** Opinions by parcel with what the evaluation had found, after the code given. */
export async function opinionPage(
  db: Kysely<Schema>,
  filter: {
    readonly district: string
    readonly cycle: string
    readonly evaluation: number
    readonly opinion: string | null
    readonly after: string
    readonly limit: number
  },
) {
  const { district, cycle, evaluation, opinion, after, limit } = filter
  let query = opinionsOf(db, district, cycle, evaluation)
    .where('city_opinion.parcel_code', '>', after)
    .orderBy('city_opinion.parcel_code')
    .limit(limit)
  if (opinion !== null) query = query.where('city_opinion.opinion', '=', opinion)
  return query.execute()
}

/** The opinion about one parcel; null for none. */
export async function opinionOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  evaluation: number,
  parcelCode: string,
) {
  const found = await opinionsOf(db, district, cycle, evaluation)
    .where('city_opinion.parcel_code', '=', parcelCode)
    .executeTakeFirst()
  return found ?? null
}

function opinionsOf(db: Kysely<Schema>, district: string, cycle: string, evaluation: number) {
  return db
    .selectFrom('city_opinion')
    .leftJoin('evaluation_result', (join) =>
      join
        .onRef('evaluation_result.district', '=', 'city_opinion.district')
        .on('evaluation_result.evaluation', '=', evaluation)
        .onRef('evaluation_result.parcel_code', '=', 'city_opinion.parcel_code'),
    )
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'city_opinion.district')
        .onRef('parcel.cycle', '=', 'city_opinion.cycle')
        .onRef('parcel.parcel_code', '=', 'city_opinion.parcel_code'),
    )
    .selectAll('city_opinion')
    .select(['evaluation_result.class as evaluated', 'parcel.parcel_name', 'parcel.town_code'])
    .where('city_opinion.district', '=', district)
    .where('city_opinion.cycle', '=', cycle)
}

/** How many parcels have which opinion. */
export async function opinionCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<ReadonlyMap<string, number>> {
  const lines = await db
    .selectFrom('city_opinion')
    .select(({ fn }) => ['opinion', fn.countAll<number>().as('count')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .groupBy('opinion')
    .execute()
  return new Map(lines.map(({ opinion, count }) => [opinion, Number(count)]))
}
