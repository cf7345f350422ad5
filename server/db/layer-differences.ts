import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tolerances } from '#core/department-data/tolerance.ts'
import { groupedBy } from '../collections.ts'
import { contains } from './base-comparisons.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { LayerDifferenceTable } from './layer-difference-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

const insertDifferences = bulkInsert<LayerDifferenceTable>((db, lines) =>
  db.insertInto('layer_difference').values(lines),
)

export interface DifferentRow {
  readonly form: string
  readonly cycle: string
  readonly row_key: string
}

/** Puts the differences of rows in the place of those that were there. */
export async function replaceDifferences(
  db: Kysely<Schema>,
  district: string,
  rows: readonly DifferentRow[],
  lines: readonly LayerDifferenceTable[],
): Promise<void> {
  for (const ofForm of groupedBy(rows, ({ form, cycle }) => `${form} ${cycle}`).values()) {
    const [first] = ofForm
    if (first === undefined) continue
    await inPieces(ofForm, (piece) =>
      db
        .deleteFrom('layer_difference')
        .where('district', '=', district)
        .where('cycle', '=', first.cycle)
        .where('form', '=', first.form)
        .where(
          'row_key',
          'in',
          piece.map(({ row_key }) => row_key),
        )
        .execute(),
    )
  }
  await insertDifferences(db, lines)
}

/** Marks anew which differences lie beyond the tolerances. */
export async function markBeyond(db: Kysely<Schema>, district: string, tolerances: Tolerances): Promise<void> {
  const { area, amount, fields } = tolerances
  const figure = (percent: number) => sql`cast(${percent} as double precision)`
  const own = Object.entries(fields).map(
    ([place, percent]) => sql`when form || '.' || field = ${place} then ${figure(percent)}`,
  )
  const limit = sql`case ${sql.join([...own, sql`when tolerance = 'area' then ${figure(area)}`], sql` `)}
    else ${figure(amount)} end`
  const beyond = sql`case when tolerance = 'equal' or percent is null or weight > ${limit} then 1 else 0 end`
  await sql`update layer_difference set beyond = ${beyond} where district = ${district} and beyond <> ${beyond}`.execute(
    db,
  )
}

export interface DifferenceFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: RawBuilder<SqlBool>
  /** What is not for the reader; never counted, sorted or shown. */
  readonly hidden: RawBuilder<SqlBool> | null
  readonly fields: RawBuilder<SqlBool> | null
  readonly town: string | null
  /** form.field */
  readonly field: string | null
  readonly least: number | null
  readonly isBeyond: boolean
  /** Lower case. */
  readonly text: string | null
}

function differencesWhere(db: Kysely<Schema>, filter: DifferenceFilter) {
  const { district, cycle, scope, hidden, fields, town, field, least, isBeyond, text } = filter
  let query = db
    .selectFrom('layer_difference')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('beyond', 'in', isBeyond ? [1] : [0, 1])
    .where(scope)
  if (hidden !== null) query = query.where(sql<SqlBool>`not ${hidden}`)
  if (fields !== null) query = query.where(fields)
  if (town !== null) query = query.where('town_code', '=', town)
  if (field !== null) {
    const [form = '', name = ''] = field.split('.')
    query = query.where('form', '=', form).where('field', '=', name)
  }
  if (least !== null) query = query.where('weight', '>=', least)
  if (text !== null) query = query.where(contains('search', text))
  return query
}

/** Where a page begins: behind this line. */
export type DifferencePlace = Pick<
  LayerDifferenceTable,
  'weight' | 'parcel_code' | 'form' | 'row_key' | 'field' | 'lower_layer' | 'upper_layer'
>

const placeColumns = ['parcel_code', 'form', 'row_key', 'field', 'lower_layer', 'upper_layer'] as const

export async function differencePage(
  db: Kysely<Schema>,
  filter: DifferenceFilter,
  sort: 'parcelCode' | '-size',
  after: DifferencePlace | null,
  limit: number,
): Promise<readonly LayerDifferenceTable[]> {
  let query = differencesWhere(db, filter).selectAll().limit(limit)
  if (sort === '-size') query = query.orderBy('weight', 'desc')
  for (const column of placeColumns) query = query.orderBy(column, sort === '-size' ? 'desc' : 'asc')
  if (after !== null) {
    const columns = sort === '-size' ? (['weight', ...placeColumns] as const) : placeColumns
    const names = sql.join(columns.map((column) => sql.ref(column)))
    const values = sql.join(columns.map((column) => after[column]))
    query = query.where(
      sort === '-size' ? sql<SqlBool>`(${names}) < (${values})` : sql<SqlBool>`(${names}) > (${values})`,
    )
  }
  return query.execute()
}

export async function countDifferences(db: Kysely<Schema>, filter: DifferenceFilter): Promise<number> {
  const { total } = await differencesWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
