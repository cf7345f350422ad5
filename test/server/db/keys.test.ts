import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { freshDatabase, isOnPostgres } from '../fresh-database.ts'

/* Districts can be spread over machines only when every key begins with theirs. */

interface Key {
  readonly table: string
  readonly key: string
  readonly first: string | null
  /** Primary key or unique index. */
  readonly unique: boolean
}

const ofSqlite = sql<Key>`
  select t.name as "table", i.name as "key", i."unique" as "unique",
    (select c.name from pragma_index_info(i.name) c where c.seqno = 0) as "first"
  from pragma_table_list t join pragma_index_list(t.name) i
  where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`

const ofPostgres = sql<Key>`
  select c.relname as "table", k.relname as "key", i.indisunique as "unique",
    (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) as "first"
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`

const tablesOfSqlite = sql<{ name: string }>`
  select name from pragma_table_list
  where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%' order by name`
const tablesOfPostgres = sql<{ name: string }>`
  select tablename as name from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%' order by tablename collate "C"`

test('the primary key, every unique key and every index of every table begins with the district', async () => {
  const database = await openDatabase(await freshDatabase())
  onTestFinished(() => database.close())
  const { keys, tables } = await database.read(async (db) => ({
    keys: (await (isOnPostgres ? ofPostgres : ofSqlite).execute(db)).rows,
    tables: (await (isOnPostgres ? tablesOfPostgres : tablesOfSqlite).execute(db)).rows,
  }))
  for (const { table, key, first } of keys) expect(first, `${table}: ${key}`).toBe('district')
  const keyed = new Set(keys.filter(({ unique }) => Boolean(unique)).map(({ table }) => table))
  // A table without any key would have none that could be wrong.
  expect(tables.map(({ name }) => name).filter((name) => !keyed.has(name))).toEqual([])
  expect(tables.length).toBeGreaterThan(20)
})
