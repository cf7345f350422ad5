import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { changeAccountRow } from '#server/db/account-list.ts'
import { findAccount } from '#server/db/accounts.ts'
import { deleteSessionsOf } from '#server/db/session-list.ts'
import { arrive, employ, enrol, sunLi } from '../access/people.ts'
import { wangFang } from '../cast.ts'
import { batchOf, exampleRows } from '../rows.ts'
import { tokenOf } from '../token-of.ts'
import { call, pathOf, problemOf, type TestApp, testApp } from './test-app.ts'

async function post(app: TestApp, body: BodyInit, headers: Record<string, string> = {}, path = '/api/v1/batches') {
  const authorization = `Bearer ${await tokenOf(app.service, wangFang)}`
  return app.fetch(path, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body,
    // A stream has no length to be told beforehand.
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
}

test('gzip 压缩的请求照常处理', async () => {
  const app = await testApp()
  const body = gzipSync(JSON.stringify(batchOf(exampleRows())))
  const response = await post(app, body, { 'content-encoding': 'gzip' })
  expect(response.status).toBe(200)
})

test('压缩炸弹：49 KB 展开成 50 MB，读到上限即拒绝', async () => {
  const app = await testApp()
  const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20))
  expect(bomb.length).toBeLessThan(60_000)
  const before = process.memoryUsage().rss
  const response = await post(app, bomb, { 'content-encoding': 'gzip' })
  expect(await problemOf(response)).toMatchObject({ code: 'request-too-large', details: { limitBytes: 8_000_000 } })
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
})

test('大于上限的正文：声明了长度的不读，没有声明的读到上限为止', async () => {
  const app = await testApp()
  const declared = await post(app, 'x', { 'content-length': '8000001' })
  expect((await problemOf(declared)).code).toBe('request-too-large')
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  expect((await problemOf(await post(app, endless))).code).toBe('request-too-large')
  expect(pulled).toBeLessThan(20)
})

test.each<[string, BodyInit, Record<string, string>, string]>([
  ['不是 JSON', '{', {}, ''],
  ['不是 UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, ''],
  ['类型不对（别的网站的表单只能这样发）', '{}', { 'content-type': 'text/plain' }, 'content-type'],
  ['压缩方式不认识', '{}', { 'content-encoding': 'br' }, 'content-encoding'],
  ['压缩数据损坏', 'not gzip', { 'content-encoding': 'gzip' }, 'content-encoding'],
  ['缺字段', '{}', {}, 'batch'],
])('%s：说明哪里不对', async (_name, body, headers, path) => {
  const app = await testApp()
  const refused = await problemOf(await post(app, body, headers))
  expect(refused.code).toBe('malformed-request')
  expect((refused.details.issues as { path: string }[])[0]?.path).toBe(path)
  expect(app.defects).toEqual([])
})

test('一批最多 500 行', async () => {
  const app = await testApp()
  const [row] = exampleRows()
  if (row === undefined) throw new Error('no row')
  const refused = await post(app, JSON.stringify(batchOf(Array.from({ length: 501 }, () => row))))
  expect((await problemOf(refused)).details).toEqual({ issues: [{ path: 'rows', message: expect.any(String) }] })
})

test('上传的不是多部分表单，或没有文件', async () => {
  const app = await testApp()
  const path = '/api/v1/workbooks'
  expect((await problemOf(await post(app, 'x', { 'content-type': 'application/json' }, path))).code).toBe(
    'malformed-request',
  )
  const form = new FormData()
  form.append('note', 'no file')
  expect((await problemOf(await call(app, wangFang, 'uploadWorkbook', { body: form }))).details).toEqual({
    issues: [{ path: 'file', message: 'a file is missing' }],
  })
  const damaged = { 'content-type': 'multipart/form-data; boundary=x' }
  expect((await problemOf(await post(app, 'garbage', damaged, path))).code).toBe('malformed-request')
})

test('没有权限的人不能让服务器读正文', async () => {
  const app = await testApp()
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const response = await app.fetch('/api/v1/batches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await problemOf(response)).code).toBe('not-signed-in')
  expect(pulled).toBeLessThan(3)
})

test('请求体发到一半，账号被停用或会话被结束：后半截到了也不办', async () => {
  const ends = {
    停用: (app: TestApp) => app.service.database.write((db) => changeAccountRow(db, '310117', 'sunli', { active: 0 })),
    结束会话: (app: TestApp) => app.service.database.write((db) => deleteSessionsOf(db, '310117', 'sunli')),
  }
  for (const [how, end] of Object.entries(ends)) {
    const app = await testApp()
    await employ(app.service, sunLi)
    const admin = await arrive(app, 'sunli')
    await enrol(app, admin)
    const whole = new TextEncoder().encode(
      JSON.stringify({ username: 'hidden', name: '后门', role: 'district', person: 'G-0009' }),
    )
    const body = new ReadableStream<Uint8Array>(
      {
        start: (sender) => sender.enqueue(whole.subarray(0, 20)),
        async pull(sender) {
          await end(app)
          sender.enqueue(whole.subarray(20))
          sender.close()
        },
      },
      // Nothing is made ready ahead: the second half is asked for once the first was read.
      { highWaterMark: 0 },
    )
    const response = await app.fetch(pathOf('createAccount'), {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await problemOf(response)).code, how).toBe('not-signed-in')
    expect(await app.service.database.read((db) => findAccount(db, '310117', 'hidden')), how).toBeNull()
  }
})
