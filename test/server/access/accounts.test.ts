import { expect, test } from 'vitest'
import { type TestApp, testApp } from '../http/test-app.ts'
import { arrive, employ, enrol, heAn, logged, password, sunLi, type Visitor, visitor, wangFang } from './people.ts'

const liMing = { username: 'liming', name: '李明', person: 'gh-0042', role: 'town', org: '310117105000' } as const

async function withAdmin(): Promise<{ app: TestApp; admin: Visitor }> {
  const app = await testApp()
  await employ(app.service, sunLi)
  const admin = await arrive(app, 'sunli')
  await enrol(app, admin)
  return { app, admin }
}

interface Created {
  readonly link: { readonly path: string; readonly expiresAt: string }
}

/** The token of a link: what stands behind its #. */
function tokenIn({ link }: Created): string {
  return link.path.split('#')[1] ?? ''
}

function setPassword(app: TestApp, token: string, word = password): Promise<Response> {
  return visitor(app).ask('setPassword', { body: { token, password: word } })
}

test('系统管理建账号，本人用一次性链接设置密码，管理员不知道密码', async () => {
  const { app, admin } = await withAdmin()
  const created = await admin.get<Created>('createAccount', { body: liMing })
  expect(created.link.path).toMatch(/^\/set-password#[\w-]{43}$/)
  const token = tokenIn(created)
  const guess = { username: 'liming', password: 'x' }
  expect(await visitor(app).refused('signIn', { body: guess })).toBe('wrong-credentials')
  expect(await (await setPassword(app, token)).json()).toEqual({ username: 'liming' })
  expect((await setPassword(app, token)).status).toBe(410)
  expect(await (await arrive(app, 'liming')).get('currentSession')).toMatchObject({ account: { name: '李明' } })
  expect(app.defects).toEqual([])
})

test('链接三十分钟作废，新的使旧的作废；停用的账号的链接也作废', async () => {
  const { app, admin } = await withAdmin()
  const first = tokenIn(await admin.get<Created>('createAccount', { body: liMing }))
  const params = { username: 'liming' }
  const { path } = await admin.get<{ path: string }>('createPasswordLink', { params })
  expect((await setPassword(app, first)).status).toBe(410)
  app.service.clock.pass(30 * 60_000)
  expect((await setPassword(app, path.split('#')[1] ?? '')).status).toBe(410)
  const last = await admin.get<{ path: string }>('createPasswordLink', { params })
  await admin.get('changeAccount', { params, body: { active: false } })
  expect((await setPassword(app, last.path.split('#')[1] ?? '')).status).toBe(410)
})

test('重设密码后，旧密码不行，原有会话全部结束，二次验证还在', async () => {
  const { app, admin } = await withAdmin()
  await employ(app.service, wangFang)
  const before = await arrive(app, 'wangfang')
  await enrol(app, before)
  const { path } = await admin.get<{ path: string }>('createPasswordLink', { params: { username: 'wangfang' } })
  expect(await before.get('currentSession')).toMatchObject({ step: 'done' })
  await setPassword(app, path.split('#')[1] ?? '', '新密码-2026-abc')
  expect(await before.refused('currentSession')).toBe('not-signed-in')
  expect(await visitor(app).refused('signIn', { body: { username: 'wangfang', password } })).toBe('wrong-credentials')
  expect(await (await arrive(app, 'wangfang', 'program', '新密码-2026-abc')).get('currentSession')).toMatchObject({
    step: 'verify',
  })
})

test('同时用一个链接，只成一个；数据库里没有链接的令牌', async () => {
  const { app, admin } = await withAdmin()
  const token = tokenIn(await admin.get<Created>('createAccount', { body: liMing }))
  const links = await app.service.database.read((db) => db.selectFrom('password_link').selectAll().execute())
  expect(JSON.stringify(links)).not.toContain(token)
  const answers = await Promise.all([1, 2, 3].map(() => setPassword(app, token)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
})

test('改自己的密码：旧的要对，其他会话结束，猜五次即锁', async () => {
  const app = await testApp()
  await employ(app.service, wangFang)
  const [here, there] = [await arrive(app, 'wangfang'), await arrive(app, 'wangfang')]
  const change = (current: string) => ({ body: { current, password: '另一个密码-2026' } })
  expect(await here.refused('changePassword', change('不对'))).toBe('wrong-credentials')
  expect(await logged(app.service)).toContainEqual(['sign-in-failed', 'wangfang', 'password-change'])
  expect(await here.get('changePassword', change(password))).toEqual({ ended: 1 })
  expect(await there.refused('currentSession')).toBe('not-signed-in')
  expect(await here.get('currentSession')).toMatchObject({ step: 'done' })
  for (let n = 0; n < 5; n += 1) await here.refused('changePassword', change('不对'))
  expect(await here.refused('changePassword', change('另一个密码-2026'))).toBe('sign-in-locked')
})

test.each([
  ['系统管理与安全管理', 'admin', 'security'],
  ['安全管理与系统管理', 'security', 'admin'],
  ['系统管理与业务', 'admin', 'district'],
  ['审计与业务', 'auditor', 'district'],
  ['安全管理与审计', 'security', 'auditor'],
] as const)('一人不能兼任：%s', async (_name, held, asked) => {
  const { admin } = await withAdmin()
  const person = 'GH-0007'
  await admin.get('createAccount', { body: { username: 'one', name: '甲', person, role: held } })
  const second = { username: 'two', name: '甲', person: ' gh-0007', role: asked }
  expect(await admin.refused('createAccount', { body: second })).toBe('duty-conflict')
})

test('停用原账号后可以换岗；原账号不能再启用', async () => {
  const { admin } = await withAdmin()
  const person = 'gh-0007'
  await admin.get('createAccount', { body: { username: 'one', name: '甲', person, role: 'security' } })
  await admin.get('changeAccount', { params: { username: 'one' }, body: { active: false } })
  await admin.get('createAccount', { body: { username: 'two', name: '甲', person, role: 'admin' } })
  expect(await admin.refused('changeAccount', { params: { username: 'one' }, body: { active: true } })).toBe(
    'duty-conflict',
  )
})

test('同一人可以有几个业务账号', async () => {
  const { admin } = await withAdmin()
  await admin.get('createAccount', { body: liMing })
  await admin.get('createAccount', { body: { ...liMing, username: 'liming2', role: 'town-reviewer' } })
})

test('不能停用自己，也不能停用最后一个系统管理', async () => {
  const { app, admin } = await withAdmin()
  const stop = (username: string) => ({ params: { username }, body: { active: false } })
  expect(await admin.refused('changeAccount', stop('sunli'))).toBe('account-own')
  await employ(app.service, { ...sunLi, username: 'second' })
  await admin.get('changeAccount', stop('second'))
  await admin.get('changeAccount', { params: { username: 'second' }, body: { active: true } })
  const second = await arrive(app, 'second')
  await enrol(app, second)
  await second.get('changeAccount', stop('sunli'))
  expect(await second.refused('changeAccount', stop('second'))).toBe('account-own')
  expect(await admin.refused('currentSession')).toBe('not-signed-in')
})

test('账号清单：查找、翻页、锁定和会话数；没有任何机密', async () => {
  const { app, admin } = await withAdmin()
  await employ(app.service, wangFang, heAn)
  await arrive(app, 'wangfang')
  for (let n = 0; n < 5; n += 1) {
    await visitor(app).ask('signIn', { body: { username: 'wangfang', password: '不对' } })
  }
  const list = await admin.get<{ items: Record<string, unknown>[]; total: number }>('accounts')
  expect(list.items.map(({ username }) => username)).toEqual(['hean', 'sunli', 'wangfang'])
  const [he, sun, wang] = list.items
  expect(he).toMatchObject({ secondFactor: false, needsSecondFactor: true, sessions: 0, lastSignInAt: null })
  expect(sun).toMatchObject({ secondFactor: true, sessions: 1 })
  expect(wang).toMatchObject({ person: 'wangfang', sessions: 1, lockedUntil: '2026-11-21T14:35:00.000+08:00' })
  expect(JSON.stringify(list)).not.toMatch(/argon2|hash|secret|token/)
  expect(await admin.get('accounts', { query: { q: '王' } })).toMatchObject({ total: 1 })
  expect(await admin.get('accounts', { query: { q: '%' } })).toMatchObject({ total: 3 })
  const page = await admin.get<{ items: object[]; nextCursor: string }>('accounts', { query: { limit: '2' } })
  expect(page.items).toHaveLength(2)
  expect(await admin.get('accounts', { query: { cursor: page.nextCursor } })).toMatchObject({
    items: [{ username: 'wangfang' }],
    nextCursor: null,
  })
})

test('安全管理解除锁定、查看并结束会话；每一项都留痕', async () => {
  const { app } = await withAdmin()
  await employ(app.service, wangFang, heAn)
  const guard = await arrive(app, 'hean')
  await enrol(app, guard)
  const wang = await arrive(app, 'wangfang')
  const guess = { body: { username: 'wangfang', password: '不对' } }
  for (let n = 0; n < 5; n += 1) await visitor(app).ask('signIn', guess)
  expect(await visitor(app).refused('signIn', { body: { username: 'wangfang', password } })).toBe('sign-in-locked')
  const params = { username: 'wangfang' }
  expect(await guard.get('liftLockOut', { params })).toEqual({ lifted: 1 })
  await arrive(app, 'wangfang')
  const all = await guard.get<{ items: { username: string; id: string }[] }>('allSessions', { query: params })
  expect(all.items.map(({ username }) => username)).toEqual(['wangfang', 'wangfang'])
  expect(await guard.get('endSession', { params: { id: all.items[0]?.id ?? '' } })).toEqual({ ended: 1 })
  expect(await guard.get('endSessionsOf', { params })).toEqual({ ended: 1 })
  expect(await wang.refused('currentSession')).toBe('not-signed-in')
  const actions = (await logged(app.service)).filter(([, username]) => username === 'hean').map(([action]) => action)
  expect(actions).toEqual(['sign-in', 'second-factor-enrolled', 'lock-out-lifted', 'session-ended', 'session-ended'])
})

test('各人看自己的会话，能结束自己的；别人的和没有的，答复相同', async () => {
  const { app, admin } = await withAdmin()
  await employ(app.service, wangFang)
  const [here, there] = [await arrive(app, 'wangfang'), await arrive(app, 'wangfang')]
  const { items } = await here.get<{ items: { id: string; current: boolean }[] }>('ownSessions')
  expect(items).toHaveLength(2)
  const other = items.find(({ current }) => !current)?.id ?? ''
  const strange = await admin.ask('endSession', { params: { id: other } })
  const unknown = await admin.ask('endSession', { params: { id: 'f'.repeat(24) } })
  const body = async (response: Response) => ({ ...(await response.json()), instance: '' })
  expect(await body(strange)).toEqual(await body(unknown))
  expect(strange.status).toBe(404)
  expect(await logged(app.service)).toContainEqual(['denied', 'sunli', 'endSession'])
  expect(await here.get('endSession', { params: { id: other } })).toEqual({ ended: 1 })
  expect(await there.refused('currentSession')).toBe('not-signed-in')
})
