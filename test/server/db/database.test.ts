import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { takeNumbers } from '#server/db/counter.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { openReader } from '#server/db/reader.ts'
import { freshDatabase, isOnPostgres } from '../fresh-database.ts'

/* What both databases must do alike. */

async function opened(url?: string): Promise<Database> {
  const database = await openDatabase(url ?? (await freshDatabase()))
  onTestFinished(() => database.close())
  return database
}

/** Two servers on PostgreSQL; a SQLite file has one writer, to whom everyone hands the jobs. */
async function twoWriters(): Promise<readonly [Database, Database]> {
  const url = await freshDatabase()
  const one = await opened(url)
  return [one, isOnPostgres ? await opened(url) : one]
}

function put(database: Database, key: string, value = ''): Promise<unknown> {
  return database.write((db) => db.insertInto('property').values({ district: 'd', key, value }).execute())
}

test('opening it again keeps what was written', async () => {
  const url = await freshDatabase()
  const one = await openDatabase(url)
  await put(one, 'k', 'v')
  await one.close()
  const two = await opened(url)
  expect(await two.read((db) => db.selectFrom('property').selectAll().execute())).toHaveLength(1)
})

test('jobs do not interleave, a failing job leaves nothing and does not stop the next', async () => {
  const database = await opened()
  const failing = database.write(async (db) => {
    await db.insertInto('property').values({ district: 'd', key: 'lost', value: '' }).execute()
    throw new Error('half-way')
  })
  const following = put(database, 'kept')
  await expect(failing).rejects.toThrow('half-way')
  await following
  const keys = await database.read((db) => db.selectFrom('property').select('key').execute())
  expect(keys).toEqual([{ key: 'kept' }])
})

test('writers of a district come one after the other: what a job has read stays true until its commit', async () => {
  const [one, two] = await twoWriters()
  const addOne = (database: Database): Promise<unknown> =>
    database.write(async (db) => {
      const known = await db.selectFrom('property').select('value').where('key', '=', 'sum').executeTakeFirst()
      const value = String(Number(known?.value ?? 0) + 1)
      await db
        .insertInto('property')
        .values({ district: 'd', key: 'sum', value })
        .onConflict((conflict) => conflict.columns(['district', 'key']).doUpdateSet({ value }))
        .execute()
    })
  await Promise.all(Array.from({ length: 40 }, (_, index) => addOne(index % 2 === 0 ? one : two)))
  expect(await one.read((db) => db.selectFrom('property').select('value').execute())).toEqual([{ value: '40' }])
})

test('numbers of two connections are never the same and leave no gap', async () => {
  const databases = await twoWriters()
  const taken = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const database = databases[index % 2]
      return database?.write((db) => takeNumbers(db, '310117', 'change', 1))
    }),
  )
  expect(taken.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
})

test('a read sees one moment, however long it takes', async () => {
  const database = await opened()
  await put(database, 'before')
  const seen = await database.read(async (db) => {
    const first = await db.selectFrom('property').select('key').execute()
    await put(database, 'meanwhile')
    return [first.length, (await db.selectFrom('property').select('key').execute()).length]
  })
  expect(seen).toEqual([1, 1])
})

test('who reads cannot write: the server, and a process beside it', async () => {
  const url = await freshDatabase()
  const database = await opened(url)
  const reader = openReader(url)
  onTestFinished(() => reader.close())
  for (const { read } of [database, reader]) {
    const attempt = read((db) => db.insertInto('property').values({ district: 'd', key: 'k', value: '' }).execute())
    await expect(attempt).rejects.toThrow(/read-?only/)
  }
})

test('counts, sums and instants come as numbers, texts in the order of their bytes', async () => {
  const database = await opened()
  const keys = ['Z', 'a', 'é', '中', '上', 'B', '_', '10', '9', 'a b', 'ab', '𠮷']
  for (const key of keys) await put(database, key)
  const instant = 1_795_000_000_000
  await database.write((db) => takeNumbers(db, 'd', 'audit', instant))
  const read = await database.read(async (db) => ({
    count: await db.selectFrom('property').select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    sum: await db.selectFrom('counter').select(db.fn.sum<number>('value').as('n')).executeTakeFirstOrThrow(),
    value: await db.selectFrom('counter').select('value').where('name', '=', 'audit').executeTakeFirstOrThrow(),
    keys: await db.selectFrom('property').select('key').orderBy('key').execute(),
  }))
  expect([read.count.n, read.value.value, typeof read.sum.n]).toEqual([keys.length, instant, 'number'])
  const byBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  expect(read.keys.map(({ key }) => key)).toEqual(byBytes)
})

test.each(['row_version', 'row_transition', 'row_removal', 'conflict_settlement', 'audit'])(
  '%s is append-only',
  async (table) => {
    const database = await opened()
    const insert = {
      row_version: `insert into row_version values ('d','f','2025','k',1,'reported',1,'{}','s','u','n','b','t','v')`,
      row_transition: `insert into row_transition values ('d','2025','p',1,1,'a','b',null,'u','n','t')`,
      row_removal: `insert into row_removal values ('d','f','2025','k',1,'p',1,1,'r','u','n','t')`,
      conflict_settlement: `insert into conflict_settlement values
      ('d','c',1,'f','2025','k','reported','x','mine',null,null,'u','n','t',null,1,null)`,
      audit: `insert into audit (district, seq, at, action, object, details) values ('d',1,'t','a','o','{}')`,
    }[table]
    await database.write((db) => sql.raw(String(insert)).execute(db))
    await expect(database.write((db) => sql.raw(`delete from ${table}`).execute(db))).rejects.toThrow('append-only')
    await expect(database.write((db) => sql.raw(`update ${table} set district = 'e'`).execute(db))).rejects.toThrow(
      'append-only',
    )
  },
)
