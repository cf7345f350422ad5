import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson } from '../canonical-json.ts'
import { sha256 } from '../hash.ts'
import type { TableShape } from './describe.ts'
import type { Schema } from './schema.ts'

/** What a column holds: text, number, bytes or nothing. */
export type Value = string | number | Uint8Array | null
export type Row = Readonly<Record<string, Value>>

/** How much a table holds, and a digest that two tables share only when they hold the same. */
export interface TableContent {
  readonly table: string
  readonly rows: number
  /** SHA-256 over the rows in the order of the key. */
  readonly digest: string
}

const rowsPerRead = 500
/** Of rows that hold bytes, such as the inputs of evaluations, about a megabyte each. */
const rowsWithBytesPerRead = 10

/** Reads a whole table in the order of its key, a piece at a time, each handed on before the next. */
export async function readTable(
  db: Kysely<Schema>,
  { name, columns, key }: TableShape,
  each: (rows: readonly Row[]) => Promise<void> = async () => undefined,
): Promise<TableContent> {
  const digest = createHash('sha256')
  const keyRefs = sql.join(key.map((column) => sql.ref(column)))
  let count = 0
  let after = sql``
  // What the rows hold shows with the first of them.
  let limit = rowsWithBytesPerRead
  for (;;) {
    const { rows } = await sql<Row>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)} ${after}
      order by ${keyRefs} limit ${sql.lit(limit)}`.execute(db)
    for (const row of rows) digest.update(`${canonicalJson(columns.map((column) => digested(row[column])))}\n`)
    count += rows.length
    await each(rows)
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) break
    limit = rows.some(hasBytes) ? rowsWithBytesPerRead : rowsPerRead
    after = sql`where (${keyRefs}) > (${sql.join(key.map((column) => sql.val(last[column])))})`
  }
  return { table: name, rows: count, digest: digest.digest('hex') }
}

function hasBytes(row: Row): boolean {
  return Object.values(row).some((value) => value instanceof Uint8Array)
}

/** Bytes by their hash: no text of another column reads like it, it stands in a list. */
function digested(value: Value | undefined): unknown {
  return value instanceof Uint8Array ? [sha256(value)] : value
}

/** A statement takes so many values at most. */
const mostValues = 30_000

/** Adds rows of another database's table as they are. */
export async function addRows(db: Kysely<Schema>, { name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
  const piece = Math.floor(mostValues / columns.length)
  for (let start = 0; start < rows.length; start += piece) {
    const values = rows
      .slice(start, start + piece)
      .map((row) => sql`(${sql.join(columns.map((column) => sql.val(row[column])))})`)
    await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(db)
  }
}
