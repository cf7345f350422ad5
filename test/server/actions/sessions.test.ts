import { expect, test } from 'vitest'
import { operator } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { changePassword } from '#server/actions/change-password.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { createSetUpLink } from '#server/actions/create-set-up-link.ts'
import { sessionOf } from '#server/actions/session-of.ts'
import { setUp } from '#server/actions/set-up.ts'
import { signIn } from '#server/actions/sign-in.ts'
import { signOut } from '#server/actions/sign-out.ts'
import { changeAccountRow } from '#server/db/account-list.ts'
import type { Service } from '#server/service.ts'
import { refusal } from '../problem.ts'
import { openService, type TestService } from '../service.ts'

const password = '新桥镇-Abc-2026'
const wangFang = { username: 'wangfang', name: '王芳', role: 'town', org: '310117105000' } as const

async function withWangFang(): Promise<TestService> {
  const service = await openService()
  await createAccount(service, operator, { ...wangFang, password })
  return service
}

function attempt(username: string, typed: string, address = '10.0.0.7') {
  return { username, password: typed, client: 'console', address }
}

const minute = 60_000
const hour = 60 * minute

test('王芳用密码登录，凭令牌就是她本人；退出后令牌作废', async () => {
  const service = await withWangFang()
  const { token, account, expiresAt } = await signIn(service, attempt('ＷangFang ', password))
  expect(account).toEqual({ ...wangFang, orgName: '新桥镇' })
  expect(expiresAt).toBe('2026-11-28T14:20:00.000+08:00')
  const actor = await sessionOf(service, token)
  expect(actor).toEqual({ ...wangFang, client: 'console' })
  if (actor === null) throw new Error('no session')
  await signOut(service, actor, token)
  expect(await sessionOf(service, token)).toBeNull()
})

test('数据库里没有令牌和密码', async () => {
  const service = await withWangFang()
  const { token } = await signIn(service, attempt('wangfang', password))
  const stored = await service.database.read(async (db) =>
    JSON.stringify([
      await db.selectFrom('session').selectAll().execute(),
      await db.selectFrom('account').selectAll().execute(),
    ]),
  )
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(password)
  expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

test('用户名不存在和密码不对，答复相同', async () => {
  const service = await withWangFang()
  const wrong = await refusal(signIn(service, attempt('wangfang', '不对')), 'wrong-credentials')
  const unknown = await refusal(signIn(service, attempt('nobody', '不对')), 'wrong-credentials')
  expect(unknown).toEqual(wrong)
})

test('五次不对即锁十五分钟，只锁这个账号在这个地址', async () => {
  const service = await withWangFang()
  for (let n = 0; n < 5; n += 1) await refusal(signIn(service, attempt('wangfang', '不对')), 'wrong-credentials')
  const locked = await refusal(signIn(service, attempt('wangfang', password)), 'sign-in-locked')
  expect(locked.details).toEqual({ retryAfterSeconds: 900 })
  await signIn(service, attempt('wangfang', password, '10.0.0.8'))
  service.clock.pass(15 * minute)
  await signIn(service, attempt('wangfang', password))
})

test('同时发来的猜测也逐个计数', async () => {
  const service = await withWangFang()
  const guesses = Array.from({ length: 12 }, () =>
    signIn(service, attempt('wangfang', '不对')).catch((error) => error.problem.code),
  )
  const codes = await Promise.all(guesses)
  expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'sign-in-locked')).toHaveLength(7)
})

test('登录成功后错误次数清零', async () => {
  const service = await withWangFang()
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 4; n += 1) await refusal(signIn(service, attempt('wangfang', '不对')), 'wrong-credentials')
    await signIn(service, attempt('wangfang', password))
  }
})

test('八小时不用即失效，一直在用的七天后失效', async () => {
  const service = await withWangFang()
  const idle = await signIn(service, attempt('wangfang', password))
  service.clock.pass(8 * hour - 1)
  expect(await sessionOf(service, idle.token)).not.toBeNull()
  service.clock.pass(8 * hour)
  expect(await sessionOf(service, idle.token)).toBeNull()
  const busy = await signIn(service, attempt('wangfang', password))
  for (let n = 0; n < 24; n += 1) {
    service.clock.pass(7 * hour - 1)
    expect(await sessionOf(service, busy.token), `after ${n + 1} times 7 hours`).not.toBeNull()
  }
  service.clock.pass(24)
  expect(await sessionOf(service, busy.token)).toBeNull()
})

test('停用的账号立即不能用', async () => {
  const service = await withWangFang()
  const { token } = await signIn(service, attempt('wangfang', password))
  await service.database.write((db) => db.updateTable('account').set({ active: 0 }).execute())
  expect(await sessionOf(service, token)).toBeNull()
  await refusal(signIn(service, attempt('wangfang', password)), 'wrong-credentials')
})

test('登录时密码正好被改：旧密码已经核对过也不开会话', async () => {
  const service = await withWangFang()
  const { write } = service.database
  let isChanged = false
  // After the account was read and the attempt counted, while the password is looked at.
  const meanwhile: Service['database']['write'] = async (job) => {
    const result = await write(job)
    if (!isChanged) {
      isChanged = true
      await write((db) => changeAccountRow(db, '310117', 'wangfang', { password_hash: 'another' }))
    }
    return result
  }
  const between = { ...service, database: { ...service.database, write: meanwhile } }
  await refusal(signIn(between, attempt('wangfang', password)), 'wrong-credentials')
  const sessions = await service.database.read((db) => db.selectFrom('session').select('username').execute())
  expect(sessions).toEqual([])
})

test('两处同一刻凭同一个旧密码改密码：只成一个，后到的不能盖掉先到的', async () => {
  const service = await withWangFang()
  const change = async (word: string) => {
    const grant = await authorise(service, { ...wangFang, client: 'console' }, 'changePassword')
    return changePassword(service, grant, { current: password, password: word, token: word })
  }
  const words = ['第一处-Abc-2026', '第二处-Abc-2026']
  const both = await Promise.allSettled(words.map(change))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const kept = words[both.findIndex(({ status }) => status === 'fulfilled')] ?? ''
  expect((await signIn(service, attempt('wangfang', kept))).step).toBe('done')
})

test('每次登录、失败和退出都有审计记录', async () => {
  const service = await withWangFang()
  await refusal(signIn(service, attempt('wangfang', '不对')), 'wrong-credentials')
  const { token } = await signIn(service, attempt('wangfang', password))
  const actor = await sessionOf(service, token)
  if (actor === null) throw new Error('no session')
  await signOut(service, actor, token)
  const entries = await service.database.read((db) =>
    db.selectFrom('audit').select(['seq', 'username', 'action']).orderBy('district', 'desc').orderBy('seq').execute(),
  )
  expect(entries).toEqual([
    { seq: 1, username: 'operator', action: 'account-created' },
    { seq: 1, username: 'wangfang', action: 'sign-in-failed' },
    { seq: 2, username: 'wangfang', action: 'sign-in' },
    { seq: 3, username: 'wangfang', action: 'sign-out' },
  ])
})

test('首次设置链接只能用一次，用后不再发', async () => {
  const service = await openService()
  const token = await createSetUpLink(service)
  if (token === null) throw new Error('no link')
  const first = { token, username: 'sunli', name: '孙立', password }
  const account = await setUp(service, first)
  expect(account).toMatchObject({ username: 'sunli', role: 'admin', org: null })
  await refusal(setUp(service, { ...first, username: 'again' }), 'set-up-link-invalid')
  expect(await createSetUpLink(service)).toBeNull()
  expect((await signIn(service, attempt('sunli', password))).account.role).toBe('admin')
})

test('首次设置链接三十分钟后作废，重新发的使旧的作废', async () => {
  const service = await openService()
  const old = await createSetUpLink(service)
  const renewed = await createSetUpLink(service)
  if (old === null || renewed === null) throw new Error('no link')
  const input = { username: 'sunli', name: '孙立', password }
  await refusal(setUp(service, { ...input, token: old }), 'set-up-link-invalid')
  service.clock.pass(30 * minute)
  await refusal(setUp(service, { ...input, token: renewed }), 'set-up-link-invalid')
})

test('两个人同时用同一个链接，只成一个', async () => {
  const service = await openService()
  const token = await createSetUpLink(service)
  if (token === null) throw new Error('no link')
  const outcomes = await Promise.allSettled(
    ['one', 'two', 'three'].map((username) => setUp(service, { token, username, name: username, password })),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
})

test.each([
  ['街镇账号须有街镇代码', { ...wangFang, org: '310117999000' }, 'org-unknown'],
  ['街镇账号不能没有街镇', { ...wangFang, org: null }, 'org-unknown'],
  ['部门账号须是名录中的部门', { ...wangFang, role: 'department', org: 'weather' }, 'org-unknown'],
  ['企业账号须是信用代码', { ...wangFang, role: 'enterprise', org: '123' }, 'org-unknown'],
  ['密码不少于八位', { ...wangFang, password: '1234567' }, 'password-too-short'],
] as const)('%s', async (_name, input, code) => {
  const service = await openService()
  await refusal(createAccount(service, operator, { password, ...input }), code)
})

test('用户名不能重复，只有管理员能建账号', async () => {
  const service = await withWangFang()
  await refusal(createAccount(service, operator, { ...wangFang, username: 'WangFang', password }), 'account-exists')
  await refusal(createAccount(service, { ...wangFang, client: 'console' }, { ...wangFang, password }), 'not-allowed')
})
