import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { likePart } from './evaluations.ts'
import { lookUp } from './look-up.ts'
import type { PublicationEventTable, PublicationLineTable, PublicationTable } from './publication-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export async function insertPublication(db: Kysely<Schema>, publication: PublicationTable): Promise<void> {
  await db.insertInto('publication').values(publication).execute()
}

export async function updatePublication(
  db: Kysely<Schema>,
  district: string,
  number: number,
  changes: Partial<PublicationTable>,
): Promise<void> {
  await db
    .updateTable('publication')
    .set(changes)
    .where('district', '=', district)
    .where('number', '=', number)
    .execute()
}

export async function findPublication(
  db: Kysely<Schema>,
  district: string,
  number: number,
): Promise<PublicationTable | null> {
  const found = await db
    .selectFrom('publication')
    .selectAll()
    .where('district', '=', district)
    .where('number', '=', number)
    .executeTakeFirst()
  return found ?? null
}

/** Of a year, the newest first. */
export async function publicationsOfYear(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  { states, limit }: { readonly states: readonly string[]; readonly limit: number },
): Promise<readonly PublicationTable[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', 'in', [...states])
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

export async function savePublicationLines(db: Kysely<Schema>, lines: readonly PublicationLineTable[]): Promise<void> {
  await inPieces(lines, (piece) =>
    db
      .insertInto('publication_line')
      .values([...piece])
      .execute(),
  )
}

/** Of a draft that is discarded: what was never shown need not be kept. */
export async function deletePublicationLines(db: Kysely<Schema>, district: string, number: number): Promise<void> {
  await db.deleteFrom('publication_line').where('district', '=', district).where('publication', '=', number).execute()
}

export interface LineFilter {
  readonly district: string
  readonly publication: number
  /** Which the reader may see. */
  readonly scope: RawBuilder<SqlBool>
  readonly town: string | null
  readonly verdict: string | null
  /** Lower case part of code or owner; null for any. */
  readonly text: string | null
}

function linesWhere(db: Kysely<Schema>, { district, publication, scope, town, verdict, text }: LineFilter) {
  let query = db
    .selectFrom('publication_line')
    .where('publication_line.district', '=', district)
    .where('publication_line.publication', '=', publication)
    .where(scope)
  if (town !== null) query = query.where('publication_line.town_code', '=', town)
  if (verdict !== null) query = query.where('publication_line.verdict', '=', verdict)
  if (text !== null) {
    const part = likePart(text)
    query = query.where(
      sql<SqlBool>`(lower(publication_line.parcel_code) like ${part} or lower(publication_line.owner_name) like ${part})`,
    )
  }
  return query
}

/** In the order of their places, behind the place given. */
export async function publicationLinePage(
  db: Kysely<Schema>,
  filter: LineFilter,
  after: number,
  limit: number,
): Promise<readonly PublicationLineTable[]> {
  return linesWhere(db, filter)
    .selectAll('publication_line')
    .where('publication_line.place', '>', after)
    .orderBy('publication_line.place')
    .limit(limit)
    .execute()
}

export async function countPublicationLines(db: Kysely<Schema>, filter: LineFilter): Promise<number> {
  const { total } = await linesWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

export interface LineCount {
  readonly key: string | null
  readonly lines: number
}

/** How many lines there are of each verdict or 街镇. */
export async function linesBy(
  db: Kysely<Schema>,
  filter: LineFilter,
  column: 'verdict' | 'town_code',
): Promise<readonly LineCount[]> {
  const found = await linesWhere(db, filter)
    .select((line) => [`publication_line.${column} as key`, line.fn.countAll<number>().as('lines')])
    .groupBy(`publication_line.${column}`)
    .orderBy(`publication_line.${column}`)
    .execute()
  return found.map(({ key, lines }) => ({ key, lines: Number(lines) }))
}

/** The line of a parcel, when it is one the reader may see. */
export async function publicationLineOf(
  db: Kysely<Schema>,
  filter: Pick<LineFilter, 'district' | 'publication' | 'scope'>,
  parcelCode: string,
): Promise<PublicationLineTable | null> {
  const found = await linesWhere(db, { ...filter, town: null, verdict: null, text: null })
    .selectAll('publication_line')
    .where('publication_line.parcel_code', '=', parcelCode)
    .executeTakeFirst()
  return found ?? null
}

export async function insertPublicationEvent(db: Kysely<Schema>, event: PublicationEventTable): Promise<void> {
  await db.insertInto('publication_event').values(event).execute()
}

/** In order. */
export async function publicationEvents(
  db: Kysely<Schema>,
  district: string,
  publication: number,
): Promise<readonly PublicationEventTable[]> {
  return db
    .selectFrom('publication_event')
    .selectAll()
    .where('district', '=', district)
    .where('publication', '=', publication)
    .orderBy('number')
    .execute()
}

/** A result with what the year's list says of its parcel now; the columns of the parcel are null once it was removed. */
export interface ResultWithParcel {
  readonly parcel_code: string
  readonly town_code: string | null
  readonly land_class: string | null
  readonly status: string
  readonly how: string | null
  readonly class: string | null
  readonly owner_name: string | null
  readonly owner_uscc: string | null
  readonly land_area: number | null
}

/** Results of an evaluation by parcel code, behind the code given. */
export async function resultsWithParcels(
  db: Kysely<Schema>,
  {
    district,
    evaluation,
    cycle,
    town,
  }: { readonly district: string; readonly evaluation: number; readonly cycle: string; readonly town: string | null },
  after: string,
  limit: number,
): Promise<readonly ResultWithParcel[]> {
  let query = db
    .selectFrom('evaluation_result')
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'evaluation_result.district')
        .onRef('parcel.parcel_code', '=', 'evaluation_result.parcel_code')
        .on('parcel.cycle', '=', cycle),
    )
    .select([
      'evaluation_result.parcel_code',
      'evaluation_result.town_code',
      'evaluation_result.land_class',
      'evaluation_result.status',
      'evaluation_result.how',
      'evaluation_result.class',
      'parcel.owner_name',
      'parcel.owner_uscc',
      'parcel.land_area',
    ])
    .where('evaluation_result.district', '=', district)
    .where('evaluation_result.evaluation', '=', evaluation)
    .where('evaluation_result.parcel_code', '>', after)
    .orderBy('evaluation_result.parcel_code')
    .limit(limit)
  if (town !== null) query = query.where('evaluation_result.town_code', '=', town)
  return query.execute()
}

/** What an evaluation found of some parcels, by code. */
export async function resultsOfParcels(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCodes: readonly string[],
): Promise<readonly Pick<ResultWithParcel, 'parcel_code' | 'status' | 'how' | 'class'>[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('evaluation_result')
      .select(['parcel_code', 'status', 'how', 'class'])
      .where('district', '=', district)
      .where('evaluation', '=', evaluation)
      .where('parcel_code', 'in', codes)
      .orderBy('parcel_code')
      .execute(),
  )
}
