import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultOf } from '#server/observability/fault.ts'
import { jsonLog, textLog } from '#server/observability/log.ts'
import { freshDatabase } from '../fresh-database.ts'
import { batchOf, exampleRows } from '../rows.ts'
import { push, start, token } from '../running-server.ts'
import { ended } from '../server-process.ts'
import { testClock } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'

/** What a database may say of somebody's data. */
class QuotingError extends Error {
  readonly code = '23505'
  readonly detail = 'Key (phone)=(13812345678) already exists.'
}

const quoting = new QuotingError(
  `duplicate key "account_王芳": Key (username)=(wangfang), value 'wangfang' 13812345678 王芳`,
)

test('缺陷的记录：类别、代码和位置都在，引号、括号里的值、号码和汉字不在', () => {
  const fault = faultOf(quoting)
  expect(fault).toMatchObject({ error: 'Error', code: '23505' })
  expect(fault.message).toMatch(/^duplicate key …/)
  expect(fault.frames[0]).toContain('log.test.ts')
  expect(JSON.stringify(fault)).not.toMatch(/wangfang|王芳|13812345678/)
  expect(faultOf('王芳')).toEqual({ error: 'string', code: null, message: '', frames: [] })
})

test('日志：json 每行一个对象，text 是给人看的话', () => {
  const lines: string[] = []
  const output = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
  const request = { requestId: 'r', method: 'GET', route: 'about', status: 200, milliseconds: 3 }
  for (const log of [jsonLog(output, testClock()), textLog(output)]) {
    log.tell('已启动')
    log.request(request)
    log.defect('ABCD', quoting)
  }
  const [told, requested, defect, sentence, stack, ...rest] = lines
  expect(JSON.parse(told ?? '')).toEqual({
    time: '2026-11-21T14:20:00.000+08:00',
    level: 'info',
    event: 'told',
    message: '已启动',
  })
  expect(JSON.parse(requested ?? '')).toMatchObject({ event: 'request', ...request })
  expect(JSON.parse(defect ?? '')).toMatchObject({ level: 'error', event: 'defect', reference: 'ABCD', code: '23505' })
  expect(sentence).toBe('已启动')
  expect(stack).toMatch(/^\[ABCD\] Error 23505: duplicate key/)
  expect(rest).toEqual([])
})

test('真实的服务：每个请求一行 JSON，编号与答复的相同，没有人名、账号、电话、地块和地址；停止也有记录', async () => {
  const server = await start(undefined, { LOG: 'json' })
  const bearer = await token(server)
  const response = await push(server, bearer, batchOf(exampleRows()))
  expect(response.status).toBe(200)
  await fetch(`${server.url}/api/v1/parcels?cycle=2025&q=SJ-XQ-0137`, {
    headers: { authorization: `Bearer ${bearer}` },
  })
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
  expect((await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.9' } })).status).toBe(404)
  server.child.kill('SIGTERM')
  expect(await ended(server.child)).toEqual([0, null])
  const events = server
    .printed()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const pushed = events.filter(({ event, route }) => event === 'request' && route === 'push')
  expect(pushed).toHaveLength(1)
  expect(pushed[0]).toMatchObject({ method: 'POST', status: 200, requestId: response.headers.get('x-request-id') })
  expect(events.at(-1)).toMatchObject({ event: 'told', message: expect.stringContaining('已停止') })
  const requests = JSON.stringify(events.filter(({ event }) => event !== 'told'))
  expect(requests).not.toMatch(/SJ-XQ|王芳|wangfang|13800000000|127\.0\.0\.1|Bearer/)
  expect(server.printed()).not.toContain(bearer)
})

test.each(['text', 'json'])('启动时的审计校验发现问题、锚点写不进去：%s 日志里整句可读，每样一行', async (format) => {
  const folder = temporaryFolder()
  const database = await freshDatabase()
  const first = await start(database, { ANCHOR_DIR: folder })
  expect((await push(first, await token(first), batchOf(exampleRows()))).status).toBe(200)
  first.child.kill('SIGTERM')
  await ended(first.child)
  const file = join(folder, 'anchors-310117.jsonl')
  appendFileSync(file, '乱字\n')
  const second = await start(database, { ANCHOR_DIR: folder, LOG: format })
  await expect.poll(() => second.printed()).toMatch(/审计链校验发现 1 处问题：.+锚点本身不是本系统写的.+联系安全管理员/)
  second.child.kill('SIGTERM')
  await ended(second.child)
  const unwritable = temporaryFolder()
  mkdirSync(join(unwritable, 'anchors-310117.jsonl'))
  const third = await start(database, { ANCHOR_DIR: unwritable, LOG: format })
  await expect.poll(() => third.printed()).toMatch(/审计链的锚点不能写入 .+anchors-310117\.jsonl：EISDIR/)
  const ready = await fetch(`${third.url}/health/ready`)
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', degraded: ['anchors'] }])
  const metrics = await (await fetch(`${third.url}/metrics`)).text()
  expect(metrics).toContain('\ncheckup_anchor_files_failing 1\n')
})
