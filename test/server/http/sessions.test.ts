import { expect, test } from 'vitest'
import { operator } from '#server/actions/actor.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { createSetUpLink } from '#server/actions/create-set-up-link.ts'
import { xinqiao } from '../cast.ts'
import { answer, call, ownOrigin, problemOf, type TestApp, testApp } from './test-app.ts'

const password = '新桥镇-Abc-2026'

async function withWangFang(options: Parameters<typeof testApp>[0] = {}): Promise<TestApp> {
  const app = await testApp(options)
  await createAccount(app.service, operator, {
    username: 'wangfang',
    name: '王芳',
    role: 'town',
    org: xinqiao,
    password,
  })
  return app
}

function signIn(app: TestApp, client: string | undefined, headers: Record<string, string> = {}) {
  return call(app, null, 'signIn', { body: { username: 'wangfang', password, client }, headers })
}

test('程序登录得到令牌，用 Bearer 访问；退出后无效', async () => {
  const app = await withWangFang()
  const response = await signIn(app, undefined)
  expect(response.status).toBe(200)
  expect(response.headers.get('set-cookie')).toBeNull()
  const { token } = (await response.json()) as { token: string }
  const authorization = `Bearer ${token}`
  const current = await app.fetch('/api/v1/sessions/current', { headers: { authorization } })
  expect(await current.json()).toMatchObject({
    account: { username: 'wangfang', orgName: '新桥镇' },
    district: { code: '310117', name: '松江区' },
    cycles: ['2025'],
    demo: false,
    today: '2026-11-21',
  })
  await app.fetch('/api/v1/sessions/current', { method: 'DELETE', headers: { authorization } })
  const after = await app.fetch('/api/v1/sessions/current', { headers: { authorization } })
  expect((await problemOf(after)).code).toBe('not-signed-in')
})

test('网页登录用脚本读不到的 cookie，答复里没有令牌', async () => {
  const app = await withWangFang()
  const response = await signIn(app, 'console', { origin: ownOrigin })
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; /)
  for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Strict']) expect(cookie).toContain(attribute)
  expect(((await response.json()) as { token: string }).token).toBe('')
  const sent = { cookie: cookie.split(';')[0] ?? '' }
  expect((await app.fetch('/api/v1/sessions/current', { headers: sent })).status).toBe(200)
  const out = await app.fetch('/api/v1/sessions/current', {
    method: 'DELETE',
    headers: { ...sent, origin: ownOrigin },
  })
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  expect((await app.fetch('/api/v1/sessions/current', { headers: sent })).status).toBe(401)
})

test('https 时 cookie 带 __Host- 前缀和 Secure，并有 HSTS', async () => {
  const app = await withWangFang({ isHttps: true })
  const response = await signIn(app, 'console', { origin: ownOrigin })
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-session=/)
  expect(cookie).toContain('Secure')
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test.each([
  ['别的网站的页面', { origin: 'https://evil.example' }, 'origin-refused'],
  ['没有来源的页面', { origin: 'null' }, 'origin-refused'],
  ['同名不同端口', { origin: 'http://127.0.0.1:3001' }, 'origin-refused'],
] as const)('%s不能替人登录或写入', async (_name, headers, code) => {
  const app = await withWangFang()
  expect((await problemOf(await signIn(app, 'console', headers))).code).toBe(code)
  expect((await problemOf(await signIn(app, 'pane', headers))).code).toBe(code)
})

test('凭 cookie 写入必须带本站来源，凭令牌的程序不必', async () => {
  const app = await withWangFang()
  const cookie = (await signIn(app, 'console', { origin: ownOrigin })).headers.get('set-cookie')?.split(';')[0] ?? ''
  const leave = (headers: Record<string, string>) =>
    app.fetch('/api/v1/sessions/current', { method: 'DELETE', headers })
  expect((await problemOf(await leave({ cookie }))).code).toBe('origin-refused')
  expect((await leave({ cookie, origin: ownOrigin })).status).toBe(200)
  const { token } = (await (await signIn(app, 'program')).json()) as { token: string }
  expect((await leave({ authorization: `Bearer ${token}` })).status).toBe(200)
})

test('被锁时答复何时再试', async () => {
  const app = await withWangFang()
  const wrong = { body: { username: 'wangfang', password: '不对' } }
  for (let n = 0; n < 5; n += 1) expect((await call(app, null, 'signIn', wrong)).status).toBe(401)
  const locked = await call(app, null, 'signIn', wrong)
  expect(locked.headers.get('retry-after')).toBe('900')
  expect(await problemOf(locked)).toMatchObject({ code: 'sign-in-locked', status: 429, title: '暂停登录' })
})

test('锁定按地址：只信代理写的最后一段', async () => {
  const app = await withWangFang({ trustProxy: true })
  const wrong = { username: 'wangfang', password: '不对' }
  const from = (chain: string) => call(app, null, 'signIn', { body: wrong, headers: { 'x-forwarded-for': chain } })
  for (let n = 0; n < 5; n += 1) await from(`1.1.1.${n}, 10.0.0.7`)
  expect((await problemOf(await from('9.9.9.9, 10.0.0.7'))).code).toBe('sign-in-locked')
  expect((await problemOf(await from('10.0.0.7, 10.0.0.8'))).code).toBe('wrong-credentials')
})

test('一个地址猜得太快，换用户名也要等', async () => {
  const app = await withWangFang()
  const codes: string[] = []
  for (let n = 0; n < 62; n += 1) {
    const response = await call(app, null, 'setUp', {
      body: { token: `guess-${n}`, username: 'a', name: 'a', password: '0123456789' },
    })
    codes.push((await problemOf(response)).code)
  }
  expect(codes.slice(0, 60).every((code) => code === 'set-up-link-invalid')).toBe(true)
  expect(codes.slice(60)).toEqual(['too-many-requests', 'too-many-requests'])
})

test('首次设置经网页完成，第二次拒绝', async () => {
  const app = await testApp()
  const token = await createSetUpLink(app.service)
  const body = { token, username: 'sunli', name: '孙立', password: '0123456789' }
  expect(await answer(app, null, 'setUp', { body })).toMatchObject({ account: { role: 'admin' } })
  const again = await call(app, null, 'setUp', { body })
  expect(await problemOf(again)).toMatchObject({ code: 'set-up-link-invalid', status: 410 })
})
