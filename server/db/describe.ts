import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** A table as the database itself tells of it. */
export interface TableShape {
  readonly name: string
  /** In alphabetical order: the same on both databases, whatever order they were added in. */
  readonly columns: readonly string[]
  /** Columns of the primary key in its order. */
  readonly key: readonly string[]
}

interface ColumnLine {
  readonly table: string
  readonly column: string
  /** Place in the primary key from 1; 0 for none. */
  readonly place: number
}

const ofSqlite = sql<ColumnLine>`
  select t.name as "table", c.name as "column", c.pk as "place"
  from pragma_table_list t join pragma_table_info(t.name) c
  where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`

const ofPostgres = sql<ColumnLine>`
  select t.relname as "table", c.attname as "column", coalesce(array_position(k.indkey::int[], c.attnum::int) + 1, 0) as "place"
  from pg_class t
  join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
  left join pg_index k on k.indrelid = t.oid and k.indisprimary
  where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely%'`

/** Our tables, those that others refer to first. */
export async function tablesOf(db: Kysely<Schema>): Promise<readonly TableShape[]> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const { rows } = await (isPostgres ? ofPostgres : ofSqlite).execute(db)
  const names = [...new Set(rows.map(({ table }) => table))].sort()
  return [...names.filter((name) => name === 'account'), ...names.filter((name) => name !== 'account')].map((name) => {
    const columns = rows.filter(({ table }) => table === name)
    const key = columns.filter(({ place }) => place > 0).sort((a, b) => a.place - b.place)
    return { name, columns: columns.map(({ column }) => column).sort(), key: key.map(({ column }) => column) }
  })
}

/** Names of the migrations that made the tables what they are, in order. */
export async function migrationsOf(db: Kysely<Schema>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}
