import { expect, test } from 'vitest'
import type { SignOff, SignOffChange, SignOffPreview, SignOffStanding } from '#core/api/sign-offs.ts'
import {
  chedun,
  chenJing,
  liuYang,
  owner,
  qianJin,
  third,
  wangFang,
  xinqiao,
  zhangWei,
  zhaoMin,
  zhouTao,
} from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

type Person = typeof zhaoMin
const elsewhere = 'SJ-CD-0001'

/** Two towns; the tax office has confirmed both firms. */
async function confirmed(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third }), elsewhere),
    firmRow(firmFields({ firmName: '示例仓储' }), elsewhere, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  await taxes(app, [firmRow({ taxPaid: 900.1 }, example, owner, 1), firmRow({ taxPaid: 500.2 }, elsewhere, third, 1)])
  return app
}

async function taxes(app: TestApp, rows: Parameters<typeof batchOf>[0], actor: Person = zhaoMin): Promise<void> {
  await answer(app, actor, 'push', { body: batchOf(rows) })
}

async function preview(app: TestApp, actor: Person = zhaoMin, town?: string): Promise<SignOffPreview> {
  const query = { cycle, ...(town === undefined ? {} : { town }) }
  return (await answer(app, actor, 'previewSignOff', { query })) as SignOffPreview
}

async function sign(app: TestApp, actor: Person = zhaoMin, town: string | null = null): Promise<SignOff> {
  const { revision } = await preview(app, actor, town ?? undefined)
  const body = { cycle, town, revision, statement: '与年度征管数据一致' }
  return (await answer(app, actor, 'signIndicators', { body })) as SignOff
}

async function listed(app: TestApp, actor: Person = zhouTao) {
  return (await answer(app, actor, 'signOffs', { query: { cycle } })) as {
    standings: SignOffStanding[]
    items: SignOff[]
  }
}

async function changes(app: TestApp, id: string, actor: Person = zhouTao): Promise<readonly SignOffChange[]> {
  return ((await answer(app, actor, 'signOffChanges', { params: { id } })) as { items: SignOffChange[] }).items
}

async function stateOf(app: TestApp, department = 'tax'): Promise<string | undefined> {
  return (await listed(app)).standings.find((one) => one.department === department)?.state
}

test('签认的是由本部门数据算出的指标：件数、合计；没有指标的部门不在列；谁签了谁没签，专班看得到', async () => {
  const app = await confirmed()
  const { indicators } = await preview(app)
  expect(indicators.map(({ id, figures }) => [id, figures.map(({ field }) => field)])).toEqual([
    ['E1', ['taxPaid']],
    ['E4', ['rdExpense']],
  ])
  expect(indicators[0]?.figures[0]).toEqual({
    form: 'enterprise-information',
    field: 'taxPaid',
    rows: 2,
    confirmed: 2,
    sum: 1400.3,
    choices: {},
  })
  expect((await preview(app, zhaoMin, chedun)).indicators[0]?.figures[0]).toMatchObject({ rows: 1, sum: 500.2 })
  const before = await listed(app)
  expect(before.standings.map(({ department, state }) => `${department} ${state}`)).toEqual([
    'planning missing',
    'economy missing',
    'science missing',
    'statistics missing',
    'tax missing',
    'ecology missing',
  ])
  expect(await sign(app)).toMatchObject({ state: 'valid', signed: { by: '赵敏' }, standard: 'REG-示例-2026.1' })
  expect(await stateOf(app)).toBe('valid')
  expect(await stateOf(app, 'statistics')).toBe('missing')
  // 部门只看自己的；街镇不在其列；没有指标可签的部门不能签。
  expect((await listed(app, chenJing)).items).toEqual([])
  expect((await listed(app, qianJin)).items).toHaveLength(1)
  expect((await call(app, wangFang, 'signOffs', { query: { cycle } })).status).toBe(403)
  const nothing = { cycle, town: null, revision: 99, statement: '没有指标' }
  expect((await problemOf(await call(app, liuYang, 'signIndicators', { body: nothing }))).code).toBe('sign-off-unseen')
  expect(app.defects).toEqual([])
})

test('签认之后核定值变了就过期，说明变了什么；别的部门、别的字段、填报值的变动不算；重签后恢复', async () => {
  const app = await confirmed()
  const { id } = await sign(app)
  await taxes(app, [firmRow({ revenue: 9400 }, example, owner, 2)], chenJing)
  await taxes(app, [firmRow({ taxInDistrict: false }, example, owner, 3)])
  await answer(app, wangFang, 'push', { body: batchOf([firmRow({ taxPaid: 901 }, example, owner, 4)]) })
  expect(await stateOf(app)).toBe('valid')
  app.service.clock.pass(60_000)
  await taxes(app, [firmRow({ taxPaid: 910 }, example, owner, 5)])
  expect(await stateOf(app)).toBe('stale')
  expect(await changes(app, id)).toMatchObject([
    { what: 'value', parcelCode: example, uscc: owner, field: 'taxPaid', value: 910, by: '赵敏' },
  ])
  const again = await sign(app)
  expect(await stateOf(app)).toBe('valid')
  expect((await listed(app)).items.map(({ state }) => state)).toEqual(['valid', 'superseded'])
  const removal = { form: 'enterprise-information', key: `${cycle}/${elsewhere}/${third}`, baseRevision: 2 }
  await answer(app, zhangWei, 'removeRows', { body: { to: 'removed', rows: [removal], reason: '已迁出本地块' } })
  expect(await stateOf(app)).toBe('stale')
  expect(await changes(app, again.id)).toMatchObject([{ what: 'removed', parcelCode: elsewhere }])
  expect(app.defects).toEqual([])
})

test('看过之后又变的数据不能签；撤销要写原因，撤销后前一份重新有效，再撤销得到说明', async () => {
  const app = await confirmed()
  const { revision } = await preview(app)
  await taxes(app, [firmRow({ taxPaid: 910 }, example, owner, 2)])
  const body = { cycle, town: null, revision, statement: '与年度征管数据一致' }
  expect((await problemOf(await call(app, zhaoMin, 'signIndicators', { body }))).code).toBe('sign-off-unseen')
  await sign(app)
  const second = await sign(app)
  const request = { params: { id: second.id }, body: { reason: '口径待核' } }
  expect((await call(app, chenJing, 'revokeSignOff', request)).status).toBe(404)
  expect(await answer(app, zhaoMin, 'revokeSignOff', request)).toMatchObject({
    state: 'revoked',
    revoked: { by: '赵敏', reason: '口径待核' },
  })
  expect((await problemOf(await call(app, zhaoMin, 'revokeSignOff', request))).code).toBe('sign-off-closed')
  expect((await listed(app)).items.map(({ state }) => state)).toEqual(['revoked', 'valid'])
  expect(app.defects).toEqual([])
})

test('按街镇签认：只管这个街镇的行，不顶替全区的签认', async () => {
  const app = await confirmed()
  await sign(app, zhaoMin, xinqiao)
  expect(await stateOf(app)).toBe('missing')
  await taxes(app, [firmRow({ taxPaid: 510 }, elsewhere, third, 2)])
  expect((await listed(app)).items).toMatchObject([{ town: xinqiao, state: 'valid' }])
  await taxes(app, [firmRow({ taxPaid: 910 }, example, owner, 2)])
  expect((await listed(app)).items).toMatchObject([{ town: xinqiao, state: 'stale', changes: 1 }])
  expect(app.defects).toEqual([])
})
