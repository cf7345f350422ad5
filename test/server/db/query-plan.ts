import { type Kysely, sql } from 'kysely'
import type { Schema } from '#server/db/schema.ts'
import { isOnPostgres } from '../fresh-database.ts'

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly unknown[]
}

/** The lines of the database's plan for the statement. */
export async function queryPlan(db: Kysely<Schema>, { text, parameters }: Statement): Promise<readonly string[]> {
  const explain = isOnPostgres ? 'explain (costs off) ' : 'explain query plan '
  const parts = `${explain}${text}`.split(isOnPostgres ? /\$\d+/ : /\+\?/)
  const values = isOnPostgres
    ? [...text.matchAll(/\$(\d+)/g)].map(([, place]) => parameters[Number(place) - 1])
    : parameters
  const query = sql.join(
    parts.flatMap((part, index) => (index < values.length ? [sql.raw(part), sql.val(values[index])] : [sql.raw(part)])),
    sql.raw(''),
  )
  const { rows } = await sql<Record<string, unknown>>`${query}`.execute(db)
  return rows.map((row) => String(isOnPostgres ? row['QUERY PLAN'] : row.detail))
}
