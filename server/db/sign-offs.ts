import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { SignOffTable } from './sign-off-tables.ts'

export async function insertSignOff(db: Kysely<Schema>, line: SignOffTable): Promise<void> {
  await db.insertInto('sign_off').values(line).execute()
}

export async function updateSignOff(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<SignOffTable>,
): Promise<void> {
  await db.updateTable('sign_off').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function findSignOff(db: Kysely<Schema>, district: string, id: string): Promise<SignOffTable | null> {
  const found = await db
    .selectFrom('sign_off')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Of a year, newest first; a department's, or all with null. */
export async function signOffsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  department: string | null,
): Promise<readonly SignOffTable[]> {
  const query = db
    .selectFrom('sign_off')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
  return (department === null ? query : query.where('department', '=', department)).execute()
}

/** Which changes would touch what was signed. */
export interface SignedData {
  readonly district: string
  readonly cycle: string
  readonly department: string
  readonly town: string | null
  /** By form. */
  readonly fields: readonly { readonly form: string; readonly fields: readonly string[] }[]
  /** Number and instant of the last change that is covered. */
  readonly seq: number
  readonly at: string
}

/** A change of one layer of a row, or a removal. */
export interface ChangeLine {
  readonly form: string
  readonly row_key: string
  readonly fields: string | null
  readonly removed: number | null
  readonly by_name: string
  readonly at: string
  readonly seq: number
}

/** Names of the fields stand in plain in the JSON of a change. */
function touches({ fields }: SignedData): RawBuilder<SqlBool> {
  const conditions = fields.flatMap(({ form, fields: names }) =>
    names.map((name) => sql`(v.form = ${form} and v.fields like ${`%"${name}":%`})`),
  )
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function ofTown({ town }: SignedData): RawBuilder<SqlBool> {
  if (town === null) return sql`true`
  const row = sql.id('row')
  return sql`exists (select 1 from ${row} as r where r.district = v.district and r.form = v.form and r.cycle = v.cycle
    and r.row_key = v.row_key and r.town_code = ${town})`
}

/** What departments said anew in those fields after the sign-off, newest first. */
export async function versionsSince(
  db: Kysely<Schema>,
  data: SignedData,
  limit: number,
): Promise<readonly ChangeLine[]> {
  const lines = await db
    .selectFrom('row_version as v')
    .select(['v.form', 'v.row_key', 'v.fields', 'v.by_name', 'v.at', 'v.seq'])
    .where('v.district', '=', data.district)
    .where('v.cycle', '=', data.cycle)
    // In the text of the statement, so that the index of departments' versions is seen to answer it.
    .where('v.layer', '=', sql.lit('department'))
    .where('v.seq', '>', data.seq)
    .where(touches(data))
    .where(ofTown(data))
    .orderBy('v.seq', 'desc')
    .limit(limit)
    .execute()
  return lines.map((line) => ({ ...line, removed: null }))
}

/** Rows of those forms taken out or brought back after the sign-off, newest first. */
export async function removalsSince(
  db: Kysely<Schema>,
  data: SignedData,
  limit: number,
): Promise<readonly ChangeLine[]> {
  const forms = data.fields.flatMap(({ form, fields }) => (fields.length > 0 ? [form] : []))
  if (forms.length === 0) return []
  const lines = await db
    .selectFrom('row_removal as v')
    .select(['v.form', 'v.row_key', 'v.removed', 'v.by_name', 'v.at', 'v.seq'])
    .where('v.district', '=', data.district)
    .where('v.cycle', '=', data.cycle)
    .where('v.form', 'in', forms)
    .where('v.seq', '>', data.seq)
    .where(ofTown(data))
    .orderBy('v.seq', 'desc')
    .limit(limit)
    .execute()
  return lines.map((line) => ({ ...line, fields: null }))
}

export interface FigureChange {
  readonly parcel_code: string
  readonly amounts: string
  readonly by_name: string
  readonly at: string
}

/** Figures for whole parcels the department gave or took back after the sign-off, newest first. */
export async function parcelFiguresSince(
  db: Kysely<Schema>,
  { district, cycle, department, town, at }: SignedData,
  limit: number,
): Promise<readonly FigureChange[]> {
  let query = db
    .selectFrom('parcel_figure as v')
    .select(['v.parcel_code', 'v.amounts', 'v.by_name', 'v.at'])
    .where('v.district', '=', district)
    .where('v.cycle', '=', cycle)
    .where('v.department', '=', department)
    .where('v.at', '>', at)
    .orderBy('v.at', 'desc')
    .limit(limit)
  if (town !== null) {
    query = query.where(
      sql<SqlBool>`exists (select 1 from parcel as p where p.district = v.district and p.cycle = v.cycle
        and p.parcel_code = v.parcel_code and p.town_code = ${town})`,
    )
  }
  return query.execute()
}

/** Parcels for which the department has given a figure of the whole. */
export async function countParcelFigures(
  db: Kysely<Schema>,
  { district, cycle, department }: Pick<SignedData, 'district' | 'cycle' | 'department'>,
): Promise<number> {
  const { total } = await db
    .selectFrom('parcel_figure')
    .select((line) => line.fn.count<number>('parcel_code').distinct().as('total'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('department', '=', department)
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Number of the last change of rows; 0 before the first. */
export async function lastChangeNumber(db: Kysely<Schema>, district: string): Promise<number> {
  const found = await db
    .selectFrom('counter')
    .select('value')
    .where('district', '=', district)
    .where('name', '=', 'change')
    .executeTakeFirst()
  return found?.value ?? 0
}
