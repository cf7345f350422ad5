import { expect, test } from 'vitest'
import type { MapValues } from '#core/api/district-map.ts'
import type { ParcelScore } from '#core/api/evaluations.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { Actor } from '#server/actions/actor.ts'
import type { ChangesAnswer } from '#server/actions/pull-changes.ts'
import { chedun, chenJing, owner, qianJin, shiLi, tenant, wangFang, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { batchOf, cycle, example, exampleRows, firmRow, parcelRow, tenantRow } from '../rows.ts'
import { answer, type TestApp, testApp } from './test-app.ts'

/** 税务局 and 统计局 have confirmed figures of both firms. */
async function confirmed(): Promise<TestApp> {
  const app = await testApp()
  const push = (actor: Actor, ...rows: Parameters<typeof batchOf>[0]) =>
    answer(app, actor, 'push', { body: batchOf(rows) })
  await push(wangFang, ...exampleRows(), tenantRow({ grossOutput: 500, revenue: 600, taxPaid: 20, rdExpense: 20 }))
  await push(wangFang, parcelRow({ firmCount: 2 }, example, 1))
  await push(zhaoMin, firmRow({ taxPaid: 777.77 }, example, owner, 1), firmRow({ taxPaid: 66.66 }, example, tenant, 1))
  await push(chenJing, firmRow({ revenue: 9876.54 }, example, owner, 2))
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  return app
}

const secrets = ['777.77', '66.66', '9876.54']

/** Which of the confirmed figures any answer to the actor contains. */
async function leaked(app: TestApp, actor: Actor): Promise<readonly string[]> {
  const evaluations =
    actor.role === 'enterprise'
      ? []
      : [
          await answer(app, actor, 'results', { params: { id: '1' } }),
          await answer(app, actor, 'result', { params: { id: '1', parcelCode: example } }),
          await answer(app, actor, 'overview', { query: { cycle } }),
        ]
  const answers = [
    ...evaluations,
    await answer(app, actor, 'parcel', { params: { cycle, parcelCode: example } }),
    await answer(app, actor, 'parcels', { query: { cycle } }),
    await answer(app, actor, 'changes'),
  ]
  const text = JSON.stringify(answers)
  return secrets.filter((secret) => text.includes(secret))
}

test.each<[string, Actor, readonly string[]]>([
  ['街镇经办一个也看不到', wangFang, []],
  ['税务局看到税额', zhaoMin, ['777.77', '66.66']],
  ['统计局看到营业收入', chenJing, ['9876.54']],
  ['企业看到自己的，看不到承租企业的', shiLi, ['777.77', '9876.54']],
  ['区专班全部看到', zhouTao, secrets],
  ['审计全部看到', qianJin, secrets],
])('%s', async (_name, actor, seen) => {
  expect(await leaked(await confirmed(), actor)).toEqual(seen)
})

test('被遮的字段：各层照列，部门核定层不列，标明无权查看；取回的是填报值', async () => {
  const app = await confirmed()
  const detail = (await answer(app, wangFang, 'parcel', { params: { cycle, parcelCode: example } })) as ParcelDetail
  const field = (name: string) => detail.firms[0]?.fields.find((each) => each.field === name)
  expect(field('taxPaid')).toMatchObject({ effective: null, effectiveLayer: 'department', masked: true })
  expect(field('taxPaid')?.layers).toMatchObject([{ layer: 'reported', value: 900, by: '王芳' }])
  expect(field('fixedAssets')).toMatchObject({ effective: 7000, effectiveLayer: 'reported', masked: false })
  const { items } = (await answer(app, wangFang, 'changes')) as ChangesAnswer
  const firm = items.find(({ key }) => key.endsWith(owner))
  expect(firm?.masked).toEqual(['revenue', 'taxPaid'])
  expect(firm?.cells.taxPaid).toBe(900)
})

test('结果中被遮的指标：值和所用数额为空，分档和得分照常', async () => {
  const app = await confirmed()
  const result = (actor: Actor) => answer(app, actor, 'result', { params: { id: '1', parcelCode: example } })
  const seen = (await result(zhouTao)) as NonNullable<ParcelDetail['result']>['result']
  const masked = (await result(wangFang)) as NonNullable<ParcelDetail['result']>['result']
  const of = (body: typeof seen, id: string) => body.indicators.find((indicator) => indicator.id === id)
  for (const id of ['E1', 'E3', 'E4']) {
    expect(of(masked, id), id).toMatchObject({ value: null, points: of(seen, id)?.points, tier: of(seen, id)?.tier })
    expect(of(seen, id)?.value, id).not.toBeNull()
  }
  expect(of(masked, 'R2')).toEqual(of(seen, 'R2'))
  expect([masked.total, masked.class, masked.rank]).toEqual([seen.total, seen.class, seen.rank])
})

test('一张图的指标值与结果同样屏蔽：一次给全，看不到的是空，不是零；街镇只有自己的', async () => {
  const app = await confirmed()
  await answer(app, zhangWei, 'push', { body: batchOf([parcelRow({ townCode: chedun }, 'SJ-CD-0001')]) })
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  const columns = async (actor: Actor, indicator: string) => {
    const params = { id: '2', indicator }
    const { codes, values } = (await answer(app, actor, 'baseMapValues', { params })) as MapValues
    const page = (await answer(app, actor, 'results', { params: { id: '2' } })) as { items: ParcelScore[] }
    const listed = page.items.map(({ parcelCode, indicators }) => [
      parcelCode,
      indicators.find(({ id }) => id === indicator)?.value ?? null,
    ])
    expect(codes.map((code, index) => [code, values[index]])).toEqual(listed)
    return Object.fromEntries(listed) as Record<string, number | null>
  }
  expect((await columns(zhouTao, 'E1'))[example]).toBeGreaterThan(0)
  expect((await columns(zhaoMin, 'E1'))[example]).toBeGreaterThan(0)
  expect((await columns(chenJing, 'E1'))[example]).toBeNull()
  expect(await columns(wangFang, 'E1')).toEqual({ [example]: null })
  expect((await columns(wangFang, 'R2'))[example]).not.toBeNull()
  expect(Object.values(await columns(zhouTao, 'X9'))).toEqual([null, null])
})

test('改动记录里没有看不到的核定', async () => {
  const app = await confirmed()
  const history = async (actor: Actor) => {
    const detail = (await answer(app, actor, 'parcel', { params: { cycle, parcelCode: example } })) as ParcelDetail
    return detail.history.filter(({ layer }) => layer === 'department').map(({ by }) => by)
  }
  expect(await history(wangFang)).toEqual([])
  expect((await history(zhouTao)).sort()).toEqual(['赵敏', '赵敏', '陈静'])
})
