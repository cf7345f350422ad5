import { type Compilable, CompiledQuery, type InsertQueryNode, type Kysely } from 'kysely'
import { keptStatements } from './kept-statements.ts'
import type { Schema } from './schema.ts'
import { columnSealers } from './sealed-columns.ts'

/** Few numbers of rows, so that few statements serve all lists and stay prepared. */
const sizes = [64, 16, 4, 1] as const

type Value = string | number | null
type TableRow = Readonly<Record<string, Value>>

interface Statement {
  readonly table: string
  readonly columns: readonly string[]
  readonly text: string
}

/**
 * A way to insert many rows of one table. The query is built and compiled once for each number of rows and database
 * system; from then on rows are handed to the prepared statement as they are, sealed where their columns are. All rows
 * have the columns of the table, all of them.
 * @param query inserts these rows by a plain list of values
 */
export function bulkInsert<Row extends { readonly [Column in keyof Row]: Value }>(
  query: (db: Kysely<Schema>, rows: Row[]) => Compilable,
): (db: Kysely<Schema>, rows: readonly Row[]) => Promise<void> {
  const statementFor = keptStatements<Statement>()
  return async (db, rows) => {
    let start = 0
    for (const size of sizes) {
      while (rows.length - start >= size) {
        const piece = rows.slice(start, start + size)
        const statement = statementFor(db, size, () => statementOf(query(db, piece).compile()))
        await execute(db, statement, piece)
        start += size
      }
    }
  }
}

function statementOf({ query, sql }: CompiledQuery): Statement {
  const { into, columns } = query as InsertQueryNode
  if (into === undefined || columns === undefined) throw new Error(`not an insert of values: ${sql}`)
  return { table: into.table.identifier.name, columns: columns.map(({ column }) => column.name), text: sql }
}

async function execute(
  db: Kysely<Schema>,
  { table, columns, text }: Statement,
  rows: readonly TableRow[],
): Promise<void> {
  const sealers = columnSealers(db, table, columns)
  const parameters: (Value | undefined)[] = []
  for (const row of rows) {
    for (const [index, column] of columns.entries()) {
      const value = row[column]
      const seal = sealers[index] ?? null
      parameters.push(seal === null || typeof value !== 'string' ? value : seal(row, value))
    }
  }
  await db.executeQuery({ ...CompiledQuery.raw(text), parameters })
}
