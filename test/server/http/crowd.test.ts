import { afterEach, expect, test, vi } from 'vitest'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { wangFang, zhangWei, zhouTao } from '../cast.ts'
import { cycle, exampleRows, push } from '../rows.ts'
import { tokenOf } from '../token-of.ts'
import { call, pathOf, problemOf, type TestApp, testApp } from './test-app.ts'

afterEach(() => {
  vi.useRealTimers()
})

const megabyte = new Uint8Array(1_000_000)

async function respond(app: TestApp, request: Request, remoteAddress: string): Promise<Response> {
  const bindings = { incoming: { socket: { remoteAddress } } } as Parameters<TestApp['handle']>[1]
  const answered: unknown = await app.handle(request, bindings)
  if (!(answered instanceof Response)) throw new Error('no response')
  return answered
}

interface Slow {
  readonly answer: Promise<Response>
  /** The server has read all that was sent, and waits for more. */
  readonly isWaiting: Promise<void>
  /** What has been sent is all there is. */
  readonly end: () => void
}

/** A request whose body has begun and does not end by itself. */
function slowly(app: TestApp, id: EndpointId, headers: Record<string, string>, address: string, megabytes = 0): Slow {
  let wait = (): void => {}
  const isWaiting = new Promise<void>((resolve) => {
    wait = resolve
  })
  let end = (): void => {}
  let sent = 0
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      end = () => controller.close()
    },
    pull(controller) {
      sent += 1
      if (sent <= megabytes) controller.enqueue(megabyte)
      else wait()
    },
  }
  const body = new ReadableStream(source, { highWaterMark: 0 })
  const request = new Request(`http://127.0.0.1:3000${pathOf(id)}`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  return { answer: respond(app, request, address), isWaiting, end }
}

const json = { 'content-type': 'application/json' }

async function allWaiting(requests: readonly Slow[]): Promise<void> {
  await Promise.all(requests.map(({ isWaiting }) => isWaiting))
}

test('没有登录的人慢慢发正文：一个网络占不完位置，全部加起来也占不完已登录者的位置', async () => {
  const app = await testApp()
  const ask = (address: string): Slow => slowly(app, 'signIn', json, address)
  const first = Array.from({ length: 16 }, (_, index) => ask(`2001:db8:0:1::${index.toString(16)}`))
  await allWaiting(first)
  expect(await problemOf(await ask('2001:db8:0:1:ffff::1').answer)).toMatchObject({
    code: 'too-many-requests',
    status: 429,
  })
  const others = [2, 3, 4].flatMap((net) => Array.from({ length: 16 }, () => ask(`192.0.2.${net}`)))
  await allWaiting(others)
  expect(await problemOf(await ask('192.0.2.9').answer)).toMatchObject({ code: 'too-busy', status: 503 })
  expect((await call(app, wangFang, 'parcels', { query: { cycle } })).status).toBe(200)
  for (const one of [...first, ...others]) one.end()
  for (const { answer } of [...first, ...others]) expect((await answer).status).toBe(400)
  const again = ask('192.0.2.9')
  again.end()
  expect((await problemOf(await again.answer)).code).toBe('malformed-request')
})

test('一个账号同时的请求有上限，别的账号照常；结束一个就空出一个', async () => {
  const app = await testApp()
  const headers = { ...json, authorization: `Bearer ${await tokenOf(app.service, wangFang)}` }
  const ask = (): Slow => slowly(app, 'push', headers, '192.0.2.1')
  const under = Array.from({ length: 64 }, ask)
  await allWaiting(under)
  expect((await problemOf(await ask().answer)).code).toBe('too-many-requests')
  expect((await call(app, zhouTao, 'parcels', { query: { cycle } })).status).toBe(200)
  under[0]?.end()
  expect((await under[0]?.answer)?.status).toBe(400)
  expect((await call(app, wangFang, 'parcels', { query: { cycle } })).status).toBe(200)
  for (const one of under.slice(1)) one.end()
  await Promise.all(under.map(({ answer }) => answer))
})

test('内存里的正文有上限：一个账号占不完，几个账号一起也只是大文件等一等，小的照常', async () => {
  const app = await testApp()
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const large = async (actor: Actor): Promise<Slow> => {
    const authorization = `Bearer ${await tokenOf(app.service, actor)}`
    return slowly(app, 'uploadWorkbook', { ...type, authorization }, '192.0.2.1', 20)
  }
  const under: Slow[] = []
  const fill = async (actor: Actor, files: number): Promise<string> => {
    for (let index = 0; index < files; index += 1) under.push(await large(actor))
    await allWaiting(under)
    return (await problemOf(await (await large(actor)).answer)).code
  }
  expect(await fill(wangFang, 11)).toBe('too-many-requests')
  expect(await fill(zhangWei, 9)).toBe('too-busy')
  await push(app.service, wangFang, exampleRows())
  expect((await call(app, wangFang, 'parcels', { query: { cycle } })).status).toBe(200)
  for (const one of under) one.end()
  await Promise.all(under.map(({ answer }) => answer))
  const after = await large(zhangWei)
  after.end()
  expect((await problemOf(await after.answer)).code).toBe('malformed-request')
})

test('正文迟迟不来：到时限答复太慢', async () => {
  const app = await testApp()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const late = slowly(app, 'signIn', json, '192.0.2.2')
  await late.isWaiting
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
  const refused = await problemOf(await late.answer)
  expect(refused.details.issues).toEqual([{ path: '', message: 'too slow' }])
})

test('一个账号同时下载的文件有上限；收完或者走开，就空出来', async () => {
  const app = await testApp()
  await push(app.service, wangFang, exampleRows())
  const ask = (): Promise<Response> => call(app, wangFang, 'exportLedger', { query: { cycle } })
  const under = await Promise.all(Array.from({ length: 16 }, ask))
  expect(under.map(({ status }) => status)).toEqual(Array(16).fill(200))
  expect((await problemOf(await ask())).code).toBe('too-many-requests')
  await under[0]?.body?.cancel()
  const next = await vi.waitUntil(async () => {
    const response = await ask()
    return response.status === 200 && response
  })
  expect((await next.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  expect((await ask()).status).toBe(200)
})
