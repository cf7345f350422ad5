import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { zhouTao } from '../cast.ts'
import { answer, call, testApp } from '../http/test-app.ts'
import { exampleRows, push } from '../rows.ts'

/** Values of a text of metrics by name and labels; throws at a line that is not of the format. */
function valuesOf(text: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (const line of text.trimEnd().split('\n')) {
    if (/^# (HELP|TYPE) \w+ ./.test(line)) continue
    const [, name, value] = /^(\w+(?:\{(?:\w+="[^"\\\n]*",?)*\})?) (\S+)$/.exec(line) ?? []
    if (name === undefined || !Number.isFinite(Number(value)) || values.has(name)) throw new Error(line)
    values.set(name, Number(value))
  }
  return values
}

const metricsToken = 'x'.repeat(32)
const bearer = { headers: { authorization: `Bearer ${metricsToken}` } }

test('指标：请求按路由计数和计时，写入、子进程、内存都有；不含人和地块', async () => {
  const app = await testApp({ metricsToken })
  await push(app.service, zhouTao, exampleRows())
  await call(app, null, 'about')
  await call(app, null, 'about')
  await answer(app, zhouTao, 'parcel', { params: { cycle: '2025', parcelCode: 'SJ-XQ-0137' } })
  await app.fetch('/api/v1/SJ-XQ-0137/zhoutao')
  const response = await app.fetch('/metrics', bearer)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await response.text()
  const values = valuesOf(text)
  expect(values.get('checkup_http_requests_total{route="about",method="GET",status="200"}')).toBe(2)
  expect(values.get('checkup_http_request_duration_seconds_count{route="about"}')).toBe(2)
  expect(values.get('checkup_http_request_duration_seconds_bucket{route="about",le="+Inf"}')).toBe(2)
  expect(values.get('checkup_http_requests_total{route="parcel",method="GET",status="200"}')).toBe(1)
  expect(values.get('checkup_http_requests_total{route="other",method="GET",status="404"}')).toBe(1)
  expect(values.get('checkup_write_commits_total')).toBeGreaterThan(0)
  expect(values.get('checkup_write_waiting')).toBe(0)
  expect(values.get('checkup_upload_children')).toBe(0)
  expect(values.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(text).not.toMatch(/SJ-XQ|zhoutao|周涛/)
})

test('指标：没有令牌只给本机，经代理来的不算本机；有令牌只认令牌', async () => {
  const withToken = await testApp({ metricsToken })
  for (const authorization of ['', 'Bearer', `Bearer ${metricsToken}x`, metricsToken]) {
    expect((await withToken.fetch('/metrics', { headers: { authorization } })).status).toBe(404)
  }
  expect((await withToken.fetch('/metrics', bearer)).status).toBe(200)
  // Without a socket there is no address that would be ours.
  const without = await testApp()
  expect((await without.fetch('/metrics')).status).toBe(404)
})

test('存活和就绪：正在停止、数据库已被新版升级、数据库读不出时不就绪，进程仍算存活', async () => {
  let stopping = false
  const app = await testApp({ isStopping: () => stopping })
  const ready = async () => {
    const response = await app.fetch('/health/ready')
    return [response.status, await response.json()]
  }
  expect((await app.fetch('/health/live')).status).toBe(200)
  expect(await ready()).toEqual([200, { status: 'ok' }])
  stopping = true
  expect(await ready()).toEqual([503, { status: 'not-ready', reason: 'stopping' }])
  stopping = false
  const newer = sql`insert into kysely_migration (name, timestamp) values ('0999-tomorrow', '2027-01-01')`
  await app.service.database.write((db) => newer.execute(db))
  expect(await ready()).toEqual([503, { status: 'not-ready', reason: 'upgraded' }])
  await app.service.database.write((db) => db.schema.dropTable('counter').execute())
  expect(await ready()).toEqual([503, { status: 'not-ready', reason: 'database' }])
  expect((await app.fetch('/health/live')).status).toBe(200)
})
