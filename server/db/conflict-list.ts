import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { FieldConflictTable } from './conflict-tables.ts'
import type { LineCondition } from './parcel-list.ts'
import type { RowTable, Schema } from './schema.ts'

export interface ConflictFilter {
  readonly district: string
  readonly cycle: string
  /** On the parcel. */
  readonly scope: LineCondition
  /** Values that are not for the reader. */
  readonly hidden: readonly HiddenValues[]
  readonly town: string | null
  readonly parcelCode: string | null
}

export interface HiddenValues {
  readonly form: string
  readonly fields: readonly string[]
  /** Null for all layers. */
  readonly layer: string | null
  /** A firm whose own rows are excepted; null for none. */
  readonly exceptUscc: string | null
}

export interface ConflictPage {
  readonly state: 'open' | 'settled' | null
  /** Only those that edits of this account raised; null for all. */
  readonly username: string | null
  /** Entry after which to go on; null for the first page. */
  readonly after: Pick<FieldConflictTable, 'seq' | 'at' | 'id'> | null
  readonly limit: number
}

export type ListedConflict = Omit<FieldConflictTable, 'seq'> &
  RowTable & { readonly conflict_seq: number; readonly parcel_name: string | null }

/** Conflicts on rows that are part of the year, with their rows, newest first. */
export async function conflictPage(
  db: Kysely<Schema>,
  filter: ConflictFilter,
  { state, username, after, limit }: ConflictPage,
): Promise<readonly ListedConflict[]> {
  let query = listed(db, filter)
    .selectAll('field_conflict')
    .selectAll('row')
    .select(['parcel.parcel_name', 'field_conflict.seq as conflict_seq'])
    .orderBy('field_conflict.seq', 'desc')
    .orderBy('field_conflict.at', 'desc')
    .orderBy('field_conflict.id', 'desc')
    .limit(limit)
  if (state !== null) query = query.where('field_conflict.state', '=', state)
  if (username !== null) query = query.where('field_conflict.username', '=', username)
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(field_conflict.seq, field_conflict.at, field_conflict.id) < (${after.seq}, ${after.at}, ${after.id})`,
    )
  return query.execute()
}

export async function countOpenConflicts(db: Kysely<Schema>, filter: ConflictFilter): Promise<number> {
  const { count } = await listed(db, filter)
    .where('field_conflict.state', '=', 'open')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function listed(db: Kysely<Schema>, { district, cycle, scope, hidden, town, parcelCode }: ConflictFilter) {
  const query = db
    .selectFrom('field_conflict')
    .innerJoin('row', (join) =>
      join
        .onRef('row.district', '=', 'field_conflict.district')
        .onRef('row.form', '=', 'field_conflict.form')
        .onRef('row.cycle', '=', 'field_conflict.cycle')
        .onRef('row.row_key', '=', 'field_conflict.row_key'),
    )
    .innerJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'row.district')
        .onRef('parcel.cycle', '=', 'row.cycle')
        .onRef('parcel.parcel_code', '=', 'row.parcel_code'),
    )
    .where('field_conflict.district', '=', district)
    .where('field_conflict.cycle', '=', cycle)
    .where('row.removed', '=', 0)
    .where(scope)
    .where((conflict) => conflict.and(hidden.map(isNot)))
  const ofTown = town === null ? query : query.where('parcel.town_code', '=', town)
  return parcelCode === null ? ofTown : ofTown.where('parcel.parcel_code', '=', parcelCode)
}

function isNot({ form, fields, layer, exceptUscc }: HiddenValues): Expression<SqlBool> {
  const conditions = [
    sql`field_conflict.form = ${form}`,
    sql`field_conflict.field in (${sql.join(fields)})`,
    ...(layer === null ? [] : [sql`field_conflict.layer = ${layer}`]),
    ...(exceptUscc === null ? [] : [sql`("row".uscc is null or "row".uscc <> ${exceptUscc})`]),
  ]
  return sql<SqlBool>`not (${sql.join(conditions, sql` and `)})`
}
