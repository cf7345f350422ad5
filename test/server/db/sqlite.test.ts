import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, type RawBuilder, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { countStays } from '#server/db/class-list-stays.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { versionsSince } from '#server/db/sign-offs.ts'
import { writerDialect } from '#server/db/sqlite.ts'
import { temporaryFolder } from '../temporary.ts'
import { queryPlan, type Statement } from './query-plan.ts'

/* What only a SQLite file has. */

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

test('every table is strict: a text in a number column is refused, as PostgreSQL does', async () => {
  const database = await opened()
  const { rows } = await database.read((db) =>
    sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list
      where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
    `.execute(db),
  )
  expect(rows.length).toBeGreaterThan(20)
  for (const { name, strict } of rows) expect({ name, strict }).toEqual({ name, strict: 1 })
})

test('the file is readable by its owner only; closed, it is the whole database', async () => {
  const file = join(temporaryFolder(), 'district.sqlite')
  const database = await openDatabase(file)
  await database.write((db) => db.insertInto('property').values({ district: 'd', key: 'k', value: 'v' }).execute())
  expect(existsSync(`${file}-wal`)).toBe(true)
  await database.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('what the first job of a group threw is told even when the disk has ended the transaction', async () => {
  const database = await opened()
  const failing = database.write(async (db) => {
    await sql`rollback`.execute(db)
    throw new Error('disk')
  })
  await expect(failing).rejects.toThrow('disk')
})

/** The first line of the plan of what is asked first. */
async function planOf(ask: (db: Kysely<Schema>) => Promise<unknown>): Promise<string> {
  const { url } = await opened()
  const asked: Statement[] = []
  const db = new Kysely<Schema>({
    dialect: writerDialect(url).dialect,
    log: ({ query }) => void asked.push({ text: query.sql, parameters: query.parameters }),
  })
  onTestFinished(() => db.destroy())
  await ask(db)
  const [first] = asked
  if (first === undefined) throw new Error('nothing was asked')
  return (await queryPlan(db, first))[0] ?? ''
}

test.each([
  { towns: null, origins: null },
  { towns: ['310117104'], origins: ['assessment'] },
])('低效用地清单现在的宗数和面积只从索引里取，不读清单的行：%o', async (narrowed) => {
  const lists = { district: '310117', day: null, lands: null, text: null, ...narrowed }
  const line = await planOf((db) => countStays(db, lists))
  expect(line).toMatch(/^SEARCH low_efficiency_stay USING COVERING INDEX low_efficiency_stay_counts \(/)
})

test('提交以后部门又改了什么，从部门版本的索引里找，不翻企业和街镇的版本', async () => {
  const fields = [{ form: 'parcel-self-assessment', fields: ['houseSafetyProof'] }]
  const signed = { district: '310117', cycle: '2025', department: 'tax', town: null, fields, seq: 7, at: '2026-11-20' }
  const line = await planOf((db) => versionsSince(db, signed, 10))
  expect(line).toMatch(/^SEARCH v USING INDEX row_version_of_departments \(.* AND seq>/)
})

test('a statement is planned once: what it is handed changes nothing of its plan', async () => {
  const { dialect } = writerDialect(join(temporaryFolder(), 'district.sqlite'))
  const db = new Kysely<Schema>({ dialect })
  onTestFinished(() => db.destroy())
  await sql`create table row (district text, removed integer) strict`.execute(db)
  await sql`create index removed_rows on row (district) where removed = 1`.execute(db)
  const plan = async (removed: 1 | RawBuilder<1>): Promise<string> => {
    const rows = db.selectFrom('row').select('district').where('district', '=', '310117')
    const { sql: text, parameters } = rows.where('removed', '=', removed).compile()
    return (await queryPlan(db, { text, parameters })).join()
  }
  expect(await plan(1)).not.toContain('removed_rows')
  expect(await plan(sql.lit(1))).toContain('removed_rows')
})
