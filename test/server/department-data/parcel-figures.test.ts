import { expect, test } from 'vitest'
import type { EvaluationBody, ParcelResultBody } from '#core/api/evaluations.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chenJing, owner, shiLi, tenant, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { answer, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { departmentWorkbook } from '../workbooks.ts'
import { csv, Listed, parcelOf } from './stage.ts'

const other = 'SJ-XQ-0138'
const taxes = ['地块编码', '统一社会信用代码', '企业名称', '上缴税金总额（万元）', '研究开发费用（万元）'] as const

const rented = { firmName: '租户', occupiedFloorArea: 4000, srdi: '无', highTech: false, highTechUntil: null }

/** 示例地块上 900 万元税金的用地主体和 30 万元、占 50% 的租户。 */
async function town(): Promise<TestApp> {
  const app = await testApp()
  const rows = [
    parcelRow(parcelFields({ firmCount: 2 })),
    firmRow(firmFields()),
    firmRow(firmFields({ ...rented, taxPaid: 30, parcelShare: 50, aboveScale: false }), example, tenant),
    parcelRow(parcelFields(), other),
  ]
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  return app
}

async function evaluated(app: TestApp): Promise<EvaluationBody> {
  return (await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })) as EvaluationBody
}

async function resultOf(app: TestApp, { id }: EvaluationBody, actor: Actor = zhouTao): Promise<ParcelResultBody> {
  const request = { params: { id, parcelCode: example } }
  return (await answer(app, actor, 'result', request)) as ParcelResultBody
}

function taxOf(result: ParcelResultBody) {
  const [tax] = result.indicators.find(({ id }) => id === 'E1')?.inputs ?? []
  return tax
}

test('按地块提供的税金：与企业行之和比较，应用后评分读它，企业行仍在，撤销后回到企业行，旧结果一字不变', async () => {
  const app = await town()
  const before = await evaluated(app)
  const listed = await Listed.upload(app, zhaoMin, csv(taxes, [example, '', '', 1200, '']), '税务.csv')
  expect(listed.list.counts).toMatchObject({ lines: { matched: 1 }, wholes: 1 })
  const [line] = await listed.lines()
  expect(line).toMatchObject({ state: 'matched', target: { parcelCode: example, uscc: null } })
  // 900 + 30 × 50%
  expect(line?.values).toEqual([{ field: 'taxPaid', stated: 1200, present: 915, layer: null, difference: 'beyond' }])
  expect((await listed.apply()).result).toEqual({ written: 1, same: 0, refused: 0 })

  const after = await evaluated(app)
  expect(after.inputHash).not.toBe(before.inputHash)
  expect(after.engine).toBe(before.engine)
  expect(taxOf(await resultOf(app, before))).toMatchObject({ amount: 915, source: 'firms' })
  expect(taxOf(await resultOf(app, after))).toMatchObject({ amount: 1200, source: 'department' })
  const detail = await parcelOf(app, example)
  expect(detail.figures).toMatchObject([
    {
      department: 'tax',
      field: 'taxPaid',
      value: 1200,
      masked: false,
      ofRows: 915,
      revision: 1,
      by: '赵敏',
      list: listed.list.id,
    },
  ])
  expect(detail.firms.map((firm) => firm.fields.find(({ field }) => field === 'taxPaid')?.effective)).toEqual([900, 30])

  const again = await Listed.upload(app, zhaoMin, csv(taxes, [example, '', '', 1200, 250]), '更正.csv')
  expect((await again.lines())[0]?.values[0]).toMatchObject({ present: 1200, layer: 'department', difference: 'same' })
  await again.apply()
  expect((await problemOf(await listed.tryReverse())).code).toBe('department-list-built-on')
  expect((await again.tryReverse()).status).toBe(200)
  expect((await parcelOf(app, example)).figures.map(({ field, value }) => [field, value])).toEqual([['taxPaid', 1200]])
  expect((await listed.tryReverse()).status).toBe(200)
  expect((await parcelOf(app, example)).figures).toEqual([])
  // 撤回之后，事实与从前逐字节相同。
  expect((await evaluated(app)).inputHash).toBe(before.inputHash)
  expect(app.defects).toEqual([])
})

test('统计局的模板：只替换规上企业，规下另加；对街镇和企业不显示数值，结果只见得分', async () => {
  const app = await town()
  const bytes = await departmentWorkbook('区统计局', {
    parcels: [],
    firms: [
      { parcelCode: example, revenue: 10_000 },
      { parcelCode: example, uscc: owner, revenue: 9400 },
    ],
  })
  const listed = await Listed.upload(app, chenJing, bytes, '统计.xlsx')
  expect((await listed.lines()).map(({ state, target }) => [state, target?.uscc ?? null])).toEqual([
    ['matched', null],
    ['matched', owner],
  ])
  await listed.apply()
  const run = await evaluated(app)
  const perHead = async (actor: Actor) => (await resultOf(app, run, actor)).indicators.find(({ id }) => id === 'E3')
  const rows = firmFields().revenue
  // 规上 10,000，另加规下一半。
  expect((await perHead(zhouTao))?.inputs[0]).toMatchObject({ amount: 10_000 + Number(rows) / 2, source: 'department' })
  const seen = await perHead(wangFang)
  expect(seen).toMatchObject({ value: null, points: (await perHead(zhouTao))?.points })
  expect(seen?.inputs[0]).toMatchObject({ amount: null, source: 'department' })
  for (const actor of [wangFang, shiLi, zhaoMin]) {
    const { figures } = await parcelOf(app, example, actor)
    expect(figures, actor.name).toMatchObject([{ field: 'revenue', value: null, masked: true }])
    expect(JSON.stringify(figures)).not.toContain('10000')
  }
  expect((await parcelOf(app, example, chenJing)).figures).toMatchObject([{ value: 10_000, masked: false }])
  expect(app.defects).toEqual([])
})

test('没有代码的行：漏填代码的企业行、别的部门、读不了的代码都不当作地块数；编码相近的可选用', async () => {
  const app = await town()
  const headings = ['地块编码', '统一社会信用代码', '企业名称', '是否规上', '营业收入（万元）'] as const
  const listed = await Listed.upload(
    app,
    chenJing,
    csv(
      headings,
      [example, '', '租户', '', 300],
      [example, '', '', '是', 300],
      [example, '不详', '', '', 300],
      ['', '', '', '', 300],
      ['SJ-XQ-01388', '', '', '', 300],
      [other, '', '', '', -5],
    ),
  )
  const lines = await listed.lines()
  expect(lines.map(({ state }) => state)).toEqual([
    'refused',
    'refused',
    'unmatched',
    'refused',
    'unmatched',
    'refused',
  ])
  expect(lines[0]?.why).toContain('却填有“企业名称”')
  expect(lines[1]?.why).toContain('却填有“是否规上”')
  expect([lines[2]?.target, lines[2]?.uscc]).toEqual([null, '不详'])
  expect(lines[4]?.candidates).toMatchObject([{ parcelCode: other, uscc: null, because: 'similar-code' }])
  await listed.choose(5, { parcelCode: other, uscc: null })
  expect((await listed.lines({ state: 'chosen' }))[0]?.values[0]).toMatchObject({ present: null, difference: 'new' })
  expect((await listed.apply()).result).toEqual({ written: 1, same: 0, refused: 0 })
  expect((await parcelOf(app, other)).figures).toMatchObject([{ field: 'revenue', value: 300, ofRows: null }])

  const science = ['地块编码', '统一社会信用代码', '高新技术企业'] as const
  const scientist: Actor = { ...chenJing, username: 'kewei', org: 'science' }
  const [line] = await (await Listed.upload(app, scientist, csv(science, [example, '', '是']))).lines()
  expect(line).toMatchObject({ state: 'refused', why: '没有统一社会信用代码，或不是代码，无法对应。' })
  expect(app.defects).toEqual([])
})

test('匹配之后删除的地块不写；两份地块数说法不同都不写', async () => {
  const app = await town()
  const twice = csv(taxes, [example, '', '', 1, ''], [example, '', '', 2, ''], [other, '', '', 3, ''])
  const listed = await Listed.upload(app, zhaoMin, twice)
  expect((await listed.lines()).map(({ state }) => state)).toEqual(['duplicate', 'duplicate', 'matched'])
  const removal = { form: 'parcel-self-assessment', key: `${cycle}/${other}`, baseRevision: 1 }
  await answer(app, wangFang, 'removeRows', { body: { to: 'removed', rows: [removal], reason: '重复录入' } })
  expect((await listed.apply()).result).toEqual({ written: 0, same: 0, refused: 1 })
  expect((await parcelOf(app, example)).figures).toEqual([])
  expect(app.defects).toEqual([])
})
