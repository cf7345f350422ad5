import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { PushAnswer } from '#core/api/rows.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { zhouTao } from './cast.ts'
import { freshDatabase } from './fresh-database.ts'
import { batchOf, cycle, example, type PushedRow, parcelFields, parcelRow } from './rows.ts'
import { push, start, token } from './running-server.ts'
import { ended, type Running } from './server-process.ts'

/* Two processes of the server stand on one PostgreSQL, as they would behind a balancer. */

async function pair(): Promise<readonly [Running, Running]> {
  const url = await freshDatabase()
  const [one, two] = await Promise.all([start(url), start(url)])
  for (const server of [one, two]) expect(server.url, server.printed()).not.toBe('')
  return [one, two]
}

async function besides(server: Running): Promise<Database> {
  const database = await openDatabase(server.database)
  onTestFinished(() => database.close())
  return database
}

async function pushed(server: Running, bearer: string, rows: readonly PushedRow[], id?: string): Promise<PushAnswer> {
  const response = await push(server, bearer, batchOf(rows, id))
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as PushAnswer
}

test('会话共用：在一台登录，两台都认；在一台退出，两台都不认', async () => {
  const [one, two] = await pair()
  const bearer = await token(one)
  const current = (server: Running, method = 'GET') =>
    fetch(`${server.url}/api/v1/sessions/current`, { method, headers: { authorization: `Bearer ${bearer}` } })
  expect([(await current(one)).status, (await current(two)).status]).toEqual([200, 200])
  expect((await current(one, 'DELETE')).ok).toBe(true)
  expect([(await current(one)).status, (await current(two)).status]).toEqual([401, 401])
})

test('登录失败次数共用：两台各猜几次，合起来锁定', async () => {
  const servers = await pair()
  const statuses: number[] = []
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const response = await fetch(`${servers[attempt % 2]?.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'wangfang', password: `guess-${attempt}` }),
    })
    statuses.push(response.status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
})

/** Follows the changes at one server until told to stop; the newest revision seen of every key. */
function follow(server: Running, bearer: string): { readonly stop: () => Promise<ReadonlyMap<string, number>> } {
  const seen = new Map<string, number>()
  let isOver = false
  const following = (async () => {
    let cursor = ''
    for (let wasOver = false; ; wasOver = isOver) {
      const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const response = await fetch(`${server.url}/api/v1/changes${query}`, {
        headers: { authorization: `Bearer ${bearer}` },
      })
      const page = (await response.json()) as {
        items: { key: string; revision: number }[]
        nextCursor: string
        more: boolean
      }
      for (const { key, revision } of page.items) seen.set(key, revision)
      cursor = page.nextCursor
      if (wasOver && !page.more) return
      // On a slow machine it would otherwise ask more often than an account may.
      await new Promise((go) => setTimeout(go, 20))
    }
  })()
  return {
    async stop() {
      isOver = true
      await following
      return seen
    },
  }
}

test('两台同时接收：序号不重复，没有一次答复丢失，跟着取回的人一行不漏，同一批两边答复相同', async () => {
  const servers = await pair()
  const bearer = await token(servers[0])
  const follower = follow(servers[1], await token(servers[0], zhouTao))
  const contended: string[] = []
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    const server = servers[writer % 2] ?? servers[0]
    for (let index = 0; index < 15; index += 1) {
      const own = parcelRow(parcelFields(), `SJ-XQ-${writer}-${index}`)
      const shared = parcelRow(parcelFields({ selfNote: `${writer}-${index}` }))
      const { rows } = await pushed(server, bearer, [own, shared])
      expect(rows[0]?.outcome).toBe('accepted')
      contended.push(String(rows[1]?.outcome))
    }
  })
  const twice = Array.from({ length: 10 }, async (_, index) => {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    const batch = [parcelRow(parcelFields(), `SJ-XQ-twice-${index}`)]
    const answers = await Promise.all(servers.map((server) => pushed(server, bearer, batch, id)))
    expect(answers[0]).toEqual(answers[1])
  })
  await Promise.all([...writers, ...twice])
  const seen = await follower.stop()

  const database = await besides(servers[0])
  const { versions, counter, rows } = await database.read(async (db) => ({
    versions: await db.selectFrom('row_version').select(['row_key', 'revision', 'seq']).orderBy('seq').execute(),
    counter: await db.selectFrom('counter').select('value').where('name', '=', 'change').executeTakeFirstOrThrow(),
    rows: await db.selectFrom('row').select(['row_key', 'revision']).execute(),
  }))
  // The layers of one change share its number.
  const changes = new Map(versions.map(({ row_key, revision, seq }) => [`${row_key} ${revision}`, seq]))
  expect(new Set(changes.values()).size).toBe(changes.size)
  expect(Math.max(...changes.values())).toBeLessThanOrEqual(counter.value)
  expect(rows).toHaveLength(8 * 15 + 10 + 1)
  expect(seen).toEqual(new Map(rows.map(({ row_key, revision }) => [row_key, revision])))
  const written = contended.filter((outcome) => outcome !== 'conflict').length
  const ofShared = versions.filter(({ row_key }) => row_key === `${cycle}/${example}`)
  expect([...new Set(ofShared.map(({ revision }) => revision))]).toEqual(
    Array.from({ length: written }, (_, index) => index + 1),
  )
})

test('两台同一刻评估同一年度：只运行一个，另一台请稍候；不同年度各自运行', async () => {
  const servers = await pair()
  const bearer = await token(servers[0], zhouTao)
  await pushed(servers[0], bearer, [parcelRow(parcelFields())])
  const run = (server: Running, year: string) =>
    fetch(`${server.url}/api/v1/evaluations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ cycle: year, mode: 'draft' }),
    })
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all(servers.map((server) => run(server, cycle)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 503])
  }
  const [one, other] = await Promise.all([run(servers[0], cycle), run(servers[1], '2024')])
  expect([one.status, other.status]).toEqual([201, 201])
  const database = await besides(servers[0])
  const stored = await database.read((db) =>
    db.selectFrom('evaluation').select(['cycle', 'status']).orderBy('number').execute(),
  )
  expect(stored.map(({ status }) => status)).toEqual(Array(5).fill('done'))
  expect(stored.map((evaluation) => evaluation.cycle).sort()).toEqual(['2024', ...Array(4).fill(cycle)])
})

test('一台随时断电，另一台照常；凡答复的都在，审计的编号不断', async () => {
  const [one, two] = await pair()
  const bearer = await token(one)
  const acknowledged: string[] = []
  const write = async (server: Running, writer: number, most: number): Promise<void> => {
    for (let index = 0; index < most; index += 1) {
      const code = `SJ-XQ-${writer}-${index}`
      const response = await push(server, bearer, batchOf([parcelRow(parcelFields(), code)])).catch(() => null)
      if (response === null) return
      if (response.status === 200 && (await response.text().catch(() => '')).includes('"accepted"'))
        acknowledged.push(code)
    }
  }
  const dying = [0, 1, 2, 3].map((writer) => write(one, writer, 10_000))
  const living = [4, 5].map((writer) => write(two, writer, 40))
  while (acknowledged.length < 40) await new Promise((go) => setTimeout(go, 10))
  one.child.kill('SIGKILL')
  await Promise.all([...dying, ...living])
  await ended(one.child)
  expect(acknowledged.filter((code) => /-[45]-\d+$/.test(code))).toHaveLength(80)
  const database = await besides(two)
  const { stored, audit } = await database.read(async (db) => ({
    stored: await db.selectFrom('row').select('parcel_code').execute(),
    audit: await sql<{ count: number; last: number }>`
      select count(*) as count, max(seq) as last from audit where district = '310117'`.execute(db),
  }))
  const codes = new Set(stored.map(({ parcel_code }) => parcel_code))
  expect(acknowledged.filter((code) => !codes.has(code))).toEqual([])
  expect(audit.rows[0]?.count).toBe(audit.rows[0]?.last)
})
