import { expect, test } from 'vitest'
import { endpoints } from '#core/api/table.ts'
import { installation } from '#server/audit/log.ts'
import { verifyLog } from '#server/audit/verify-log.ts'
import { visitor } from '../access/people.ts'
import { type TestApp, testApp } from '../http/test-app.ts'
import { testKeys } from '../service.ts'
import { refusals } from './refusal-walks.ts'
import type { Walk } from './walk-scenes.ts'
import { bySingleSignOn, type Walked, walks } from './walks.ts'

async function actions({ service }: TestApp): Promise<readonly string[]> {
  const entries = await service.database.read((db) =>
    db.selectFrom('audit').select(['district', 'seq', 'action']).orderBy('district').orderBy('seq').execute(),
  )
  return entries.map(({ district, seq, action }) => `${district} ${seq} ${action}`)
}

/** What the log has more of after the asking; the chains must be sound afterwards. */
async function leftBy({ prepare }: Walk, status: (status: number) => boolean): Promise<readonly string[]> {
  const app = await testApp()
  const ask = await prepare(app)
  const before = new Set(await actions(app))
  const response = await ask()
  const text = await response.text()
  expect(status(response.status), `${response.status} ${text.slice(0, 300)}`).toBe(true)
  const left = (await actions(app)).filter((entry) => !before.has(entry))
  const read = app.service.database.read
  const reports = await verifyLog({ read, keys: testKeys.audit, files: [] })
  expect(reports.flatMap(({ faults }) => faults)).toEqual([])
  expect(reports.every(({ chain }) => [installation, '310117'].includes(chain))).toBe(true)
  return left.map((entry) => entry.split(' ')[2] ?? '')
}

test('每个接口都写明留下什么', () => {
  expect([...Object.keys(walks), ...bySingleSignOn].sort()).toEqual(Object.keys(endpoints).sort())
})

test.each(Object.keys(walks) as Walked[])('%s：办成一次，留下的审计记录不多不少', async (id) => {
  const walk = walks[id]
  expect(await leftBy(walk, (status) => status < 300)).toEqual(walk.leaves)
})

test.each(Object.entries(refusals))('%s：留下的审计记录不多不少', async (_name, walk) => {
  expect(await leftBy(walk, (status) => status === walk.status)).toEqual(walk.leaves)
})

test('连续输错被锁定，每次都有记录；不认识的账号不记下所输入的文字', async () => {
  const app = await testApp()
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await visitor(app).ask('signIn', { body: { username: '我的密码是abc', password: 'x' } })
  }
  const entries = await app.service.database.read((db) => db.selectFrom('audit').selectAll().execute())
  expect(entries.map(({ action }) => action)).toEqual(Array.from({ length: 7 }, () => 'sign-in-failed'))
  expect(entries.filter(({ details }) => details.includes('locked'))).toHaveLength(2)
  expect(JSON.stringify(entries)).not.toContain('我的密码')
})
