import { expect, test } from 'vitest'
import { createSingleSignOn, type SingleSignOn } from '#server/access/single-sign-on.ts'
import { readSingleSignOn } from '#server/single-sign-on-settings.ts'
import { ownOrigin, type TestApp, testApp } from '../http/test-app.ts'
import { openService } from '../service.ts'
import { type IdentityProvider, type Lies, startIdentityProvider } from './identity-provider.ts'
import { arrive, employ, enrol, logged, sunLi, type Visitor, visitor, wangFang, zhouTao } from './people.ts'

const returnUrl = `${ownOrigin}/sign-in/return`

interface Place {
  readonly app: TestApp
  readonly provider: IdentityProvider
  readonly admin: Visitor
}

async function appWith(singleSignOn: SingleSignOn): Promise<TestApp> {
  const service = { ...(await openService()), singleSignOn }
  return { ...(await testApp({ service })), service }
}

/** A district whose people are known to an identity provider by staff number. 王芳 is bound as 0137. */
async function withProvider(claim = 'employee_number'): Promise<Place> {
  const provider = await startIdentityProvider(() => Date.now())
  const { issuer, clientId, clientSecret } = provider
  const singleSignOn = createSingleSignOn({ issuer, clientId, clientSecret, claim }, () => returnUrl)
  const app = await appWith(singleSignOn)
  await employ(app.service, sunLi, wangFang, zhouTao)
  const admin = await arrive(app, 'sunli')
  await enrol(app, admin)
  await admin.get('bindIdentity', { params: { username: 'wangfang' }, body: { identity: '0137' } })
  provider.person = { sub: 'person-1', employee_number: '0137', roles: ['admin'], role: 'district' }
  return { app, provider, admin }
}

interface Started {
  readonly url: string
  readonly ticket: string
}

async function start(app: TestApp): Promise<Started> {
  return visitor(app).get<Started>('startSingleSignOn', { body: {} })
}

/** What the console does: the cookie it gets is a bearer token here. */
async function finish(app: TestApp, ticket: string, parameters: string): Promise<Visitor> {
  const response = await visitor(app).ask('finishSingleSignOn', { body: { ticket, parameters } })
  const text = await response.text()
  if (!response.ok) throw new Error(JSON.parse(text).code)
  return visitor(app, /session=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1])
}

async function signedIn({ app, provider }: Place): Promise<Visitor> {
  const { url, ticket } = await start(app)
  return finish(app, ticket, await provider.visit(url))
}

test('事先绑定的人登录进来，角色是本系统给的，不看对方说的', async () => {
  const place = await withProvider()
  const wang = await signedIn(place)
  expect(await wang.get('currentSession')).toMatchObject({
    account: { username: 'wangfang', role: 'town', orgName: '新桥镇' },
    step: 'done',
  })
  expect(await visitor(place.app).get('about')).toMatchObject({ singleSignOn: true })
  expect(place.app.defects).toEqual([])
})

test('前往的地址：授权码加 PKCE，回址是 PUBLIC_URL 下的登录页，没有机密', async () => {
  const { app, provider } = await withProvider()
  const { url, ticket } = await start(app)
  const query = Object.fromEntries(new URL(url).searchParams)
  expect(query).toMatchObject({
    response_type: 'code',
    client_id: 'parcel-checkup',
    redirect_uri: returnUrl,
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(query[name]?.length, name).toBeGreaterThan(20)
  expect(url).not.toContain(ticket)
  expect(url).not.toContain(provider.clientSecret)
})

const hour = 3600
test.each<[string, Lies]>([
  ['随机数不对（别次登录的结果）', { nonce: 'another' }],
  ['没有随机数', { nonce: undefined as unknown as string }],
  ['发给别的系统的', { aud: 'another-client' }],
  ['别的认证系统的', { iss: 'http://127.0.0.1:1' }],
  ['已过期', { exp: Math.floor(Date.now() / 1000) - hour, iat: Math.floor(Date.now() / 1000) - 2 * hour }],
  ['签名是别人的', { forged: true }],
  ['没有签名', { alg: 'none' }],
  ['没有写明是谁', { sub: '' }],
])('不能核实的结果不认：%s', async (_name, lies) => {
  const place = await withProvider()
  place.provider.lies = lies
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-failed')
  expect((await logged(place.app.service)).map(([action]) => action)).toContain('sign-in-failed')
})

test('没有绑定的人进不来，也不会新建账号', async () => {
  const place = await withProvider()
  place.provider.person = { sub: 'person-2', employee_number: '0999' }
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-unbound')
  place.provider.person = { sub: 'person-2' }
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-unbound')
})

test('首次登录记下对方的人员标识：工号给了别人，别人进不来', async () => {
  const place = await withProvider()
  await signedIn(place)
  place.provider.person = { sub: 'person-9', employee_number: '0137' }
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-unbound')
})

test('同一个授权码、同一次登录的状态只认一次', async () => {
  const { app, provider } = await withProvider()
  const { url, ticket } = await start(app)
  const parameters = await provider.visit(url)
  await finish(app, ticket, parameters)
  await expect(finish(app, ticket, parameters)).rejects.toThrow('single-sign-on-failed')
  const second = await start(app)
  const used = new URLSearchParams(await provider.visit(second.url))
  used.set('code', new URLSearchParams(parameters).get('code') ?? '')
  await expect(finish(app, second.ticket, used.toString())).rejects.toThrow('single-sign-on-failed')
  expect(provider.refusals).toEqual(['unknown code'])
})

test('别人那次登录的结果塞不进我的浏览器', async () => {
  const { app, provider } = await withProvider()
  const attacker = await start(app)
  const victim = await start(app)
  await expect(finish(app, victim.ticket, await provider.visit(attacker.url))).rejects.toThrow('single-sign-on-failed')
})

test('授权码换了人：别次登录的码在这次的校验值下换不出结果', async () => {
  const { app, provider } = await withProvider()
  const first = await start(app)
  const second = await start(app)
  const stolen = new URLSearchParams(await provider.visit(first.url)).get('code') ?? ''
  const parameters = new URLSearchParams(await provider.visit(second.url))
  parameters.set('code', stolen)
  await expect(finish(app, second.ticket, parameters.toString())).rejects.toThrow('single-sign-on-failed')
  expect(provider.refusals).toEqual(['wrong verifier'])
})

test.each<[string, Readonly<Record<string, string | null>>]>([
  ['张冠李戴的认证系统', { iss: 'https://evil.example' }],
  ['没有写明认证系统', { iss: null }],
  ['对方拒绝', { code: null, error: 'access_denied' }],
  ['没有状态', { state: null }],
])('回址上的参数不对：%s', async (_name, changes) => {
  const { app, provider } = await withProvider()
  const { url, ticket } = await start(app)
  const parameters = new URLSearchParams(await provider.visit(url))
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  await expect(finish(app, ticket, parameters.toString())).rejects.toThrow('single-sign-on-failed')
})

test('十分钟没有走完的登录作废', async () => {
  const { app, provider } = await withProvider()
  const { url, ticket } = await start(app)
  const parameters = await provider.visit(url)
  app.service.clock.pass(10 * 60_000)
  await expect(finish(app, ticket, parameters)).rejects.toThrow('single-sign-on-failed')
})

test('须二次验证的角色从统一身份进来也要核对验证码', async () => {
  const place = await withProvider()
  await place.admin.get('bindIdentity', { params: { username: 'zhoutao' }, body: { identity: '0001' } })
  place.provider.person = { sub: 'person-z', employee_number: '0001', amr: ['mfa'] }
  expect(await (await signedIn(place)).get('currentSession')).toMatchObject({ step: 'enrol' })
})

test('停用的账号、解除绑定的人进不来；一人一号，不能重复绑定', async () => {
  const place = await withProvider()
  const { admin } = place
  const taken = { params: { username: 'zhoutao' }, body: { identity: '0137' } }
  expect(await admin.refused('bindIdentity', taken)).toBe('identity-taken')
  expect(await admin.refused('bindIdentity', { ...taken, params: { username: 'wangfang' } })).toBe('identity-taken')
  await admin.get('changeAccount', { params: { username: 'wangfang' }, body: { active: false } })
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-unbound')
  await admin.get('changeAccount', { params: { username: 'wangfang' }, body: { active: true } })
  await signedIn(place)
  await admin.get('unbindIdentity', { params: { username: 'wangfang' } })
  await expect(signedIn(place)).rejects.toThrow('single-sign-on-unbound')
})

test('认证系统不在时说不可用，回来后照常', async () => {
  const provider = await startIdentityProvider(() => Date.now())
  const settings = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', claim: 'sub' }
  const down = createSingleSignOn(settings, () => returnUrl)
  const app = await appWith(down)
  expect(await visitor(app).refused('startSingleSignOn', { body: {} })).toBe('single-sign-on-unreachable')
  const up = createSingleSignOn({ ...provider, claim: 'sub' }, () => returnUrl)
  expect((await up.begin()).url).toContain(provider.issuer)
})

test('没有接入时，登录页不给入口，接口说没有接入', async () => {
  const app = await testApp()
  expect(await visitor(app).get('about')).toMatchObject({ singleSignOn: false })
  expect(await visitor(app).refused('startSingleSignOn', { body: {} })).toBe('single-sign-on-off')
})

test.each([
  ['三项缺一', { OIDC_ISSUER: 'https://id.example' }, '须同时设置'],
  ['不是 https', { OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, '应为 https'],
  ['不是网址', { OIDC_ISSUER: 'id', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, '应为 https'],
])('设置不对时启动就说：%s', (_name, environment: Readonly<Record<string, string>>, sentence) => {
  const faults: string[] = []
  expect(readSingleSignOn((name) => environment[name] ?? null, faults)).toBeNull()
  expect(faults.join()).toContain(sentence)
})

test('设置齐全', () => {
  const environment: Readonly<Record<string, string>> = {
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
  }
  const faults: string[] = []
  expect(readSingleSignOn((name) => environment[name] ?? null, faults)).toEqual({
    issuer: 'https://id.example',
    clientId: 'a',
    clientSecret: 'b',
    claim: 'sub',
  })
  expect(faults).toEqual([])
})
