import { expect, it } from 'vitest'
import { guardedCall } from '#console/session/guarded-call.ts'
import { createClient } from '#ui/client.ts'

function problem(code: string, status: number): Response {
  const body = {
    type: 'about:blank',
    code,
    status,
    title: '登录',
    detail: '登录已过期。',
    action: '请登录。',
    details: {},
  }
  return Response.json(body, { status })
}

function client(answers: Response[]) {
  return createClient({ fetch: async () => answers.shift() ?? new Response('', { status: 500 }) })
}

const healthy = () => Response.json({ status: 'ok', version: '0.1.0' })

it('登录过期时等到登录再问一次', async () => {
  let waited = 0
  const call = guardedCall(client([problem('not-signed-in', 401), healthy()]), async () => {
    waited += 1
  })
  expect(await call('health', {})).toEqual({ status: 'ok', version: '0.1.0' })
  expect(waited).toBe(1)
})

it('别的拒绝照样交给页面', async () => {
  const call = guardedCall(client([problem('not-allowed', 403)]), () => Promise.reject(new Error('not asked')))
  await expect(call('health', {})).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
})
