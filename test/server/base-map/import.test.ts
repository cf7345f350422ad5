import { expect, test } from 'vitest'
import { wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { batchOf, cycle, parcelRow } from '../rows.ts'
import { headings, layersOf, one, parcelOf, two } from './lists.ts'
import { csv, gaoYuan, imported, StagedImport } from './stage.ts'

test('登记清单：列按表头对应，比对后全部为新增，应用前没有地块，应用后写入部门核定层', async () => {
  const app = await testApp()
  const staged = await StagedImport.upload(app, { kind: 'registry', bytes: csv(headings, one, two) })
  const mapped = Object.fromEntries(
    staged.detail.columns.map(({ heading, mapped }) => [heading, mapped?.field ?? null]),
  )
  expect(mapped).toEqual({
    地块编码: 'parcelCode',
    所属街镇: 'townCode',
    坐落: 'parcelName',
    不动产单元号: 'realEstateUnitNo',
    不动产权证号: 'certNo',
    '宗地面积（m²）': 'regLandArea',
    用途: 'regUse',
    权利人: 'ownerName',
    统一社会信用代码: 'ownerUscc',
  })
  const compared = await staged.compare()
  expect(compared).toMatchObject({
    state: 'compared',
    isStale: false,
    counts: { changes: { new: 2 }, withoutGeometry: 2 },
  })
  const before = await call(app, zhouTao, 'parcel', { params: { cycle, parcelCode: 'SJ-XQ-0001' } })
  expect(before.status).toBe(404)

  expect((await staged.apply()).applied).toMatchObject({ by: '周涛', reason: '年度底版更新' })
  const detail = await parcelOf(app, 'SJ-XQ-0001')
  expect(layersOf(detail, 'landArea')).toEqual({ department: 13333.33 })
  expect(layersOf(detail, 'baseSource')).toEqual({ department: '不动产登记' })
  expect(layersOf(detail, 'landClass')).toEqual({ department: '工业' })
  // 用地主体不由底版核定：只预填。
  expect(layersOf(detail, 'ownerName')).toEqual({ reported: '示例精密' })
  expect(detail.history[0]).toMatchObject({ by: '周涛', source: 'base-map' })
  // 街镇照常看得到、改得了自己的地块。
  const list = (await answer(app, wangFang, 'parcels', { query: { cycle } })) as { total: number }
  expect(list.total).toBe(2)
  expect(app.defects).toEqual([])
})

test('企业填报的值仍在自己的层；再次导入只列出差异；人工改过的不被悄悄覆盖', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ landArea: 13000 }, 'SJ-XQ-0001', 1)]) })
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'landArea')).toEqual({ department: 13333.33, reported: 13000 })

  const again = await StagedImport.upload(app, {
    kind: 'registry',
    bytes: csv(headings, one, [...two.slice(0, 5), 21000, ...two.slice(6)]),
  })
  expect((await again.compare()).counts?.changes).toEqual({ unchanged: 1, changed: 1 })
  const [change] = await again.changes({ kind: 'changed' })
  expect(change?.parcelCode).toBe('SJ-XQ-0002')
  expect(change?.fields).toEqual([
    { field: 'landArea', before: 20000, after: 21000, from: 'registry' },
    { field: 'regLandArea', before: 20000, after: 21000, from: 'registry' },
  ])
  await again.apply()

  // 规划资源局人工更正后，底版又变：列为冲突，不处理则保留人工的值。
  const { revision } = (await parcelOf(app, 'SJ-XQ-0002')).parcel
  const body = batchOf([parcelRow({ landArea: 20800 }, 'SJ-XQ-0002', revision)])
  await answer(app, gaoYuan, 'push', { body })
  const third = await StagedImport.upload(app, {
    kind: 'registry',
    bytes: csv(headings, one, [...two.slice(0, 5), 22000, ...two.slice(6)]),
  })
  await third.compare()
  const [conflict] = await third.conflicts({ type: 'by-hand' })
  expect(conflict).toMatchObject({ parcelCode: 'SJ-XQ-0002', field: 'landArea', proposed: 'keep' })
  expect(conflict?.choices.map(({ value }) => value)).toEqual([20800, 22000])
  await third.apply()
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0002'), 'landArea')).toEqual({ department: 20800 })
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0002'), 'regLandArea')).toEqual({ department: 22000 })
  expect(app.defects).toEqual([])
})

test('来源冲突按优先级建议，可以改选、撤回；处理后须重新比对才能应用', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  const survey = await StagedImport.upload(app, {
    kind: 'land-use',
    bytes: csv(['地块编码', 'DLBM', '图斑面积'], ['SJ-XQ-0001', '0601', 15000], ['SJ-XQ-0002', '0508', 20001]),
  })
  await survey.compare()
  const conflicts = await survey.conflicts()
  expect(conflicts.map(({ parcelCode, field, proposed }) => [parcelCode, field, proposed])).toEqual([
    ['SJ-XQ-0001', 'landArea', 'registry'],
  ])
  const [{ id } = { id: '' }] = conflicts
  expect(await survey.decide({ items: [{ id, choice: 'land-use' }] })).toBe(1)
  const refused = await survey.tryApply()
  expect((await problemOf(refused)).code).toBe('base-comparison-stale')
  // 撤回再处理。
  expect(await survey.decide({ items: [{ id, choice: null }] })).toBe(1)
  expect(await survey.decide({ all: 'field', field: 'landArea', choice: 'land-use' })).toBe(1)
  await survey.compare()
  await survey.apply()
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'landArea')).toEqual({ department: 15000 })
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'currentUse')).toEqual({ department: '工业用地' })
  // 选定的来源记住了：登记再导入一次，不再改回。
  const again = await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  expect((await again.changes()).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged'])
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'landArea')).toEqual({ department: 15000 })
  expect(app.defects).toEqual([])
})

test('没有平台编码的地块按规则拟定编码；平台下发后建议换码；编码不重复使用', async () => {
  const app = await testApp()
  const bare = ['所属街镇', '坐落', '不动产单元号', '宗地面积']
  await imported(app, {
    kind: 'registry',
    bytes: csv(
      bare,
      ['新桥镇', '示例路1号', '310117001001GB00001', 9000],
      ['新桥镇', '示例路2号', '310117001001GB00002', 8000],
    ),
  })
  const listed = (await answer(app, zhouTao, 'baseParcels', {})) as {
    items: { parcelCode: string; isProposedCode: boolean }[]
  }
  expect(listed.items.map(({ parcelCode }) => parcelCode)).toEqual(['SJ-拟105-0001', 'SJ-拟105-0002'])
  expect(listed.items.every(({ isProposedCode }) => isProposedCode)).toBe(true)

  const platform = await StagedImport.upload(app, {
    kind: 'platform',
    coverage: 'part',
    bytes: csv(['地块编码', '不动产单元号', '数据来源'], ['SJ-XQ-0001', '310117001001GB00001', '不动产登记']),
  })
  await platform.compare()
  const [question] = await platform.conflicts({ type: 'match' })
  expect(question).toMatchObject({ proposed: 'recode:SJ-拟105-0001' })
  await platform.apply()
  const now = await answer(app, zhouTao, 'baseParcel', { params: { cycle, parcelCode: 'SJ-XQ-0001' } })
  expect(now).toMatchObject({
    isProposedCode: false,
    predecessors: ['SJ-拟105-0001'],
    sources: ['registry', 'platform'],
  })
  const old = await answer(app, zhouTao, 'baseParcel', { params: { cycle, parcelCode: 'SJ-拟105-0001' } })
  expect(old).toMatchObject({ state: 'retired', successors: ['SJ-XQ-0001'] })
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'landArea')).toEqual({ department: 9000 })

  await imported(app, {
    kind: 'registry',
    coverage: 'part',
    bytes: csv(bare, ['新桥镇', '示例路3号', '310117001001GB00003', 7000]),
  })
  const codes = ((await answer(app, zhouTao, 'baseParcels', {})) as typeof listed).items
  expect(codes.map(({ parcelCode }) => parcelCode).sort()).toEqual([
    'SJ-XQ-0001',
    'SJ-拟105-0001',
    'SJ-拟105-0002',
    'SJ-拟105-0003',
  ])
  expect(app.defects).toEqual([])
})
