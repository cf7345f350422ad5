import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { EvaluationResultTable } from './evaluation-tables.ts'
import { likePart } from './evaluations.ts'
import type { ParcelTable, Schema } from './schema.ts'

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
  /** 规划空间; null within stands for none. */
  readonly zones: readonly (string | null)[] | null
  /** How they stand to a step; null for all. */
  readonly progress: LineCondition | null
  /** Number of the latest draft, whose results are filtered and sorted by; null when there is none. */
  readonly evaluation: number | null
}

/** The total of a result, or as those are shown it who do not see all that it rests on. */
export type ResultColumn = 'total' | 'open_total'

export interface ParcelOrder {
  readonly column: 'parcel_code' | 'town_code' | 'land_area' | 'errors' | 'open_errors' | ResultColumn
  readonly descending: boolean
}

/** Where a page begins: after the parcel, or at a row number. */
export type ParcelPlace =
  | { readonly kind: 'after'; readonly value: string | number | null; readonly parcelCode: string }
  | { readonly kind: 'offset'; readonly offset: number }

export type ListedParcel = ParcelTable & Readonly<Record<ResultColumn, number | null>>

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
  | `result.${ResultColumn}`

function isOfResult(column: ParcelOrder['column']): column is ResultColumn {
  return column === 'total' || column === 'open_total'
}

function columnOf({ column }: ParcelOrder): Column {
  return isOfResult(column) ? `result.${column}` : `parcel.${column}`
}

function isNullable({ column }: ParcelOrder): boolean {
  return column === 'town_code' || column === 'land_area' || isOfResult(column)
}

async function filledPage(
  db: Kysely<Schema>,
  filter: ParcelFilter,
  order: ParcelOrder,
  place: ParcelPlace,
  limit: number,
): Promise<readonly ListedParcel[]> {
  const after = place.kind === 'after' ? [afterPlace(order, place.value, place.parcelCode)] : []
  const offset = place.kind === 'offset' ? place.offset : 0
  const direction = order.descending ? 'desc' : 'asc'
  if (isOfResult(order.column)) {
    const total = `result.${order.column}` as const
    return withResults(db, filter)
      .selectAll('parcel')
      .select(['result.total', 'result.open_total'])
      .where((row) => row.and([row(total, 'is not', null), ...after]))
      .orderBy(total, direction)
      .orderBy('result.parcel_code', direction)
      .offset(offset)
      .limit(limit)
      .execute()
  }
  const sorted = `parcel.${order.column}` as const
  return listed(db, filter)
    .selectAll('parcel')
    .select(['result.total', 'result.open_total'])
    .where((row) => row.and([...(isNullable(order) ? [row(sorted, 'is not', null)] : []), ...after]))
    .orderBy(sorted, direction)
    .$if(order.column !== 'parcel_code', (query) => query.orderBy('parcel.parcel_code', direction))
    .offset(offset)
    .limit(limit)
    .execute()
}

/** Beyond the place in the order, by the column and then the code, as one comparison that an index can answer. */
function afterPlace(order: ParcelOrder, value: string | number | null, parcelCode: string): Expression<SqlBool> {
  const operator = sql.raw(order.descending ? '<' : '>')
  if (order.column === 'parcel_code') return sql<SqlBool>`parcel.parcel_code ${operator} ${parcelCode}`
  const code = sql.ref(isOfResult(order.column) ? 'result.parcel_code' : 'parcel.parcel_code')
  return sql<SqlBool>`(${sql.ref(columnOf(order))}, ${code}) ${operator} (${value}, ${parcelCode})`
}

function blankPage(db: Kysely<Schema>, filter: ParcelFilter, order: ParcelOrder, place: ParcelPlace, limit: number) {
  let query = listed(db, filter).selectAll('parcel').select(['result.total', 'result.open_total']).limit(limit)
  query = isNullable(order) ? query.where(columnOf(order), 'is', null) : query.where((row) => row.lit(false))
  query = query.orderBy('parcel.parcel_code', order.descending ? 'desc' : 'asc')
  if (place.kind === 'offset') return query.offset(place.offset).execute()
  return query.where('parcel.parcel_code', order.descending ? '<' : '>', place.parcelCode).execute()
}

async function countFilled(db: Kysely<Schema>, filter: ParcelFilter, order: ParcelOrder): Promise<number> {
  const { count } = await listed(db, filter)
    .where(columnOf(order), 'is not', null)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function countParcels(db: Kysely<Schema>, filter: ParcelFilter): Promise<number> {
  // Results are looked up only where they decide.
  const lines = db.selectFrom('parcel').where(lineConditions(filter))
  const query = filter.classes === null ? lines : listed(db, filter)
  const { count } = await query.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

/** The lines the filter finds, in no order. */
export function filteredLines(db: Kysely<Schema>, filter: ParcelFilter) {
  return listed(db, filter)
}

/** Parcels with their result, where they have one. */
function listed(db: Kysely<Schema>, filter: ParcelFilter) {
  const query = db
    .selectFrom('parcel')
    .leftJoin('evaluation_result as result', (join) =>
      join
        .onRef('result.district', '=', 'parcel.district')
        .onRef('result.parcel_code', '=', 'parcel.parcel_code')
        .on('result.evaluation', '=', filter.evaluation ?? 0),
    )
    .where(lineConditions(filter))
  return filter.classes === null ? query : query.where(classCondition(filter.classes))
}

/** Parcels that have a result, by way of the results. */
function withResults(db: Kysely<Schema>, filter: ParcelFilter) {
  const query = db
    .selectFrom('evaluation_result as result')
    .innerJoin('parcel', (join) =>
      join.onRef('parcel.district', '=', 'result.district').onRef('parcel.parcel_code', '=', 'result.parcel_code'),
    )
    .where('result.district', '=', filter.district)
    .where('result.evaluation', '=', filter.evaluation ?? 0)
    .where(lineConditions(filter))
  return filter.classes === null ? query : query.where(classCondition(filter.classes))
}

function classCondition(classes: readonly (string | null)[]): Expression<SqlBool> {
  const given = classes.filter((each) => each !== null)
  const column = sql.ref('result.class')
  const among = given.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${column} in (${sql.join(given)})`
  return classes.includes(null) ? sql<SqlBool>`(${among} or ${column} is null)` : among
}

function lineConditions(filter: ParcelFilter): LineCondition {
  const { district, cycle, scope, open, towns, statuses, lands, finding, code, text, zones, progress } = filter
  return (line) => {
    const conditions: Expression<SqlBool>[] = [
      line('parcel.district', '=', district),
      line('parcel.cycle', '=', cycle),
      scope(line),
    ]
    const within = (column: 'parcel.town_code' | 'parcel.status' | 'parcel.land_class', values: readonly string[]) =>
      // Nothing is within an empty list; `in ()` is not SQL everywhere.
      conditions.push(values.length === 0 ? line.lit(false) : line(column, 'in', [...values]))
    if (towns !== null) within('parcel.town_code', towns)
    if (statuses !== null) within('parcel.status', statuses)
    if (lands !== null) within('parcel.land_class', lands)
    conditions.push(...zoneConditions(line, zones))
    if (progress !== null) conditions.push(progress(line))
    if (finding === 'error') conditions.push(line(open ? 'parcel.open_errors' : 'parcel.errors', '>', 0))
    if (finding === 'warning') conditions.push(line(open ? 'parcel.open_warnings' : 'parcel.warnings', '>', 0))
    if (text !== null) conditions.push(line('parcel.search', 'like', likePart(text)))
    if (code !== null) {
      const found = line
        .selectFrom('finding_count')
        .select('parcel_code')
        .where('district', '=', district)
        .where('cycle', '=', cycle)
        .where('code', '=', code)
        .where(open ? 'open_found' : 'found', '>', 0)
      conditions.push(line('parcel.parcel_code', 'in', found))
    }
    return line.and(conditions)
  }
}

function zoneConditions(
  line: ExpressionBuilder<Schema, 'parcel'>,
  zones: readonly (string | null)[] | null,
): readonly Expression<SqlBool>[] {
  if (zones === null) return []
  const named = zones.filter((zone) => zone !== null)
  const conditions: Expression<SqlBool>[] = named.length > 0 ? [line('parcel.zone', 'in', named)] : []
  if (zones.includes(null)) conditions.push(line('parcel.zone', 'is', null))
  return [conditions.length === 0 ? line.lit(false) : line.or(conditions)]
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
