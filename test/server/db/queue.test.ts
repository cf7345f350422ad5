import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '#server/db/database.ts'
import type { Job } from '#server/db/queue.ts'
import { problemResponse } from '#server/http/problem-response.ts'
import { refusal } from '../problem.ts'
import { temporaryFolder } from '../temporary.ts'

async function opened(limits: DatabaseOptions['limits'] = {}): Promise<Database> {
  const database = await openDatabase(join(temporaryFolder(), 'district.sqlite'), { limits })
  onTestFinished(() => database.close())
  return database
}

function put(key: string): Job<string> {
  return async (db) => {
    await db.insertInto('property').values({ district: 'd', key, value: '' }).execute()
    return key
  }
}

/** Keys that another connection sees: those on disk. */
function stored(database: Database): Promise<readonly string[]> {
  return database.read(async (db) => {
    const rows = await db.selectFrom('property').select('key').orderBy('key').execute()
    return rows.map(({ key }) => key)
  })
}

const ten = Array.from({ length: 10 }, (_, index) => `k${index}`)

test('同时到达的十次写入共用一次提交，每次都在提交之后才答复', async () => {
  const database = await opened()
  const seen = await Promise.all(ten.map(async (key) => [await database.write(put(key)), await stored(database)]))
  expect(seen.map(([key]) => key)).toEqual(ten)
  for (const [, keys] of seen) expect(keys).toEqual(ten)
  expect(database.counts()).toEqual({ commits: 1, jobs: 10, largestGroup: 10, waiting: 0, refused: 0 })
})

test('不合组时，一次写入一次提交', async () => {
  const database = await opened({ groupJobs: 1 })
  await Promise.all(ten.map((key) => database.write(put(key))))
  expect(database.counts()).toMatchObject({ commits: 10, jobs: 10, largestGroup: 1 })
})

test.each([0, 4, 9])('一组中第 %i 个失败：只有它不留痕迹，其余照常', async (failing) => {
  const database = await opened()
  const outcomes = await Promise.allSettled(
    ten.map((key, index) =>
      database.write(async (db) => {
        await put(key)(db)
        if (index === failing) throw new Error('half-way')
        return key
      }),
    ),
  )
  expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(ten.map((_, index) => index === failing))
  expect(await stored(database)).toEqual(ten.filter((_, index) => index !== failing))
})

test('提交失败：全组都得到拒绝，一行不留，之后照常', async () => {
  const database = await opened()
  const outcomes = await Promise.allSettled([
    database.write(put('a')),
    database.write(async (db) => {
      // Broken only when the commit looks at it.
      await sql`pragma defer_foreign_keys = on`.execute(db)
      await sql`insert into account_parcel values ('d', 'nobody', 'p', null, null)`.execute(db)
    }),
    database.write(put('b')),
  ])
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } })
  }
  expect(await stored(database)).toEqual([])
  await database.write(put('c'))
  expect(await stored(database)).toEqual(['c'])
  expect(database.counts()).toMatchObject({ commits: 1, jobs: 1 })
})

test('事务被失败的磁盘整个撤回：同组先做完的也得到拒绝，不会答复没有存下的', async () => {
  const database = await opened()
  const outcomes = await Promise.allSettled([
    database.write(put('a')),
    database.write(async (db) => {
      await sql`rollback`.execute(db)
      throw new Error('disk')
    }),
    database.write(put('b')),
  ])
  const [first, second, third] = outcomes.map(({ status }) => status)
  expect([first, second]).toEqual(['rejected', 'rejected'])
  expect(await stored(database)).toEqual(third === 'fulfilled' ? ['b'] : [])
})

test('磁盘写满：答复的都在，得到拒绝的都不在，腾出空间后照常', async () => {
  const database = await opened()
  await database.write(async (db) => {
    const { rows } = await sql<{ pages: number }>`select page_count as pages from pragma_page_count`.execute(db)
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.pages ?? 0) + 20)}`.execute(db)
  })
  const outcomes = await Promise.allSettled(
    ten.map((key, index) =>
      database.write(async (db) => {
        const value = 'x'.repeat(index % 2 === 0 ? 10 : 40_000)
        await db.insertInto('property').values({ district: 'd', key, value }).execute()
        return key
      }),
    ),
  )
  const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(answered.length).toBeLessThan(ten.length)
  expect(await stored(database)).toEqual(answered)
  await database.write((db) => sql`pragma max_page_count = 1000000`.execute(db))
  await database.write(put('later'))
  expect(await stored(database)).toEqual([...answered, 'later'])
})

test('等候的太多：多出的立即得到 503 和重试时间，什么也没有做', async () => {
  const database = await opened({ waiting: 3 })
  const accepted = ten.slice(0, 3).map((key) => database.write(put(key)))
  const told = await refusal(database.write(put('one-more')), 'too-busy')
  const response = problemResponse(told, 'r')
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
  await Promise.all(accepted)
  expect(await stored(database)).toEqual(ten.slice(0, 3))
  expect(database.counts()).toMatchObject({ refused: 1, waiting: 0 })
})

test('另一个程序久占数据库文件：答复请稍候，什么也没有做；它放手后照常', async () => {
  const database = await opened()
  await database.write(put('a'))
  const other = new Sqlite(database.url)
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  await refusal(database.write(put('b')), 'too-busy')
  other.exec('rollback')
  await database.write(put('c'))
  expect(await stored(database)).toEqual(['a', 'c'])
})

/** Statements for so long, as a table of 500 rows takes. */
function long(milliseconds: number): Job<void> {
  return async (db) => {
    const started = performance.now()
    while (performance.now() - started < milliseconds) await db.selectFrom('property').selectAll().execute()
  }
}

test('长的写入结束它那一组：后到的不和它等同一次提交', async () => {
  const database = await opened({ groupMilliseconds: 20 })
  await Promise.all([database.write(long(40)), database.write(put('a')), database.write(put('b'))])
  expect(database.counts()).toMatchObject({ commits: 2, jobs: 3, largestGroup: 2 })
})

test('长的写入进行中，读和别的请求照常得到处理', async () => {
  const database = await opened()
  await database.write(put('a'))
  let isOver = false
  const writing = database.write(long(300)).then(() => {
    isOver = true
  })
  let turns = 0
  const turn = (): void => {
    turns += 1
    if (!isOver) setTimeout(turn, 1)
  }
  turn()
  await new Promise((go) => setTimeout(go, 20))
  expect(await stored(database)).toEqual(['a'])
  expect(isOver).toBe(false)
  await writing
  expect(turns).toBeGreaterThan(5)
})
