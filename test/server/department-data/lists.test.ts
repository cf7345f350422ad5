import { expect, test } from 'vitest'
import { gbk } from '../../gbk.ts'
import { layersOf } from '../base-map/lists.ts'
import { liQiang, liuYang, owner, shiLi, tenant, third, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, checkedBody, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { departmentWorkbook, ledger, parcelCells } from '../workbooks.ts'
import { csv, Listed, parcelOf, uploadCall } from './stage.ts'

const other = 'SJ-XQ-0138'
const safety = ['地块编码', '房屋安全隐患', '房屋安全依据'] as const
const taxes = ['地块编码', '统一社会信用代码', '企业名称', '上缴税金总额（万元）'] as const

/** Two parcels of 新桥镇; on the second 租户 stands too. */
async function town(): Promise<TestApp> {
  const app = await testApp()
  const rows = [
    ...exampleRows(),
    parcelRow(parcelFields(), other),
    firmRow(firmFields({ firmName: '示例电子（上海）有限公司' }), other, tenant),
  ]
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  return app
}

test('部门模板：先匹配不写入，应用后进部门核定层，史册写明名单，原填报值仍在', async () => {
  const app = await town()
  const bytes = await departmentWorkbook('区建管委', {
    parcels: [
      { parcelCode: example, assessYear: 2025, houseSafety: '重大', houseSafetyProof: '沪房鉴〔2026〕1号' },
      { parcelCode: 'SJ-XQ-0139', assessYear: 2025, houseSafety: '一般' },
    ],
    firms: [],
  })
  const listed = await Listed.upload(app, liuYang, bytes, '房屋安全.xlsx')
  expect(listed.list).toMatchObject({
    department: 'construction',
    state: 'read',
    counts: { lines: { matched: 1, unmatched: 1 }, differences: { new: 1, same: 0, within: 0, beyond: 1 }, faults: 0 },
    left: 1,
    result: null,
  })
  expect(layersOf(await parcelOf(app, example), 'houseSafety')).toEqual({ onsite: '无' })
  const [first, second] = await listed.lines()
  expect(first?.values.find(({ field }) => field === 'houseSafety')).toEqual({
    field: 'houseSafety',
    stated: '重大',
    present: '无',
    layer: 'onsite',
    difference: 'beyond',
  })
  expect(second).toMatchObject({ state: 'unmatched', target: null, place: { sheet: '用地主体自评表' } })
  expect(second?.candidates.map(({ parcelCode, because }) => [parcelCode, because])).toEqual([
    [example, 'similar-code'],
    [other, 'similar-code'],
  ])

  const applied = await listed.apply()
  expect(applied).toMatchObject({
    state: 'applied',
    result: { written: 1, same: 0, refused: 0 },
    applied: { by: '刘洋', reason: '年度核定' },
  })
  const detail = await parcelOf(app, example)
  expect(layersOf(detail, 'houseSafety')).toEqual({ onsite: '无', department: '重大' })
  expect(detail.history[0]).toMatchObject({ by: '刘洋', source: 'department-list', layer: 'department' })
  expect(app.defects).toEqual([])
})

test('选定候选后一并写入；没有看过的行数、不是候选的选择、已应用的名单都退回', async () => {
  const app = await town()
  const bytes = csv(safety, [example, '一般', '见面检查'], ['SJ-XQ-01388', '重大', ''])
  const listed = await Listed.upload(app, liuYang, bytes)
  const early = await call(app, liuYang, 'applyDepartmentList', listed.application(0))
  expect((await problemOf(early)).code).toBe('department-list-unseen')
  const strange = { items: [{ line: 2, choice: { parcelCode: example, uscc: null } }] }
  const refused = await call(app, liuYang, 'chooseDepartmentLines', { params: listed.params, body: strange })
  expect((await problemOf(refused)).code).toBe('malformed-request')

  expect((await listed.choose(2, { parcelCode: other, uscc: null })).left).toBe(0)
  expect((await listed.lines({ state: 'chosen' })).map(({ number }) => number)).toEqual([2])
  expect((await listed.choose(2, null)).left).toBe(1)
  await listed.choose(2, { parcelCode: other, uscc: null })
  expect((await listed.apply()).result).toEqual({ written: 2, same: 0, refused: 0 })
  expect(layersOf(await parcelOf(app, other), 'houseSafety').department).toBe('重大')
  const again = await call(app, liuYang, 'applyDepartmentList', listed.application())
  expect((await problemOf(again)).code).toBe('department-list-closed')
  expect(app.defects).toEqual([])
})

test('GBK 的 CSV；读不了的值逐格说明；别的部门的列不写；重复、缺编码、无值的行各有原因', async () => {
  const app = await town()
  const bytes = gbk(
    csv(
      [...safety, '安全生产条件'],
      [example, '很严重', '现场检查', '不符合'],
      [other, '一般', '', ''],
      [other, '重大', '', ''],
      ['', '一般', '', ''],
      ['SJ-XQ-0137', '', '', '不符合'],
    ),
  )
  const listed = await Listed.upload(app, liuYang, bytes)
  expect(listed.list.file).toMatchObject({ format: 'csv', encoding: 'gbk' })
  const lines = await listed.lines()
  expect(lines.map(({ state }) => state)).toEqual(['matched', 'duplicate', 'duplicate', 'refused', 'refused'])
  expect(lines[0]?.values.map(({ field, stated }) => [field, stated])).toEqual([['houseSafetyProof', '现场检查']])
  const [bad, foreign] = lines[0]?.faults ?? []
  expect(bad).toMatchObject({ column: '房屋安全隐患', value: '很严重', cell: null })
  expect(foreign?.message).toBe('“安全生产条件”不由区建管委核定，没有写入。')
  expect(lines[1]?.why).toContain('第 4 行')
  expect(lines[3]?.why).toContain('没有地块编码')
  expect(lines[4]?.why).toBe('没有可写入的值，请看逐项原因。')
  await listed.apply()
  expect(layersOf(await parcelOf(app, example), 'houseSafety')).toEqual({ onsite: '无' })
  expect(layersOf(await parcelOf(app, other), 'houseSafety')).toEqual({ onsite: '无' })
  expect(app.defects).toEqual([])
})

test('企业名单：按地块和代码、只在一宗地块上的按代码；同名、同代码的列为候选；税额对街镇不显示', async () => {
  const app = await town()
  const listed = await Listed.upload(
    app,
    zhaoMin,
    csv(taxes, [example, owner, '', 930], ['', tenant, '', 12.5], [other, third, '示例电子(上海)有限公司', 7]),
  )
  const lines = await listed.lines()
  expect(lines.map(({ state }) => state)).toEqual(['matched', 'matched', 'unmatched'])
  expect(lines[0]?.values[0]).toMatchObject({ present: 900, difference: 'within' })
  expect(lines[1]?.target).toEqual({ parcelCode: other, uscc: tenant })
  expect(lines[2]?.candidates).toMatchObject([{ parcelCode: other, uscc: tenant, because: 'same-name' }])
  // 选定后与第 2 行是同一企业而值不同：都不写。
  await listed.choose(3, { parcelCode: other, uscc: tenant })
  expect((await listed.lines()).map(({ state }) => state)).toEqual(['matched', 'duplicate', 'duplicate'])
  await listed.apply()
  const shown = (await parcelOf(app, example, zhaoMin)).firms[0]?.fields.find(({ field }) => field === 'taxPaid')
  expect(shown).toMatchObject({ effective: 930, effectiveLayer: 'department' })
  const masked = (await parcelOf(app, example, wangFang)).firms[0]?.fields.find(({ field }) => field === 'taxPaid')
  expect(masked).toMatchObject({ masked: true })
  expect(JSON.stringify(masked)).not.toContain('930')
  expect(app.defects).toEqual([])
})

test('撤销：恢复原来的核定值；其后又改过、又应用过名单、又声明过完整的不能撤销', async () => {
  const app = await town()
  const of = (value: string) => Listed.upload(app, liuYang, csv(safety, [example, value, '']), `${value}.csv`)
  const first = await of('一般')
  await first.apply()
  const second = await of('重大')
  await second.apply()
  expect((await problemOf(await first.tryReverse())).code).toBe('department-list-built-on')
  const reversed = (await checkedBody('reverseDepartmentList', await second.tryReverse())) as Listed['list']
  expect(reversed).toMatchObject({ state: 'reversed', reversed: { by: '刘洋', reason: '名单有误' } })
  expect(layersOf(await parcelOf(app, example), 'houseSafety').department).toBe('一般')
  const { revision } = (await parcelOf(app, example)).parcel
  const body = batchOf([parcelRow({ houseSafety: '无' }, example, revision)])
  await answer(app, liuYang, 'push', { body })
  const changed = await problemOf(await first.tryReverse())
  expect(changed.detail).toContain('有 1 个值')
  expect(layersOf(await parcelOf(app, example), 'houseSafety').department).toBe('无')

  // 一个值也没写的名单也算用过：它说的与前一份相同。
  const third = await of('无')
  expect((await third.apply()).result).toEqual({ written: 0, same: 1, refused: 0 })
  expect((await problemOf(await first.tryReverse())).detail).toContain('无.csv')
  await third.tryReverse()
  const declaration = { cycle, form: 'parcel-self-assessment', field: 'houseSafety', overruled: 0, reason: '全部排查' }
  await answer(app, liuYang, 'declareComplete', { body: declaration })
  expect((await problemOf(await first.tryReverse())).detail).toContain('名单完整')
  expect(app.defects).toEqual([])
})

test('匹配之后锁定或删除的行不写，逐行说明', async () => {
  const app = await town()
  const listed = await Listed.upload(app, liuYang, csv(safety, [example, '一般', ''], [other, '重大', '']))
  const removal = { form: 'parcel-self-assessment', key: `${cycle}/${other}`, baseRevision: 1 }
  await answer(app, wangFang, 'removeRows', { body: { to: 'removed', rows: [removal], reason: '重复录入' } })
  expect((await listed.apply()).result).toEqual({ written: 1, same: 0, refused: 1 })
  const [left] = await listed.lines({ only: 'not-written' })
  expect(left).toMatchObject({ number: 2, why: '匹配之后这一行已删除，没有写入。' })
  expect(app.defects).toEqual([])
})

test('别的部门的模板、没有表头的文件、别的年度都退回；别的部门看不到这份名单', async () => {
  const app = await town()
  const template = await departmentWorkbook('区税务局', { parcels: [], firms: [] })
  const foreign = await call(app, liuYang, 'uploadDepartmentList', uploadCall(template))
  expect((await problemOf(foreign)).code).toBe('not-allowed')
  const blank = await call(app, liuYang, 'uploadDepartmentList', uploadCall('一,二\r\n三,四\r\n'))
  expect((await problemOf(blank)).code).toBe('workbook-no-form')
  const plain = await call(app, liuYang, 'uploadDepartmentList', uploadCall('只有一列\r\n甲\r\n'))
  expect((await problemOf(plain)).code).toBe('department-list-unreadable')
  const future = await call(app, liuYang, 'uploadDepartmentList', uploadCall(csv(safety), 'x.csv', '2027'))
  expect((await problemOf(future)).code).toBe('cycle-unknown')

  const listed = await Listed.upload(app, liuYang, csv(safety, [example, '一般', '']))
  const { params } = listed
  for (const id of ['departmentList', 'departmentListLines', 'departmentListReport'] as const) {
    expect((await call(app, zhaoMin, id, { params })).status).toBe(404)
    expect((await call(app, zhouTao, id, { params })).status).toBe(200)
  }
  const lists = async (actor: typeof zhouTao) =>
    ((await answer(app, actor, 'departmentLists')) as { items: unknown[] }).items.length
  expect([await lists(liuYang), await lists(zhaoMin), await lists(zhouTao)]).toEqual([1, 0, 1])
  for (const actor of [wangFang, liQiang, shiLi]) {
    expect((await call(app, actor, 'departmentLists')).status).toBe(403)
  }
  // 街镇台账也读：只取本部门的列。
  const whole = await ledger({ parcels: [parcelCells({ houseSafety: '一般' })], firms: [] })
  const [line] = await (await Listed.upload(app, liuYang, whole, '台账.xlsx')).lines()
  expect(line?.values.map(({ field }) => field)).toContain('houseSafety')
  expect(line?.values.map(({ field }) => field)).not.toContain('landArea')
  expect(line?.faults.at(-1)?.message).toMatch(/等 \d+ 项不由区建管委核定/)
  expect(app.defects).toEqual([])
})
