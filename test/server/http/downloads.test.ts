import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { answersFile, type Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { changeAccountRow } from '#server/db/account-list.ts'
import { deleteSessionsOf } from '#server/db/session-list.ts'
import { listen } from '#server/http/listen.ts'
import type { Service } from '#server/service.ts'
import { arrive, employ, type Newcomer } from '../access/people.ts'
import { wangFang } from '../cast.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'
import { tokenOf } from '../token-of.ts'
import { openFilesIn } from './open-files.ts'
import { answer, pathOf, type TestApp, testApp } from './test-app.ts'

const qianJin: Newcomer = { username: 'qianjin', name: '钱进', role: 'auditor' }
/** More than one reading of the log takes. */
const entries = 1600
/** Each entry is appended by itself: few of them are to be more bytes than two sockets hold together. */
const longWords = '很长的对象。'.repeat(480)

/** An audit log far longer than what is read ahead. */
async function withLongLog(): Promise<TestApp> {
  const app = await testApp()
  const { service } = app
  await employ(service, qianJin)
  const entry = { district: '310117', at: '2026-11-21T14:00:00.000+08:00', username: null, role: null } as const
  await service.database.write(async (db) => {
    for (let n = 0; n < entries; n += 1) {
      await service.audit.append(db, {
        ...entry,
        action: 'denied',
        object: `第 ${n} 条：${longWords}`,
      })
    }
  })
  return app
}

async function download(app: TestApp): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const person = await arrive(app, 'qianjin')
  const response = await app.fetch(pathOf('exportAudit'), { headers: { authorization: `Bearer ${person.token}` } })
  expect(response.status).toBe(200)
  return bodyOf(response)
}

function bodyOf({ body }: Response): ReadableStreamDefaultReader<Uint8Array> {
  if (body === null) throw new Error('no body')
  return body.getReader()
}

async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> {
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return length
    length += value.length
  }
}

test.each<[string, (service: Service) => Promise<unknown>]>([
  ['账号被停用', ({ database }) => database.write((db) => changeAccountRow(db, '310117', 'qianjin', { active: 0 }))],
  ['会话被结束', ({ database }) => database.write((db) => deleteSessionsOf(db, '310117', 'qianjin'))],
])('下载到一半%s：后面的不再给', async (_how, end) => {
  const app = await withLongLog()
  const reader = await download(app)
  await reader.read()
  await end(app.service)
  app.service.clock.pass(60_000)
  await expect(rest(reader)).rejects.toMatchObject({ problem: { code: 'not-signed-in' } })
})

test('权限还在的，慢慢下载也给全', async () => {
  const app = await withLongLog()
  const reader = await download(app)
  const first = await reader.read()
  app.service.clock.pass(60_000)
  expect((first.value?.length ?? 0) + (await rest(reader))).toBeGreaterThan(entries * 2 * longWords.length)
})

test('连接上也是断开，不像下完了；错误的内容不打到控制台上', async () => {
  const app = await withLongLog()
  const { token } = await arrive(app, 'qianjin')
  const path = pathOf('exportAudit')
  const { port, stop } = await listen(app.handle, { host: '127.0.0.1', port: 0, tls: null })
  onTestFinished(() => stop(0))
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const reader = bodyOf(response)
  await reader.read()
  await app.service.database.write((db) => deleteSessionsOf(db, '310117', 'qianjin'))
  app.service.clock.pass(60_000)
  await expect(rest(reader)).rejects.toThrow()
})

test('做到一半出了我们的错：连接断开，错误只进日志，控制台上没有', async () => {
  const app = await testApp()
  const body = batchOf([parcelRow(parcelFields({ fillPhone: '13812345678' })), firmRow(firmFields())])
  await answer(app, wangFang, 'push', { body })
  await app.service.database.write((db) =>
    sql`update "row" set effective = replace(effective, ${'sealed:1:'}, ${'sealed:1:0'})`.execute(db),
  )
  const { port, stop } = await listen(app.handle, { host: '127.0.0.1', port: 0, tls: null })
  onTestFinished(() => stop(0))
  const headers = { authorization: `Bearer ${await tokenOf(app.service, wangFang)}` }
  const url = `http://127.0.0.1:${port}${pathOf('exportLedger', { query: { cycle } })}`
  await expect(fetch(url, { headers }).then((response) => response.arrayBuffer())).rejects.toThrow()
  expect(app.defects.map(String)).toEqual([expect.stringContaining('no data key')])
})

const files = (Object.entries(endpoints) as [EndpointId, Endpoint][]).filter(([, endpoint]) => answersFile(endpoint))

test('给文件的接口，只问头的请求不去做文件：没有人来收，它会一直等着', async () => {
  const app = await testApp()
  expect(files.length).toBeGreaterThan(50)
  for (const [id, { method }] of files) {
    const response = await app.fetch(pathOf(id), { method: 'HEAD' })
    expect([id, response.status, response.headers.get('allow')]).toEqual([id, 405, method])
  }
})

test('文件之外的接口，只问头的请求照常答复，没有正文', async () => {
  const app = await testApp()
  const response = await app.fetch(pathOf('health'), { method: 'HEAD' })
  expect([response.status, await response.text()]).toEqual([200, ''])
})

test('模板和页面还没收到就走了的人，不留下打开的文件', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.xlsx'), Buffer.alloc(300_000))
  const app = await testApp({ templateFolders: [{ folder, kind: 'template' }] })
  mkdirSync(join(app.pagesFolder, 'pane'))
  writeFileSync(join(app.pagesFolder, 'pane/pane.js'), Buffer.alloc(300_000, 0x20))
  const { port, stop } = await listen(app.handle, { host: '127.0.0.1', port: 0, tls: null })
  onTestFinished(() => stop(0))
  for (const path of [pathOf('template', { params: { name: 'a.xlsx' } }), '/pane/pane.js']) {
    for (let index = 0; index < 200; index += 1) {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\naccept-encoding: gzip\r\n\r\n`)
      await new Promise((go) => setTimeout(go, index % 8))
      socket.destroy()
    }
  }
  const here = (): readonly string[] => [...openFilesIn(folder), ...openFilesIn(app.pagesFolder)]
  await vi.waitFor(() => expect(here()).toEqual([]), { timeout: 5000 })
})
