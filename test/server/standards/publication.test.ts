import { expect, test } from 'vitest'
import { periodFaults } from '#core/standard-book/period.ts'
import { regExample20261 as shippedStandard } from '#core/standards/reg-example-2026-1.ts'
import { lineInForce } from '#server/standard-register/in-force.ts'
import { adoptShipped } from '#server/standard-register/register.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { batchOf, cycle, exampleRows } from '../rows.ts'
import { draftId, periods, Register, shipped, wuMin } from './stage.ts'

const day = 24 * 3_600_000

test('发布、插入、取消、停用之后，每一天恰有一个标准或有拒绝；空档和重叠说出哪几天', async () => {
  const register = await Register.open()
  await register.published('2027-01-01')
  const late = 'REG-试行-2028.1'
  await register.published('2028-01-01', late)
  const between = 'REG-试行-2027.7'
  await register.approved(between)
  const same = await register.ask(zhouTao, between, 'publish', { since: '2027-01-01', label: '试行' })
  expect((await problemOf(same)).detail).toContain(`${draftId} 也从 2027-01-01 起施行`)
  await register.act(zhouTao, between, 'publish', { since: '2027-07-01', label: '试行' })
  expect(periods((await register.list()).items)).toEqual([
    `${shipped} 2020-01-01 2027-01-01`,
    `${draftId} 2027-01-01 2027-07-01`,
    `${between} 2027-07-01 2028-01-01`,
    `${late} 2028-01-01 …`,
  ])
  expect(await register.act(wuMin, between, 'cancel', { note: '日期有误' })).toMatchObject({ state: 'cancelled' })
  const { items } = await register.list()
  expect(periods(items)).toEqual([
    `${shipped} 2020-01-01 2027-01-01`,
    `${draftId} 2027-01-01 2028-01-01`,
    `${late} 2028-01-01 …`,
  ])
  expect(periodFaults(items.filter(({ state }) => state === 'published'))).toEqual([])
  const { database } = register.app.service
  for (const [on, id] of [
    ['2019-12-31', 'no-standard-in-force'],
    ['2026-12-31', shipped],
    ['2027-01-01', draftId],
    ['2027-12-31', draftId],
    ['2040-02-29', late],
  ] as const) {
    const found = await database.read((db) => lineInForce(db, '310117', on))
    expect('code' in found ? found.code : found.id, on).toBe(id)
    const elsewhere = await database.read((db) => lineInForce(db, '310115', on))
    expect(elsewhere).toMatchObject({ code: 'no-standard-in-force' })
  }
  expect(register.app.defects).toEqual([])
})

test('停用留下空档：之后不评估也不顶替，新标准须从停用那天接上', async () => {
  const register = await Register.open()
  const early = await register.ask(zhouTao, shipped, 'end', { on: '2026-11-01', note: '不再使用' })
  expect((await problemOf(early)).detail).toContain('不能早于今天')
  await register.act(zhouTao, shipped, 'end', { on: '2026-12-01', note: '不再使用' })
  await register.approved()
  const gap = await register.ask(zhouTao, draftId, 'publish', { since: '2027-01-01', label: '试行' })
  expect(await problemOf(gap)).toMatchObject({
    code: 'standard-period-refused',
    detail: expect.stringContaining('2026-12-01 至 2026-12-31 将没有标准'),
  })
  // A publication that begins on that very day and is taken back does not bring the ended one back.
  await register.act(zhouTao, draftId, 'publish', { since: '2026-12-01', label: '试行' })
  await register.act(zhouTao, draftId, 'cancel', { note: '再议' })
  expect((await register.read(shipped)).until).toBe('2026-12-01')
  register.app.service.clock.pass(20 * day)
  const refused = await call(register.app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  expect((await problemOf(refused)).code).toBe('no-standard-in-force')
  const later = 'REG-试行-2027.2'
  expect(await register.published('2026-12-01', later)).toMatchObject({ isInForce: true })
  expect(await register.evaluate()).toMatchObject({ standard: later })
})

test('条款自何日起晚于施行日的，那天不能发布，说出是哪一条；当天可以', async () => {
  const register = await Register.open()
  const draft = await register.draft()
  const { rules } = shippedStandard
  const [first, ...others] = rules
  if (first === undefined) throw new Error('no rules')
  const dated = [{ ...first, citation: { ...first.citation, since: '2027-03-01' } }, ...others]
  await register.save(draft, { rules: dated, since: '2027-04-01' })
  await register.try(draftId)
  await register.act(zhouTao, draftId, 'submit')
  await register.act(wuMin, draftId, 'approve')
  const early = await register.ask(zhouTao, draftId, 'publish', { since: '2027-02-28', label: '试行' })
  expect(await problemOf(early)).toMatchObject({
    code: 'standard-refused',
    details: {
      faults: [{ path: 'rules.0.citation.since', message: expect.stringContaining('晚于标准的施行首日 2027-02-28') }],
    },
  })
  expect(await register.act(zhouTao, draftId, 'publish', { since: '2027-03-01', label: '试行' })).toMatchObject({
    state: 'published',
    standard: { rules: expect.arrayContaining([expect.objectContaining({ citation: dated[0]?.citation })]) },
  })
})

test('评估过的日子不能换标准；试评不算；同一天发布只成一次', async () => {
  const register = await Register.open()
  await answer(register.app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await register.evaluate()
  await register.approved()
  const today = await register.ask(zhouTao, draftId, 'publish', { since: '2026-11-21', label: '试行' })
  expect((await problemOf(today)).detail).toContain(`已有 1 次评估用 ${shipped}`)
  const ended = await register.ask(zhouTao, shipped, 'end', { on: '2026-11-21', note: '不再使用' })
  expect((await problemOf(ended)).code).toBe('standard-period-refused')
  const second = 'REG-试行-2026.2'
  await register.approved(second)
  const since = { since: '2026-11-22', label: '试行' } as const
  const requests = [await register.request(draftId, 'publish', since), await register.request(second, 'publish', since)]
  const answers = await Promise.all(requests.map((request) => call(register.app, zhouTao, 'actOnStandard', request)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(periodFaults((await register.list()).items.filter(({ state }) => state === 'published'))).toEqual([])
  expect((await register.read(shipped)).until).toBe('2026-11-22')
})

test('发布做到一半断了：前一个照旧施行，什么也没有留下', async () => {
  const register = await Register.open()
  await register.approved()
  const { service } = register.app
  const before = await register.list()
  const broken = {
    ...service,
    audit: { ...service.audit, append: () => Promise.reject(new Error('the disk is gone')) },
  }
  const { actOnStandard } = await import('#server/standards/act.ts')
  const { authorise } = await import('#server/actions/authorise.ts')
  const grant = await authorise(service, zhouTao, 'actOnStandard')
  const { revision } = await register.read(draftId)
  const body = { act: 'publish', revision, since: '2027-01-01', label: '试行' } as const
  await expect(actOnStandard(broken, grant, draftId, body)).rejects.toThrow('the disk is gone')
  expect(await register.list()).toEqual(before)
  expect((await register.read(shipped)).events).toEqual([])
})

test('登记簿第一次落库后，随附的不再变；重叠的登记拒绝评估', async () => {
  const register = await Register.open()
  const { database } = register.app.service
  await database.write((db) => adoptShipped(db, '310117'))
  await database.write((db) => adoptShipped(db, '310117'))
  expect((await register.list()).items).toHaveLength(1)
  await register.published('2027-01-01')
  await database.write((db) =>
    db.updateTable('standard_version').set({ until: null }).where('id', '=', shipped).execute(),
  )
  register.app.service.clock.pass(60 * day)
  const refused = await call(register.app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  expect(await problemOf(refused)).toMatchObject({ code: 'standards-overlap', details: { ids: [draftId, shipped] } })
})
