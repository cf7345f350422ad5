import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { operator } from '#server/actions/actor.ts'
import { resetSecondFactor } from '#server/actions/change-account.ts'
import { createPasswordLink, setPassword } from '#server/actions/password-link.ts'
import { type TestApp, testApp } from '../http/test-app.ts'
import { arrive, employ, enrol, heAn, logged, password, type Visitor, visitor, wangFang, zhouTao } from './people.ts'

interface Pane {
  readonly code: string
  readonly verifier: string
}

interface Polled {
  readonly session: { readonly token: string; readonly step: string; readonly account: { username: string } } | null
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

async function startPane(app: TestApp): Promise<Pane> {
  const verifier = randomBytes(32).toString('base64url')
  const { code } = await visitor(app).get<{ code: string }>('startPairing', {
    body: { challenge: challengeOf(verifier) },
  })
  return { code, verifier }
}

function poll(app: TestApp, { code, verifier }: Pane): Promise<Polled> {
  return visitor(app).get<Polled>('pollPairing', { body: { code, verifier } })
}

/** 周涛, signed in to the console with both factors, and a pane that shows a code. */
async function pairing(): Promise<{ app: TestApp; zhou: Visitor; pane: Pane }> {
  const app = await testApp()
  await employ(app.service, zhouTao)
  const zhou = await arrive(app, 'zhoutao')
  await enrol(app, zhou)
  return { app, zhou, pane: await startPane(app) }
}

test('窗格显示配对码，本人在网页端批准，窗格得到自己的会话，只得一次', async () => {
  const { app, zhou, pane } = await pairing()
  expect(pane.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  expect(await poll(app, pane)).toEqual({ session: null })
  const typed = `${pane.code.slice(0, 4).toLowerCase()} ${pane.code.slice(4)}`
  expect(await zhou.get('inspectPairing', { body: { code: typed } })).toMatchObject({ sameAddress: true })
  expect(await zhou.get('decidePairing', { body: { code: typed, approve: true } })).toEqual({ approved: true })
  const { session } = await poll(app, pane)
  expect(session).toMatchObject({ step: 'done', account: { username: 'zhoutao' } })
  const own = visitor(app, session?.token)
  expect(await own.get('parcels', { query: { cycle: '2025' } })).toMatchObject({ total: 0 })
  expect(await visitor(app).refused('pollPairing', { body: pane })).toBe('pairing-code-unknown')
  const sessions = await zhou.get<{ items: { client: string; current: boolean }[] }>('ownSessions')
  expect(sessions.items.map(({ client, current }) => [client, current]).sort()).toEqual([
    ['pane', false],
    ['program', true],
  ])
})

test('看到配对码的旁人没有窗格里的随机数，领不走会话', async () => {
  const { app, zhou, pane } = await pairing()
  await zhou.get('decidePairing', { body: { code: pane.code, approve: true } })
  const other = { code: pane.code, verifier: randomBytes(32).toString('base64url') }
  expect(await visitor(app).refused('pollPairing', { body: other })).toBe('pairing-code-unknown')
  expect((await poll(app, pane)).session).not.toBeNull()
})

test('同时来领，只给一个', async () => {
  const { app, zhou, pane } = await pairing()
  await zhou.get('decidePairing', { body: { code: pane.code, approve: true } })
  const answers = await Promise.all(Array.from({ length: 4 }, () => visitor(app).ask('pollPairing', { body: pane })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404])
})

test('拒绝后窗格得知，批准过或拒绝过的码不能再定', async () => {
  const { app, zhou, pane } = await pairing()
  await zhou.get('decidePairing', { body: { code: pane.code, approve: false } })
  expect(await visitor(app).refused('pollPairing', { body: pane })).toBe('pairing-denied')
  expect(await zhou.refused('decidePairing', { body: { code: pane.code, approve: true } })).toBe('pairing-code-unknown')
})

test('五分钟后作废：不能批准，也不能领', async () => {
  const { app, zhou, pane } = await pairing()
  const late = await startPane(app)
  await zhou.get('decidePairing', { body: { code: late.code, approve: true } })
  app.service.clock.pass(5 * 60_000)
  expect(await zhou.refused('decidePairing', { body: { code: pane.code, approve: true } })).toBe('pairing-code-unknown')
  expect(await visitor(app).refused('pollPairing', { body: late })).toBe('pairing-code-unknown')
})

test('猜码五次不对即锁', async () => {
  const { zhou, pane } = await pairing()
  for (let n = 0; n < 5; n += 1) {
    expect(await zhou.refused('inspectPairing', { body: { code: `2222222${n + 2}` } })).toBe('pairing-code-unknown')
  }
  expect(await zhou.refused('decidePairing', { body: { code: pane.code, approve: true } })).toBe('sign-in-locked')
})

test('窗格的会话不能批准另一个窗格；没有走完登录的也不能', async () => {
  const app = await testApp()
  await employ(app.service, wangFang, zhouTao)
  const pane = await startPane(app)
  const decision = { body: { code: pane.code, approve: true } }
  expect(await (await arrive(app, 'wangfang', 'pane')).refused('decidePairing', decision)).toBe('not-allowed')
  expect(await (await arrive(app, 'zhoutao')).refused('decidePairing', decision)).toBe('second-factor-missing')
  expect(await poll(app, pane)).toEqual({ session: null })
})

test('安全管理没有填报窗格可批', async () => {
  const app = await testApp()
  await employ(app.service, heAn)
  const guard = await arrive(app, 'hean')
  await enrol(app, guard)
  const { code } = await startPane(app)
  expect(await guard.refused('decidePairing', { body: { code, approve: true } })).toBe('not-allowed')
})

test('批准后账号被停用，窗格领不到会话', async () => {
  const { app, zhou, pane } = await pairing()
  await zhou.get('decidePairing', { body: { code: pane.code, approve: true } })
  await app.service.database.write((db) => db.updateTable('account').set({ active: 0 }).execute())
  expect(await visitor(app).refused('pollPairing', { body: pane })).toBe('pairing-code-unknown')
})

test('批准后、窗格领走之前，账号的会话全部结束或改了密码：那次批准也作废', async () => {
  const ends = {
    改密码: (_app: TestApp, zhou: Visitor) =>
      zhou.get('changePassword', { body: { current: password, password: '新密码-Abc-2026' } }),
    用链接设密码: async ({ service }: TestApp) => {
      const { path } = await createPasswordLink(service, operator, 'zhoutao')
      await setPassword(service, { token: path.split('#')[1] ?? '', password: '新密码-Abc-2026' })
    },
    安全管理结束会话: async (app: TestApp) => {
      await employ(app.service, heAn)
      const guard = await arrive(app, 'hean')
      await enrol(app, guard)
      await guard.get('endSessionsOf', { params: { username: 'zhoutao' } })
    },
    重置二次验证: ({ service }: TestApp) => resetSecondFactor(service, operator, 'zhoutao'),
  }
  for (const [how, end] of Object.entries(ends)) {
    const { app, zhou, pane } = await pairing()
    await zhou.get('decidePairing', { body: { code: pane.code, approve: true } })
    await end(app, zhou)
    expect(await visitor(app).refused('pollPairing', { body: pane }), how).toBe('pairing-code-unknown')
  }
})

test('数据库里没有配对码，审计里也没有', async () => {
  const { app, zhou, pane } = await pairing()
  await zhou.get('decidePairing', { body: { code: pane.code, approve: true } })
  const stored = await app.service.database.read(async (db) => [
    await db.selectFrom('pairing').selectAll().execute(),
    await db.selectFrom('audit').selectAll().execute(),
  ])
  expect(JSON.stringify(stored)).not.toContain(pane.code)
  expect(JSON.stringify(stored)).not.toContain(pane.verifier)
  expect((await logged(app.service)).map(([action]) => action)).toContain('paired')
})
