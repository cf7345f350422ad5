import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { shownUrl } from '#server/database-place.ts'
import { openDatabase } from '#server/db/database.ts'
import { DatabaseError } from '#server/db/database-error.ts'
import { retried } from '#server/db/retry.ts'
import { listParcels } from '#server/parcels/list-parcels.ts'
import { wangFang } from '../cast.ts'
import { emptyDatabase, freshDatabase } from '../fresh-database.ts'
import { refusal } from '../problem.ts'
import { cycle, parcelFields, parcelRow, push } from '../rows.ts'
import { openService } from '../service.ts'

/* What only PostgreSQL has: other processes, conflicts of transactions, a server that may not be there. */

function conflict(code: string): Error {
  return Object.assign(new Error('could not serialize access'), { code })
}

test.each(['40001', '40P01'])('交易冲突（%s）自动重试，结果只有一份', async (code) => {
  const database = await openDatabase(await freshDatabase())
  onTestFinished(() => database.close())
  let attempts = 0
  await database.write(async (db) => {
    attempts += 1
    await db
      .insertInto('property')
      .values({ district: 'd', key: `k${attempts}`, value: '' })
      .execute()
    if (attempts < 4) throw conflict(code)
  })
  const rows = await database.read((db) => db.selectFrom('property').select('key').execute())
  expect([attempts, rows]).toEqual([4, [{ key: 'k4' }]])
  expect(database.counts()).toMatchObject({ commits: 1, jobs: 1 })
})

test('重试有限次，别的错误一次也不重试', async () => {
  let attempts = 0
  const failing = (code: string) => () => {
    attempts += 1
    return Promise.reject(conflict(code))
  }
  await expect(retried(failing('40001'))).rejects.toMatchObject({ code: '40001' })
  expect(attempts).toBe(8)
  await expect(retried(failing('23505'))).rejects.toMatchObject({ code: '23505' })
  expect(attempts).toBe(9)
})

test('真实的死锁：两边都等对方，结果两笔都完成', async () => {
  const url = await freshDatabase()
  // Two districts, so that neither waits for the other's lock of writers.
  const databases = [await openDatabase(url, { district: 'one' }), await openDatabase(url, { district: 'two' })]
  onTestFinished(() => Promise.all(databases.map((database) => database.close())).then(() => undefined))
  await databases[0]?.write(async (db) => {
    for (const key of ['a', 'b']) await db.insertInto('property').values({ district: 'd', key, value: '' }).execute()
  })
  let attempts = 0
  const crossing = databases.map((database, index) =>
    database.write(async (db) => {
      attempts += 1
      for (const key of index === 0 ? ['a', 'b'] : ['b', 'a']) {
        await sql`update property set value = value || ${String(index)} where key = ${key}`.execute(db)
        await sql`select pg_sleep(0.2)`.execute(db)
      }
    }),
  )
  await Promise.all(crossing)
  const rows = await databases[0]?.read((db) => db.selectFrom('property').select('value').execute())
  expect(rows?.map(({ value }) => [...value].sort().join(''))).toEqual(['01', '01'])
  expect(attempts).toBeGreaterThan(2)
})

test('不同区互不等待，同一区依次进行', async () => {
  const url = await freshDatabase()
  const districts = ['one', 'two', 'one']
  const databases = await Promise.all(districts.map((district) => openDatabase(url, { district })))
  onTestFinished(() => Promise.all(databases.map((database) => database.close())).then(() => undefined))
  const ended: string[] = []
  const [first, other, second] = databases
  const sleeping = first?.write(async (db) => {
    await sql`select pg_sleep(0.4)`.execute(db)
    ended.push('first')
  })
  await new Promise((go) => setTimeout(go, 100))
  const following = second?.write(async () => void ended.push('second'))
  await other?.write(async () => void ended.push('other'))
  await Promise.all([sleeping, following])
  expect(ended).toEqual(['other', 'first', 'second'])
})

test('同时进行的太多：多出的立即得到拒绝', async () => {
  const database = await openDatabase(await freshDatabase(), { limits: { waiting: 3 } })
  onTestFinished(() => database.close())
  const running = [1, 2, 3].map(() => database.write((db) => sql`select pg_sleep(0.1)`.execute(db)))
  await refusal(
    database.write((db) => sql`select 1`.execute(db)),
    'too-busy',
  )
  await Promise.all(running)
})

test('连不上：一句话说明，不含密码', async () => {
  const url = 'postgres://checkup:geheim@127.0.0.1:1/checkup'
  const thrown: unknown = await openDatabase(url).catch((error: unknown) => error)
  if (!(thrown instanceof DatabaseError)) throw thrown
  expect(thrown.message).toMatch(/不能连接数据库.*请核对 DATABASE_URL/)
  expect(thrown.message).not.toContain('geheim')
  expect(shownUrl('postgres://u:geheim@h/d?password=geheim')).not.toContain('geheim')
})

test('会丢失已答复数据的设置：拒绝启动', async () => {
  const url = await freshDatabase()
  const unsafe = `${url}&options=${encodeURIComponent('-c synchronous_commit=off')}`
  await expect(openDatabase(unsafe)).rejects.toThrow(/synchronous_commit/)
})

test('数据库重新启动或断开连接后，下一次照常', async () => {
  const database = await openDatabase(await freshDatabase())
  onTestFinished(() => database.close())
  const put = (key: string) =>
    database.write((db) => db.insertInto('property').values({ district: 'd', key, value: '' }).execute())
  await put('before')
  const broken = database.write((db) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(db))
  await expect(broken).rejects.toThrow()
  await put('after')
  expect(await database.read((db) => db.selectFrom('property').selectAll().execute())).toHaveLength(2)
})

test('两台同时第一次启动：一个空库只建一次表，两台都能用', async () => {
  const url = await emptyDatabase()
  const databases = await Promise.all([openDatabase(url), openDatabase(url)])
  for (const [index, database] of databases.entries()) {
    await database.write((db) =>
      db
        .insertInto('property')
        .values({ district: 'd', key: `k${index}`, value: '' })
        .execute(),
    )
  }
  expect(await databases[0]?.read((db) => db.selectFrom('property').select('key').execute())).toHaveLength(2)
  await Promise.all(databases.map((database) => database.close()))
})

test('文字中有 PostgreSQL 不能保存的字符：说明哪里不对，不是系统出错；单元格里的照常存下', async () => {
  const service = await openService()
  const odd = parcelFields({ parcelName: '一\u0000二', selfNote: '\ud800' })
  const { rows } = await push(service, wangFang, [parcelRow(odd)])
  expect(rows[0]?.outcome).toBe('accepted')
  await refusal(
    listParcels(service, await authorise(service, wangFang, 'parcels'), { cycle, q: '\u0000' }),
    'malformed-request',
  )
})
