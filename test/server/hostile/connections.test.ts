import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '#server/http/listen.ts'
import { wangFang } from '../cast.ts'
import { openFilesIn } from '../http/open-files.ts'
import { type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, exampleRows } from '../rows.ts'
import { tokenOf } from '../token-of.ts'

/* What cannot be said with fetch: heads that are none, and senders that take their time. */

const patience = { headersTimeout: 400, requestTimeout: 900, connectionsCheckingInterval: 50, stillness: 600_000 }

async function listening(app: TestApp): Promise<number> {
  // The app as it is asked over the network; its own fetch would make the path absolute again.
  const fetch = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    return app.fetch(`${pathname}${search}`, request)
  }
  const { port, stop } = await listen(fetch, { host: '127.0.0.1', port: 0, tls: null }, patience)
  onTestFinished(() => stop(0))
  return port
}

/** Sends bytes piece by piece and gives everything that comes back until the connection ends. */
async function exchange(port: number, pieces: readonly (string | Buffer)[], pauseMilliseconds = 0): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  // The server may close before all is sent; what it said is what counts.
  socket.on('error', () => undefined)
  const heard = text(socket).catch(() => '')
  for (const piece of pieces) {
    if (socket.destroyed || !socket.writable) break
    socket.write(piece)
    await new Promise((go) => setTimeout(go, pauseMilliseconds))
  }
  return heard
}

function expectProblem(heard: string): void {
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(heard).toContain('content-type: application/problem+json')
  const body = JSON.parse(heard.slice(heard.indexOf('\r\n\r\n') + 4)) as { code: string; action: string }
  expect(body.code).toBe('malformed-request')
  expect(body.action).not.toBe('')
}

const get = 'GET /api/v1/health HTTP/1.1\r\nHost: x\r\n'

test.each<[string, readonly (string | Buffer)[]]>([
  ['不是 HTTP', ['\u0016\u0003\u0001\u0002 hello\r\n\r\n']],
  ['方法不认识', ['STEAL / HTTP/1.1\r\nHost: x\r\n\r\n']],
  ['头部太大', [get, `X-Long: ${'x'.repeat(40_000)}\r\n\r\n`]],
  [
    '头部太多',
    [get, Array.from({ length: 3000 }, (_, index) => `X-${index}: ${'y'.repeat(10)}`).join('\r\n'), '\r\n\r\n'],
  ],
  [
    '两个互相矛盾的长度',
    ['POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde'],
  ],
  [
    '长度和分块并用（请求走私）',
    ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ],
  ['头部里有空字符', [Buffer.from(`${get}X-A: a\u0000b\r\n\r\n`)]],
])('%s：同样是问题说明，连接关闭', async (_name, pieces) => {
  expectProblem(await exchange(await listening(await testApp()), pieces))
})

test('头部慢慢来：到时限即答复并断开，别人照常', async () => {
  const port = await listening(await testApp())
  const started = performance.now()
  const slow = exchange(
    port,
    Array.from({ length: 100 }, () => 'G'),
    100,
  )
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/health`)).status).toBe(200)
  await slow
  expect(performance.now() - started).toBeLessThan(8000)
  const headers = await exchange(port, [get, ...Array.from({ length: 60 }, (_, index) => `X-${index}: 1\r\n`)], 50)
  expectProblem(headers)
})

test('正文慢慢来：到时限断开，没有存下任何一行', async () => {
  const app = await testApp()
  const port = await listening(app)
  const body = JSON.stringify(batchOf(exampleRows()))
  const head = `POST /api/v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${await tokenOf(app.service, wangFang)}\r\nContent-Length: ${body.length * 3}\r\n\r\n`
  const heard = await exchange(
    port,
    [head, ...Array.from({ length: 30 }, (_, index) => body.slice(index * 10, index * 10 + 10))],
    60,
  )
  expect(heard).not.toContain('200 OK')
  const stored = await app.service.database.read((db) => db.selectFrom('row').select('row_key').execute())
  expect(stored).toEqual([])
  expect(app.defects).toEqual([])
})

test('下载的人一个字节也不再收：到时限断开，打开的文件关上', async () => {
  const app = await testApp()
  const least = { ...patience, stillness: 300 }
  const { port, stop } = await listen(app.handle, { host: '127.0.0.1', port: 0, tls: null }, least)
  onTestFinished(() => stop(0))
  mkdirSync(join(app.pagesFolder, 'console'))
  writeFileSync(join(app.pagesFolder, 'console/large.js'), Buffer.alloc(50_000_000, 0x20))
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  socket.pause()
  socket.write('GET /large.js HTTP/1.1\r\nHost: x\r\n\r\n')
  await vi.waitFor(() => expect(openFilesIn(app.pagesFolder)).toHaveLength(1))
  await vi.waitFor(() => expect(openFilesIn(app.pagesFolder)).toEqual([]), { timeout: 5000 })
})
