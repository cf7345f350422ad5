import { type Kysely, sql } from 'kysely'
import type { FigureValues } from '#core/department-data/parcel-figure.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { ParcelFigureTable } from './parcel-figure-tables.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 2000

export const insertFigures = bulkInsert<ParcelFigureTable>((db, lines) => db.insertInto('parcel_figure').values(lines))

/** Revisions of these parcels' figures in their order, of one department or of all with null. */
export async function figuresOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  codes: readonly string[],
  department: string | null = null,
): Promise<readonly ParcelFigureTable[]> {
  if (codes.length === 0) return []
  let query = db
    .selectFrom('parcel_figure')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', [...codes])
    .orderBy('parcel_code')
    .orderBy('department')
    .orderBy('revision')
  if (department !== null) query = query.where('department', '=', department)
  return query.execute()
}

/** All revisions of a year, in their order, a piece at a time. */
export async function eachFigure(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  visit: (figure: ParcelFigureTable) => void,
): Promise<void> {
  let last: ParcelFigureTable | undefined
  do {
    let query = db
      .selectFrom('parcel_figure')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .orderBy('parcel_code')
      .orderBy('department')
      .orderBy('revision')
      .limit(rowsAtOnce)
    if (last !== undefined) {
      const { parcel_code: code, department, revision } = last
      query = query.where(sql<boolean>`(parcel_code, department, revision) > (${code}, ${department}, ${revision})`)
    }
    const rows = await query.execute()
    for (const row of rows) visit(row)
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1)
  } while (last !== undefined)
}

/** Parcels a list stated figures for when it was applied, after the code given ('' for the first). */
export async function parcelsOfList(
  db: Kysely<Schema>,
  district: string,
  list: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('parcel_figure')
    .select('parcel_code')
    .distinct()
    .where('district', '=', district)
    .where('list', '=', list)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
  return rows.map(({ parcel_code }) => parcel_code)
}

/** The amounts a revision changes. */
export function amountsOf({ amounts }: Pick<ParcelFigureTable, 'amounts'>): FigureValues {
  return JSON.parse(amounts) as FigureValues
}
