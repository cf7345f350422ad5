import { expect, test } from 'vitest'
import { createVault } from '#server/vault.ts'
import { type TestApp, testApp } from '../http/test-app.ts'
import { testKeys } from '../service.ts'
import {
  type Authenticator,
  arrive,
  codeNow,
  employ,
  enrol,
  heAn,
  logged,
  password,
  wangFang,
  zhouTao,
} from './people.ts'

const minute = 60_000

/** 周涛 with an authenticator; his sign-in is thirty seconds past. */
async function withAuthenticator(): Promise<{ app: TestApp; factor: Authenticator }> {
  const app = await testApp()
  await employ(app.service, zhouTao)
  const factor = await enrol(app, await arrive(app, 'zhoutao'))
  app.service.clock.pass(minute)
  return { app, factor }
}

test('区专班首次登录：只能开启二次验证，开启后才能办事', async () => {
  const app = await testApp()
  await employ(app.service, zhouTao)
  const person = await arrive(app, 'zhoutao')
  expect(await person.get('currentSession')).toMatchObject({ step: 'enrol', secondFactor: false })
  expect(await person.refused('parcels', { query: { cycle: '2025' } })).toBe('second-factor-missing')
  expect(await person.refused('ownSessions')).toBe('second-factor-missing')
  const { secret, uri } = await person.get<{ secret: string; uri: string }>('startSecondFactor', { body: {} })
  expect(uri).toContain(secret)
  expect(await person.refused('confirmSecondFactor', { body: { code: '000000' } })).toBe('second-factor-wrong')
  const { recoveryCodes } = await person.get<{ recoveryCodes: string[] }>('confirmSecondFactor', {
    body: { code: codeNow(app, secret) },
  })
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await person.get('currentSession')).toMatchObject({ step: 'done', secondFactor: true })
  expect(await person.get('parcels', { query: { cycle: '2025' } })).toMatchObject({ total: 0 })
  expect(app.defects).toEqual([])
})

test('再次登录：密码之后核对验证码，之前什么都不答', async () => {
  const { app, factor } = await withAuthenticator()
  const person = await arrive(app, 'zhoutao')
  expect(await person.get('currentSession')).toMatchObject({ step: 'verify' })
  for (const id of ['parcels', 'changes', 'ownSessions', 'makeRecoveryCodes'] as const) {
    expect(await person.refused(id, { query: { cycle: '2025' } }), id).toBe('second-factor-required')
  }
  expect(await person.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })).toEqual({
    recoveryCodesLeft: null,
  })
  expect(await person.get('currentSession')).toMatchObject({ step: 'done' })
})

test('一个验证码只能用一次，别的会话也不行', async () => {
  const { app, factor } = await withAuthenticator()
  const code = codeNow(app, factor.secret)
  await (await arrive(app, 'zhoutao')).get('verifySecondFactor', { body: { code } })
  const other = await arrive(app, 'zhoutao')
  expect(await other.refused('verifySecondFactor', { body: { code } })).toBe('second-factor-wrong')
  app.service.clock.pass(30_000)
  await other.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
})

test('同时送来同一个验证码，只成一个', async () => {
  const { app, factor } = await withAuthenticator()
  const code = codeNow(app, factor.secret)
  const visitors = [await arrive(app, 'zhoutao'), await arrive(app, 'zhoutao'), await arrive(app, 'zhoutao')]
  const answers = await Promise.all(visitors.map((each) => each.ask('verifySecondFactor', { body: { code } })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
})

test('恢复码每个用一次，用后告知还剩几个；重新生成后旧的作废', async () => {
  const { app, factor } = await withAuthenticator()
  const [first = '', second = ''] = factor.recoveryCodes
  const person = await arrive(app, 'zhoutao')
  expect(await person.get('verifySecondFactor', { body: { code: first.toLowerCase() } })).toEqual({
    recoveryCodesLeft: 9,
  })
  const again = await arrive(app, 'zhoutao')
  expect(await again.refused('verifySecondFactor', { body: { code: first } })).toBe('second-factor-wrong')
  await person.get('makeRecoveryCodes', { body: { code: codeNow(app, factor.secret) } })
  expect(await again.refused('verifySecondFactor', { body: { code: second } })).toBe('second-factor-wrong')
})

test('五次不对即锁十五分钟，不论从哪里来，密码对也不行', async () => {
  const { app, factor } = await withAuthenticator()
  const person = await arrive(app, 'zhoutao')
  for (let n = 0; n < 5; n += 1) {
    expect(await person.refused('verifySecondFactor', { body: { code: '000000' } })).toBe('second-factor-wrong')
  }
  const other = await arrive(app, 'zhoutao')
  expect(await other.refused('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })).toBe(
    'sign-in-locked',
  )
  app.service.clock.pass(15 * minute)
  const later = await arrive(app, 'zhoutao')
  await later.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
})

test('没有走完的登录十分钟作废，走完的按登录完成时算', async () => {
  const { app, factor } = await withAuthenticator()
  const slow = await arrive(app, 'zhoutao')
  const swift = await arrive(app, 'zhoutao')
  app.service.clock.pass(9 * minute)
  await swift.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  app.service.clock.pass(minute)
  expect(await slow.refused('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })).toBe(
    'not-signed-in',
  )
  expect(await swift.get('currentSession')).toMatchObject({ step: 'done' })
})

test('登录已完成的会话再报一次验证码，不从头起算：七天照样到期', async () => {
  const { app, factor } = await withAuthenticator()
  const person = await arrive(app, 'zhoutao')
  await person.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  for (let n = 0; n < 23; n += 1) {
    app.service.clock.pass(7 * 60 * minute)
    await person.get('currentSession')
  }
  await person.ask('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  app.service.clock.pass(7 * 60 * minute - 1)
  await person.get('currentSession')
  app.service.clock.pass(1)
  expect(await person.refused('currentSession')).toBe('not-signed-in')
  const signIns = (await logged(app.service)).filter(([action]) => action === 'sign-in')
  expect(signIns, '两次密码、一次验证码').toHaveLength(3)
})

test('换绑验证器须先核对现有的；换后旧的不行，其他会话结束', async () => {
  const { app, factor } = await withAuthenticator()
  const other = await arrive(app, 'zhoutao')
  await other.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  app.service.clock.pass(minute)
  const person = await arrive(app, 'zhoutao')
  expect(await person.refused('startSecondFactor', { body: {} })).toBe('second-factor-wrong')
  await person.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  app.service.clock.pass(minute)
  const { secret } = await person.get<{ secret: string }>('startSecondFactor', {
    body: { code: codeNow(app, factor.secret) },
  })
  // Until it is confirmed the old one counts.
  app.service.clock.pass(minute)
  await (await arrive(app, 'zhoutao')).get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  await person.get('confirmSecondFactor', { body: { code: codeNow(app, secret) } })
  expect(await other.refused('currentSession')).toBe('not-signed-in')
  app.service.clock.pass(minute)
  const next = await arrive(app, 'zhoutao')
  expect(await next.refused('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })).toBe(
    'second-factor-wrong',
  )
  await next.get('verifySecondFactor', { body: { code: codeNow(app, secret) } })
})

test('密码在手、验证器不在手的人不能在第二步之前换掉验证器', async () => {
  const { app } = await withAuthenticator()
  const thief = await arrive(app, 'zhoutao')
  expect(await thief.refused('startSecondFactor', { body: {} })).toBe('second-factor-wrong')
  expect(await thief.refused('startSecondFactor', { body: { code: '123456' } })).toBe('second-factor-wrong')
  expect(await thief.refused('confirmSecondFactor', { body: { code: '123456' } })).toBe('second-factor-not-started')
})

test('区专班不能关闭；街镇可以开也可以关', async () => {
  const { app, factor } = await withAuthenticator()
  const zhou = await arrive(app, 'zhoutao')
  await zhou.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  expect(await zhou.refused('removeSecondFactor', { body: { code: codeNow(app, factor.secret, 1) } })).toBe(
    'second-factor-obligatory',
  )
  await employ(app.service, wangFang)
  const wang = await arrive(app, 'wangfang')
  expect(await wang.get('currentSession')).toMatchObject({ step: 'done', secondFactor: false })
  const own = await enrol(app, wang)
  app.service.clock.pass(minute)
  expect(await wang.get('removeSecondFactor', { body: { code: codeNow(app, own.secret) } })).toEqual({ removed: true })
  expect(await (await arrive(app, 'wangfang')).get('currentSession')).toMatchObject({ step: 'done' })
})

test('填报窗格不核对验证码：请用配对码', async () => {
  const { app } = await withAuthenticator()
  const response = app.fetch('/api/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'zhoutao', password, client: 'pane' }),
  })
  expect(await (await response).json()).toMatchObject({
    code: 'second-factor-elsewhere',
    action: expect.stringContaining('配对码'),
  })
})

test('数据库里只有封存的密钥和恢复码的摘要', async () => {
  const { app, factor } = await withAuthenticator()
  const stored = await app.service.database.read(async (db) => ({
    factors: await db.selectFrom('second_factor').selectAll().execute(),
    codes: await db.selectFrom('recovery_code').selectAll().execute(),
    audit: await db.selectFrom('audit').selectAll().execute(),
  }))
  const text = JSON.stringify(stored)
  expect(text).not.toContain(factor.secret)
  for (const code of factor.recoveryCodes) expect(text).not.toContain(code.replaceAll('-', ''))
  const [sealed] = stored.factors
  const vault = createVault(testKeys.data)
  expect(vault.open(sealed?.secret_sealed ?? '', ['second-factor', '310117', 'zhoutao'].join('\n'))).toBe(factor.secret)
  expect(() => vault.open(sealed?.secret_sealed ?? '', ['second-factor', '310117', 'sunli'].join('\n'))).toThrow()
})

test('安全管理重置后，会话结束，下次登录重新绑定；系统管理不能重置', async () => {
  const { app, factor } = await withAuthenticator()
  await employ(app.service, heAn)
  const guard = await arrive(app, 'hean')
  await enrol(app, guard)
  const person = await arrive(app, 'zhoutao')
  await person.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  await guard.get('resetSecondFactor', { params: { username: 'zhoutao' } })
  expect(await person.refused('currentSession')).toBe('not-signed-in')
  expect(await (await arrive(app, 'zhoutao')).get('currentSession')).toMatchObject({ step: 'enrol' })
  expect(await guard.refused('resetSecondFactor', { params: { username: 'nobody' } })).toBe('not-found')
})

test('每一步都有审计记录', async () => {
  const { app, factor } = await withAuthenticator()
  const person = await arrive(app, 'zhoutao')
  await person.refused('verifySecondFactor', { body: { code: '000000' } })
  await person.get('verifySecondFactor', { body: { code: codeNow(app, factor.secret) } })
  const actions = (await logged(app.service)).filter(([, username]) => username === 'zhoutao').map(([action]) => action)
  expect(actions).toEqual(['sign-in', 'second-factor-enrolled', 'sign-in', 'second-factor-failed', 'sign-in'])
})
