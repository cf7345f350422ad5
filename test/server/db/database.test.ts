import { statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { temporaryFolder } from '../temporary.ts'

async function opened(): Promise<Database> {
  const database = await openDatabase(join(temporaryFolder(), 'district.sqlite'))
  onTestFinished(() => database.close())
  return database
}

async function pragma(run: Database['read'], name: string): Promise<unknown> {
  const { rows } = await run((db) =>
    sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${name}`)}`.execute(db),
  )
  return Object.values(rows[0] ?? {})[0]
}

test('a commit is on disk before it is answered: write-ahead log, synchronous FULL, foreign keys', async () => {
  const database = await opened()
  expect(await pragma(database.write, 'journal_mode')).toBe('wal')
  expect(await pragma(database.write, 'synchronous')).toBe(2)
  expect(await pragma(database.write, 'foreign_keys')).toBe(1)
  expect(await pragma(database.write, 'trusted_schema')).toBe(0)
})

test('the key of every table begins with the district and every table is strict', async () => {
  const database = await opened()
  const { rows } = await database.read((db) =>
    sql<{ name: string; strict: number; first: string | null }>`
      select t.name, t.strict, (select c.name from pragma_table_info(t.name) c where c.pk = 1) as first
      from pragma_table_list t where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'
    `.execute(db),
  )
  expect(rows.length).toBeGreaterThan(20)
  for (const { name, strict, first } of rows)
    expect({ name, strict, first }).toEqual({ name, strict: 1, first: 'district' })
})

test('the file is readable by its owner only, and opening it again keeps what was written', async () => {
  const file = join(temporaryFolder(), 'district.sqlite')
  const one = await openDatabase(file)
  await one.write((db) => db.insertInto('property').values({ district: '310117', key: 'k', value: 'v' }).execute())
  await one.close()
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  const two = await openDatabase(file)
  expect(await two.read((db) => db.selectFrom('property').selectAll().execute())).toHaveLength(1)
  await two.close()
})

test('jobs do not interleave, a failing job leaves nothing and does not stop the next', async () => {
  const database = await opened()
  const failing = database.write(async (db) => {
    await db.insertInto('property').values({ district: 'd', key: 'lost', value: '' }).execute()
    throw new Error('half-way')
  })
  const following = database.write((db) =>
    db.insertInto('property').values({ district: 'd', key: 'kept', value: '' }).execute(),
  )
  await expect(failing).rejects.toThrow('half-way')
  await following
  const keys = await database.read((db) => db.selectFrom('property').select('key').execute())
  expect(keys).toEqual([{ key: 'kept' }])
})

test('the reading connection cannot write', async () => {
  const database = await opened()
  await expect(
    database.read((db) => db.insertInto('property').values({ district: 'd', key: 'k', value: '' }).execute()),
  ).rejects.toThrow(/readonly/)
})

test.each(['row_version', 'row_transition', 'audit'])('%s is append-only', async (table) => {
  const database = await opened()
  const insert = {
    row_version: `insert into row_version values ('d','f','2025','k',1,'reported',1,'{}','s','u','n','b','t','v')`,
    row_transition: `insert into row_transition values ('d','2025','p',1,1,'a','b',null,'u','n','t')`,
    audit: `insert into audit (district, seq, at, action, object, details) values ('d',1,'t','a','o','{}')`,
  }[table]
  await database.write((db) => sql.raw(String(insert)).execute(db))
  await expect(database.write((db) => sql.raw(`delete from ${table}`).execute(db))).rejects.toThrow('append-only')
  await expect(database.write((db) => sql.raw(`update ${table} set district = 'e'`).execute(db))).rejects.toThrow(
    'append-only',
  )
})
