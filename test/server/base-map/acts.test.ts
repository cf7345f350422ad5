import { expect, test } from 'vitest'
import type { BaseAct, BaseParcel } from '#core/api/base-parcels.ts'
import { rebuildRows } from '#server/rebuild-rows.ts'
import { zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, firmRow, parcelRow } from '../rows.ts'
import { headings, layersOf, one, parcelOf, two } from './lists.ts'
import { csv, imported } from './stage.ts'

let requests = 0

async function act(app: TestApp, body: object): Promise<BaseAct> {
  requests += 1
  const request = `request-${requests}`
  return (await answer(app, zhouTao, 'actOnBaseParcels', {
    body: { request, cycle, reason: '用地调整', ...body },
  })) as BaseAct
}

async function refusal(app: TestApp, body: object): Promise<string> {
  requests += 1
  const request = `request-${requests}`
  const response = await call(app, zhouTao, 'actOnBaseParcels', {
    body: { request, cycle, reason: '用地调整', ...body },
  })
  const { code, detail } = await problemOf(response)
  return `${code} ${detail}`
}

async function base(app: TestApp, parcelCode: string): Promise<BaseParcel> {
  return (await answer(app, zhouTao, 'baseParcel', { params: { cycle, parcelCode } })) as BaseParcel
}

async function codes(app: TestApp): Promise<readonly string[]> {
  const list = (await answer(app, zhouTao, 'parcels', { query: { cycle } })) as { items: { parcelCode: string }[] }
  return list.items.map(({ parcelCode }) => parcelCode)
}

async function district(): Promise<TestApp> {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  return app
}

test('分割：原地块退出本年度，历史保留；新地块承接共有的值，面积和证号不承接，新旧互相可查', async () => {
  const app = await district()
  const done = await act(app, {
    kind: 'split',
    predecessors: ['SJ-XQ-0001'],
    successors: [{ parcelCode: 'SJ-XQ-0101', landArea: 8000 }, { parcelName: '示例路1号乙' }],
  })
  expect(done).toMatchObject({ kind: 'split', successors: ['SJ-XQ-0101', 'SJ-拟105-0001'], by: '周涛' })
  expect(await codes(app)).toEqual(['SJ-XQ-0002', 'SJ-XQ-0101', 'SJ-拟105-0001'])
  const first = await parcelOf(app, 'SJ-XQ-0101')
  expect(layersOf(first, 'landArea')).toEqual({ department: 8000 })
  expect(layersOf(first, 'landClass')).toEqual({ department: '工业' })
  expect(layersOf(first, 'certNo')).toEqual({})
  expect(layersOf(first, 'ownerName')).toEqual({ reported: '示例精密' })
  const old = await base(app, 'SJ-XQ-0001')
  expect(old).toMatchObject({ state: 'retired', successors: ['SJ-XQ-0101', 'SJ-拟105-0001'] })
  expect(old.history.map(({ kind }) => kind)).toEqual(['split', 'imported'])
  expect(await base(app, 'SJ-拟105-0001')).toMatchObject({ isProposedCode: true, predecessors: ['SJ-XQ-0001'] })
  expect(await refusal(app, { kind: 'unretire', predecessors: ['SJ-XQ-0001'] })).toContain('取代')
  expect(await refusal(app, { kind: 'retire', predecessors: ['SJ-XQ-0001'] })).toContain('已注销')
  expect(app.defects).toEqual([])
})

test('合并：面积相加，各方一致的值承接，不一致的不承接', async () => {
  const app = await district()
  await act(app, {
    kind: 'merge',
    predecessors: ['SJ-XQ-0001', 'SJ-XQ-0002'],
    successors: [{ parcelCode: 'SJ-XQ-0201', parcelName: '示例路1、2号' }],
  })
  expect(await codes(app)).toEqual(['SJ-XQ-0201'])
  const merged = await parcelOf(app, 'SJ-XQ-0201')
  expect(layersOf(merged, 'landArea')).toEqual({ department: 33333.33 })
  expect(layersOf(merged, 'regUse')).toEqual({ department: '工业用地' })
  expect(layersOf(merged, 'ownerName')).toEqual({})
  expect(app.defects).toEqual([])
})

test('换码：各层的值和地块上的企业都随新码；编码用过的不能再用', async () => {
  const app = await district()
  await answer(app, zhouTao, 'push', {
    body: batchOf([
      parcelRow({ selfNote: '企业说明' }, 'SJ-XQ-0001', 1),
      firmRow({ firmName: '示例租户' }, 'SJ-XQ-0001'),
    ]),
  })
  await act(app, { kind: 'recode', predecessors: ['SJ-XQ-0001'], successors: [{ parcelCode: 'SJ-XQ-0301' }] })
  const moved = await parcelOf(app, 'SJ-XQ-0301')
  expect(layersOf(moved, 'selfNote')).toEqual({ reported: '企业说明' })
  expect(layersOf(moved, 'certNo')).toEqual({ department: '沪（2021）松字不动产权第000001号' })
  expect(moved.firms).toHaveLength(1)
  expect(
    await refusal(app, { kind: 'recode', predecessors: ['SJ-XQ-0002'], successors: [{ parcelCode: 'SJ-XQ-0001' }] }),
  ).toContain('已经用过')
  expect(app.defects).toEqual([])
})

test('注销、恢复；同一请求再发不再办一次；数目不对的不办', async () => {
  const app = await district()
  const body = { request: 'the-same-request', kind: 'retire', cycle, predecessors: ['SJ-XQ-0002'], reason: '已复垦' }
  const first = await answer(app, zhouTao, 'actOnBaseParcels', { body })
  expect(await answer(app, zhouTao, 'actOnBaseParcels', { body })).toEqual(first)
  const other = await call(app, zhouTao, 'actOnBaseParcels', { body: { ...body, kind: 'unretire' } })
  expect((await problemOf(other)).code).toBe('batch-id-reused')
  expect(await codes(app)).toEqual(['SJ-XQ-0001'])
  await act(app, { kind: 'unretire', predecessors: ['SJ-XQ-0002'] })
  expect(await codes(app)).toEqual(['SJ-XQ-0001', 'SJ-XQ-0002'])
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0002'), 'landArea')).toEqual({ department: 20000 })
  expect(await refusal(app, { kind: 'split', predecessors: ['SJ-XQ-0002'], successors: [{}] })).toContain('2–50')
  expect(await refusal(app, { kind: 'retire', predecessors: ['SJ-XQ-0999'] })).toContain('not-found')
  expect(app.defects).toEqual([])
})

test('由记录重建的行与原来相同', async () => {
  const app = await district()
  await act(app, { kind: 'split', predecessors: ['SJ-XQ-0001'], successors: [{}, {}] })
  await act(app, { kind: 'retire', predecessors: ['SJ-XQ-0002'] })
  const rows = () =>
    app.service.database.read((db) => db.selectFrom('row').selectAll().orderBy('form').orderBy('row_key').execute())
  const before = await rows()
  await rebuildRows(app.service)
  expect(await rows()).toEqual(before)
})

test('锁定的地块不能变动，底版也不改它', async () => {
  const app = await district()
  await app.service.database.write((db) =>
    db.updateTable('row').set({ status: 'locked' }).where('parcel_code', '=', 'SJ-XQ-0001').execute(),
  )
  expect(await refusal(app, { kind: 'retire', predecessors: ['SJ-XQ-0001'] })).toContain('row-locked')
  const again = await imported(app, {
    kind: 'registry',
    coverage: 'part',
    bytes: csv(headings, [...one.slice(0, 5), 14000, ...one.slice(6)]),
  })
  expect((await again.changes())[0]).toMatchObject({ kind: 'refused', reason: expect.stringContaining('锁定') })
  expect(app.defects).toEqual([])
})
