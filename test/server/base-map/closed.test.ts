import { expect, test } from 'vitest'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { sunLi, wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { batchOf, cycle, parcelRow } from '../rows.ts'
import { headings, one, parcelOf, two } from './lists.ts'
import { csv, gaoYuan, imported, StagedImport } from './stage.ts'

test('放弃的导入不能再办，记录保留；导入记录说明谁、何时、做了什么', async () => {
  const app = await testApp()
  const staged = await StagedImport.upload(app, { kind: 'registry', bytes: csv(headings, one) }, gaoYuan)
  await staged.compare()
  const body = { reason: '文件有误，另行上报' }
  await answer(app, gaoYuan, 'discardBaseImport', { params: { id: staged.id }, body })
  const refused = await staged.tryApply()
  expect((await problemOf(refused)).code).toBe('base-import-closed')
  await imported(app, { kind: 'registry', bytes: csv(headings, two) })
  const list = (await answer(app, zhouTao, 'baseImports', {})) as { items: BaseImport[] }
  expect(list.items.map(({ state, uploaded, discarded }) => [state, uploaded.by, discarded?.reason])).toEqual([
    ['applied', '周涛', undefined],
    ['discarded', '高远', '文件有误，另行上报'],
  ])
  const first = (await answer(app, zhouTao, 'baseImports', { query: { limit: '1' } })) as { nextCursor: string }
  const second = (await answer(app, zhouTao, 'baseImports', { query: { limit: '1', cursor: first.nextCursor } })) as {
    items: BaseImport[]
    nextCursor: string | null
  }
  expect([second.items[0]?.state, second.nextCursor]).toEqual(['discarded', null])
  const cursor = Buffer.from('["abc"]').toString('base64url')
  const odd = await call(app, zhouTao, 'baseImports', { query: { cursor } })
  expect((await problemOf(odd)).code).toBe('malformed-request')
  expect(app.defects).toEqual([])
})

test('比对之后底版有了别的变化，旧的比对不能应用，什么也没有写', async () => {
  const app = await testApp()
  const early = await StagedImport.upload(app, { kind: 'registry', coverage: 'part', bytes: csv(headings, one) })
  await early.compare()
  await imported(app, { kind: 'registry', coverage: 'part', bytes: csv(headings, two) })
  expect((await problemOf(await early.tryApply())).code).toBe('base-comparison-stale')
  expect((await call(app, zhouTao, 'parcel', { params: { cycle, parcelCode: 'SJ-XQ-0001' } })).status).toBe(404)
  await early.compare()
  expect((await early.apply()).state).toBe('applied')
  expect(app.defects).toEqual([])
})

test('比对之后有人在部门核定层改了值：应用前发现，整次不写', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  const again = await StagedImport.upload(app, {
    kind: 'registry',
    bytes: csv(headings, [...one.slice(0, 5), 14000, ...one.slice(6)], [...two.slice(0, 5), 21000, ...two.slice(6)]),
  })
  await again.compare()
  const { revision } = (await parcelOf(app, 'SJ-XQ-0002')).parcel
  await answer(app, gaoYuan, 'push', { body: batchOf([parcelRow({ landArea: 20500 }, 'SJ-XQ-0002', revision)]) })
  expect((await problemOf(await again.tryApply())).code).toBe('base-comparison-stale')
  // 前一宗也没有改：全部或全不。
  const first = await parcelOf(app, 'SJ-XQ-0001')
  expect(first.parcel.fields.find(({ field }) => field === 'landArea')?.effective).toBe(13333.33)
  expect(app.defects).toEqual([])
})

test('本年度已删除的行不被底版带回来；按文字查找差异和地块', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  const rows = [{ form: 'parcel-self-assessment', key: `${cycle}/SJ-XQ-0001`, baseRevision: 1 }]
  await answer(app, wangFang, 'removeRows', { body: { to: 'removed', rows, reason: '已并入他宗' } })
  const again = await StagedImport.upload(app, { kind: 'registry', bytes: csv(headings, one, two) })
  await again.compare()
  expect((await again.changes()).map(({ kind }) => kind)).toEqual(['refused', 'unchanged'])
  expect((await again.changes({ q: '示例路2号' })).map(({ parcelCode }) => parcelCode)).toEqual(['SJ-XQ-0002'])
  expect(await again.changes({ q: '%' })).toEqual([])
  const found = (await answer(app, zhouTao, 'baseParcels', { query: { q: 'gb00001' } })) as { total: number }
  expect(found.total).toBe(1)
  const denied = await call(app, sunLi, 'baseParcels', {})
  expect((await problemOf(denied)).code).toBe('not-allowed')
  expect(app.defects).toEqual([])
})
