import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { likePart } from './evaluations.ts'
import type { EvaluationResultTable, ParcelTable, Schema } from './schema.ts'

/** A condition on the lines of parcels, such as the scope of a reader. */
export type LineCondition = (line: ExpressionBuilder<Schema, 'parcel'>) => Expression<SqlBool>

export interface ParcelFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: LineCondition
  /** Count only findings that rest on values everyone sees. */
  readonly open: boolean
  readonly towns: readonly string[] | null
  readonly statuses: readonly string[] | null
  readonly lands: readonly string[] | null
  /** Classes of the latest draft; null within stands for none. */
  readonly classes: readonly (string | null)[] | null
  readonly finding: 'error' | 'warning' | null
  readonly code: string | null
  /** Lower case. */
  readonly text: string | null
  /** Number of the latest draft, whose results are filtered and sorted by; null when there is none. */
  readonly evaluation: number | null
}

export interface ParcelOrder {
  readonly column: 'parcel_code' | 'town_code' | 'land_area' | 'errors' | 'open_errors' | 'total'
  readonly descending: boolean
}

/** Where a page begins: after the parcel, or at a row number. */
export type ParcelPlace =
  | { readonly kind: 'after'; readonly value: string | number | null; readonly parcelCode: string }
  | { readonly kind: 'offset'; readonly offset: number }

export type ListedParcel = ParcelTable & { readonly total: number | null }

/**
 * A page of parcels; blanks of the sorted column come last whichever the direction, equals by parcel code in the same
 * direction. Filled and blank ones are asked for apart, so that an index gives each in its order.
 */
export async function parcelPage(
  db: Kysely<Schema>,
  filter: ParcelFilter,
  order: ParcelOrder,
  place: ParcelPlace,
  limit: number,
): Promise<readonly ListedParcel[]> {
  if (place.kind === 'after') {
    if (place.value === null) return blankPage(db, filter, order, place, limit)
    const found = await filledPage(db, filter, order, place, limit)
    const rest = limit - found.length
    return rest === 0 ? found : [...found, ...(await blankPage(db, filter, order, { kind: 'offset', offset: 0 }, rest))]
  }
  const found = await filledPage(db, filter, order, place, limit)
  const rest = limit - found.length
  if (rest === 0 || !isNullable(order)) return found
  const passed = found.length > 0 ? 0 : place.offset - (await countFilled(db, filter, order))
  return [...found, ...(await blankPage(db, filter, order, { kind: 'offset', offset: passed }, rest))]
}

type Column =
  | 'parcel.parcel_code'
  | 'parcel.town_code'
  | 'parcel.land_area'
  | 'parcel.errors'
  | 'parcel.open_errors'
  | 'result.total'

function columnOf({ column }: ParcelOrder): Column {
  return column === 'total' ? 'result.total' : `parcel.${column}`
}

function isNullable({ column }: ParcelOrder): boolean {
  return column === 'town_code' || column === 'land_area' || column === 'total'
}

function filledPage(db: Kysely<Schema>, filter: ParcelFilter, order: ParcelOrder, place: ParcelPlace, limit: number) {
  const sorted = columnOf(order)
  const direction = order.descending ? 'desc' : 'asc'
  // The code of the table whose index gives the order.
  const code = order.column === 'total' ? 'result.parcel_code' : 'parcel.parcel_code'
  let query = filtered(db, filter)
    .selectAll('parcel')
    .select('result.total as total')
    .orderBy(sorted, direction)
    .limit(limit)
  if (isNullable(order)) query = query.where(sorted, 'is not', null)
  if (order.column !== 'parcel_code') query = query.orderBy(code, direction)
  if (place.kind === 'offset') return query.offset(place.offset).execute()
  const { value, parcelCode } = place
  const operator = order.descending ? '<' : '>'
  const column = sql.ref(sorted)
  if (order.column === 'parcel_code')
    return query.where(sql<SqlBool>`${column} ${sql.raw(operator)} ${parcelCode}`).execute()
  const later = sql<SqlBool>`(${column}, ${sql.ref(code)}) ${sql.raw(operator)} (${value}, ${parcelCode})`
  return query.where(later).execute()
}

function blankPage(db: Kysely<Schema>, filter: ParcelFilter, order: ParcelOrder, place: ParcelPlace, limit: number) {
  let query = filtered(db, filter).selectAll('parcel').select('result.total as total').limit(limit)
  query = isNullable(order) ? query.where(columnOf(order), 'is', null) : query.where((row) => row.lit(false))
  query = query.orderBy('parcel.parcel_code', order.descending ? 'desc' : 'asc')
  if (place.kind === 'offset') return query.offset(place.offset).execute()
  return query.where('parcel.parcel_code', order.descending ? '<' : '>', place.parcelCode).execute()
}

async function countFilled(db: Kysely<Schema>, filter: ParcelFilter, order: ParcelOrder): Promise<number> {
  const { count } = await filtered(db, filter)
    .where(columnOf(order), 'is not', null)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function countParcels(db: Kysely<Schema>, filter: ParcelFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Nothing is within an empty list; `in ()` is not SQL everywhere. */
function within(column: 'parcel.town_code' | 'parcel.status' | 'parcel.land_class', values: readonly string[]) {
  return (row: ExpressionBuilder<Schema, 'parcel'>): Expression<SqlBool> =>
    values.length === 0 ? row.lit(false) : row(column, 'in', [...values])
}

function filtered(db: Kysely<Schema>, filter: ParcelFilter) {
  const { district, cycle, scope, open, towns, statuses, lands, classes, finding, code, text, evaluation } = filter
  let query = db
    .selectFrom('parcel')
    .leftJoin('evaluation_result as result', (join) =>
      join
        .onRef('result.district', '=', 'parcel.district')
        .onRef('result.parcel_code', '=', 'parcel.parcel_code')
        .on('result.evaluation', '=', evaluation ?? 0),
    )
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where(scope)
  if (towns !== null) query = query.where(within('parcel.town_code', towns))
  if (statuses !== null) query = query.where(within('parcel.status', statuses))
  if (lands !== null) query = query.where(within('parcel.land_class', lands))
  if (finding === 'error') query = query.where(open ? 'parcel.open_errors' : 'parcel.errors', '>', 0)
  if (finding === 'warning') query = query.where(open ? 'parcel.open_warnings' : 'parcel.warnings', '>', 0)
  if (text !== null) query = query.where('parcel.search', 'like', likePart(text))
  if (classes !== null) {
    const given = classes.filter((each) => each !== null)
    query = query.where((row) =>
      row.or([
        ...(given.length > 0 ? [row('result.class', 'in', given)] : []),
        ...(classes.includes(null) ? [row('result.class', 'is', null)] : []),
      ]),
    )
  }
  if (code !== null) {
    query = query.where('parcel.parcel_code', 'in', (found) =>
      found
        .selectFrom('finding_count')
        .select('parcel_code')
        .where('district', '=', district)
        .where('cycle', '=', cycle)
        .where('code', '=', code)
        .where(open ? 'open_found' : 'found', '>', 0),
    )
  }
  return query
}

/** Results of an evaluation for the parcels named. */
export async function resultsOfParcels(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCodes: readonly string[],
): Promise<readonly EvaluationResultTable[]> {
  if (parcelCodes.length === 0) return []
  return db
    .selectFrom('evaluation_result')
    .selectAll()
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', 'in', [...parcelCodes])
    .execute()
}
