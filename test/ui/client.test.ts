import { expect, it } from 'vitest'
import { endpoints } from '#core/api/table.ts'
import { createClient } from '#ui/client.ts'
import { addressOf } from '#ui/client-address.ts'
import { AnswerUnreadable, RequestRefused, ServerUnreachable } from '#ui/client-failure.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit | undefined
}

function client(answer: () => Response, token?: () => string | null) {
  const sent: Sent[] = []
  const call = createClient({
    fetch: async (url, init) => {
      sent.push({ url: String(url), init })
      return answer()
    },
    ...(token === undefined ? {} : { token }),
  })
  return { call, sent }
}

function json(body: unknown, status = 200): () => Response {
  return () => new Response(JSON.stringify(body), { status })
}

it('路径参数和查询按端点表写入地址，空值不写', () => {
  expect(addressOf(endpoints.parcel, { params: { cycle: '2025', parcelCode: 'SJ/XQ 01' } })).toBe(
    '/api/v1/parcels/2025/SJ%2FXQ%2001',
  )
  expect(addressOf(endpoints.parcels, { query: { cycle: '2025', q: '', town: undefined, offset: 0 } })).toBe(
    '/api/v1/parcels?cycle=2025&offset=0',
  )
  expect(() => addressOf(endpoints.parcel, { params: { cycle: '2025' } })).toThrow('parcelCode')
})

it('答复按端点的模式读取，多出的键不管', async () => {
  const { call, sent } = client(json({ status: 'ok', version: '0.1.0', later: 1 }))
  expect(await call('health', {})).toEqual({ status: 'ok', version: '0.1.0' })
  expect(sent[0]?.init?.credentials).toBe('same-origin')
})

it('给了令牌就放在请求头里，不带 cookie', async () => {
  const { call, sent } = client(json({ status: 'ok', version: '0.1.0' }), () => 'T')
  await call('health', {})
  expect(sent[0]?.init?.credentials).toBe('omit')
  expect(new Headers(sent[0]?.init?.headers).get('authorization')).toBe('Bearer T')
})

it('拒绝时带着问题的编号和措辞', async () => {
  const problem = {
    type: 'about:blank',
    code: 'not-allowed',
    status: 403,
    title: '未受理',
    detail: '您的角色不能办理此事项。',
    action: '请联系区专班。',
    details: {},
  }
  const { call } = client(json(problem, 403))
  const failure = await call('currentSession', {}).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RequestRefused)
  expect(failure instanceof RequestRefused && failure.problem.code).toBe('not-allowed')
})

it('代理的网页、少了键的答复和连不上，各是各的', async () => {
  const page = client(() => new Response('<html>', { status: 200 }))
  await expect(page.call('health', {})).rejects.toBeInstanceOf(AnswerUnreadable)
  const short = client(json({ status: 'ok' }))
  await expect(short.call('health', {})).rejects.toBeInstanceOf(AnswerUnreadable)
  const gateway = client(() => new Response('bad gateway', { status: 502 }))
  await expect(gateway.call('health', {})).rejects.toBeInstanceOf(AnswerUnreadable)
  const offline = client(() => {
    throw new TypeError('Failed to fetch')
  })
  await expect(offline.call('health', {})).rejects.toBeInstanceOf(ServerUnreachable)
})

it('取消的请求以 AbortError 结束', async () => {
  const { call } = client(() => {
    throw new DOMException('aborted', 'AbortError')
  })
  await expect(call('health', {})).rejects.toMatchObject({ name: 'AbortError' })
})
