import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { instantText } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import type { EvaluationTable } from '#server/db/evaluation-tables.ts'
import { findEvaluation, insertEvaluation } from '#server/db/evaluations.ts'
import { isOnPostgres } from './fresh-database.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from './rows.ts'
import { push, start, token } from './running-server.ts'
import { ended, type Running } from './server-process.ts'
import { temporaryFolder } from './temporary.ts'

async function setUp(server: Running): Promise<void> {
  for (let waited = 0; !server.printed().includes('/set-up#'); waited += 50) {
    if (waited > 20_000) throw new Error(server.printed())
    await new Promise((go) => setTimeout(go, 50))
  }
  const token = /\/set-up#([\w-]+)/.exec(server.printed())?.[1]
  const response = await fetch(`${server.url}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, username: 'sunli', name: '孙立', password: '0123456789' }),
  })
  expect(response.status).toBe(201)
}

test('首次启动打印一次性设置链接；设置后重新启动不再打印；SIGTERM 正常结束', async () => {
  const server = await start()
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await setUp(server)
  server.child.kill('SIGTERM')
  expect(await ended(server.child)).toEqual([0, null])
  expect(server.printed()).toContain('已停止，数据已写入磁盘。')
  const again = await start(server.database)
  expect(again.url).not.toBe('')
  expect(again.printed()).not.toContain('/set-up#')
  again.child.kill('SIGINT')
  expect(await ended(again.child)).toEqual([0, null])
})

test('停止时，收到一半的请求照常完成', async () => {
  const server = await start()
  const bearer = await token(server)
  const rows = Array.from({ length: 100 }, (_, index) => parcelRow(parcelFields(), `SJ-XQ-${index}`))
  const text = JSON.stringify(batchOf(rows))
  const sending = request(`${server.url}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
  })
  const answered = once(sending, 'response')
  sending.write(text.slice(0, 1000))
  // Once another request that came later is answered, the first half of this one has arrived.
  expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(200)
  server.child.kill('SIGTERM')
  for (let waited = 0; !server.printed().includes('正在停止') && waited < 20_000; waited += 20) {
    await new Promise((go) => setTimeout(go, 20))
  }
  sending.end(text.slice(1000))
  const [response] = (await answered) as [IncomingMessage]
  expect(response.statusCode).toBe(200)
  const answer = (await json(response)) as { rows: unknown[] }
  expect(answer.rows).toHaveLength(100)
  expect(await ended(server.child)).toEqual([0, null])
})

test('答复过的一行不丢：随时断电一样地结束，凡答复的都在', async () => {
  const server = await start()
  const bearer = await token(server)
  const acknowledged: string[] = []
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let index = 0; ; index += 1) {
      const code = `SJ-XQ-${writer}-${index}`
      const rows = [parcelRow(parcelFields(), code), firmRow(firmFields(), code)]
      const response = await push(server, bearer, batchOf(rows)).catch(() => null)
      if (response === null) return
      const answer = (await response.json().catch(() => null)) as { rows: { outcome: string }[] } | null
      if (answer === null) return
      if (answer.rows.every(({ outcome }) => outcome === 'accepted')) acknowledged.push(code)
    }
  })
  while (acknowledged.length < 40) await new Promise((go) => setTimeout(go, 10))
  server.child.kill('SIGKILL')
  await Promise.all(writers)
  await ended(server.child)
  const database = await openDatabase(server.database)
  onTestFinished(() => database.close())
  const stored = await database.read((db) =>
    db.selectFrom('row').select(['parcel_code', 'form']).where('cycle', '=', cycle).execute(),
  )
  for (const code of acknowledged) {
    expect(
      stored.filter((row) => row.parcel_code === code),
      code,
    ).toHaveLength(2)
  }
})

test('在运行的服务旁误启动第二次：说明原因后退出，正在运行的评估照旧；服务停过再启动才记为失败', async () => {
  const first = await start()
  const database = await openDatabase(first.database)
  onTestFinished(() => database.close())
  const running: EvaluationTable = {
    district: '310117',
    number: 1,
    cycle,
    mode: 'draft',
    status: 'running',
    standard: 'REG',
    standard_hash: '',
    trial: 0,
    engine: '',
    input_hash: null,
    // Of this moment: where others share the database, it is left its time.
    started_at: instantText(Date.now()),
    finished_at: null,
    username: 'zhoutao',
    by_name: '周涛',
    parcels: 0,
    progress: 0,
    summary: null,
    failure: null,
    basis: null,
    gates: null,
  }
  await database.write((db) => insertEvaluation(db, running))
  const status = async () => (await database.read((db) => findEvaluation(db, '310117', 1)))?.status
  const second = await start(first.database, { PORT: new URL(first.url).port })
  expect(await ended(second.child)).toEqual([1, null])
  expect(second.printed()).toContain(isOnPostgres ? '端口已被占用' : `的进程 ${first.child.pid}，自`)
  expect(await status()).toBe('running')
  first.child.kill('SIGKILL')
  await ended(first.child)
  const again = await start(first.database)
  expect(again.url).not.toBe('')
  expect(await status()).toBe(database.isShared ? 'running' : 'failed')
})

test('端口被占、设置不对：一句话，退出码 1', async () => {
  const first = await start()
  const port = new URL(first.url).port
  const second = await start(undefined, { PORT: port })
  expect(await ended(second.child)).toEqual([1, null])
  expect(second.printed()).toContain('端口已被占用')
  const third = await start(undefined, { HOST: '0.0.0.0' })
  expect(await ended(third.child)).toEqual([1, null])
  expect(third.printed()).toContain('PUBLIC_URL')
  expect(third.printed()).not.toContain('    at ')
  // An address of documentation (RFC 5737): no machine has it.
  const elsewhere = { HOST: '192.0.2.1', PUBLIC_URL: 'https://checkup.example', TRUST_PROXY: '1' }
  const fourth = await start(undefined, elsewhere)
  expect(await ended(fourth.child)).toEqual([1, null])
  expect(fourth.printed()).toContain('本机没有 HOST 指定的地址')
  expect(fourth.printed()).not.toContain('    at ')
})

test('设了 BACKUP_DIR：PostgreSQL 上启动时说明不会定时备份，SQLite 上不说', async () => {
  const server = await start(undefined, { BACKUP_DIR: temporaryFolder() })
  for (let waited = 0; !server.printed().includes('/set-up#'); waited += 50) {
    if (waited > 20_000) throw new Error(server.printed())
    await new Promise((go) => setTimeout(go, 50))
  }
  expect(server.printed().includes('BACKUP_DIR 只用于 SQLite')).toBe(isOnPostgres)
})
