import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { BaseParcel } from '#core/api/base-parcels.ts'
import type { MapIndex, MapTown } from '#core/api/district-map.ts'
import { dbfOf, shpOf } from '../../geo/shapefile-writer.ts'
import { chedun, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { csv, geojson, imported, StagedImport, square, uploadCall } from './stage.ts'

const here: readonly [number, number] = [121.3, 31.05]
const properties = (code: string, town: string, area: number) => ({ 地块编码: code, 所属街镇: town, 图斑面积: area })

/** Some 95 m by 111 m; the last one without a boundary. */
const file = geojson([
  { properties: properties('SJ-XQ-0001', '新桥镇', 10585), coordinates: square(...here) },
  { properties: properties('SJ-XQ-0002', '新桥镇', 20000), coordinates: square(121.31, 31.05) },
  { properties: properties('SJ-CD-0001', '车墩镇', 10585), coordinates: square(121.32, 31.0) },
  { properties: properties('SJ-XQ-0003', '新桥镇', 5000), coordinates: null },
])

async function drawn(): Promise<TestApp> {
  const app = await testApp()
  await imported(app, { kind: 'land-use', name: '地块.geojson', bytes: file, crs: '4490' })
  return app
}

test('界址：原坐标和坐标系保留，椭球面积与所报面积比较，没有界址的计数', async () => {
  const app = await testApp()
  const staged = await StagedImport.upload(app, { kind: 'land-use', name: '地块.geojson', bytes: file, crs: '4490' })
  expect(staged.detail.import).toMatchObject({ crs: 'EPSG:4490', records: 4, withGeometry: 3 })
  expect((await staged.compare()).counts).toMatchObject({ withoutGeometry: 1, areaDifferences: 1 })
  const [differs] = await staged.changes({ area: 'differs' })
  expect(differs).toMatchObject({ parcelCode: 'SJ-XQ-0002', area: { stated: 20000, isWithin: false } })
  await staged.apply()
  const parcel = (await answer(app, zhouTao, 'baseParcel', {
    params: { cycle, parcelCode: 'SJ-XQ-0001' },
  })) as BaseParcel
  expect(parcel.geometry).toMatchObject({ crs: 'EPSG:4490', source: 'land-use' })
  expect(parcel.geometry?.original[0]?.[0]).toEqual([
    [121.3, 31.05],
    [121.301, 31.05],
    [121.301, 31.051],
    [121.3, 31.051],
  ])
  expect(parcel.area?.measured).toBeGreaterThan(10500)
  expect(parcel.area?.isWithin).toBe(true)
  expect(app.defects).toEqual([])
})

test('一张图：按街镇给出，边界以整数差值发送，知道版本的不再发；街镇只见自己的', async () => {
  const app = await drawn()
  const index = (await answer(app, zhouTao, 'baseMapIndex', { params: { cycle } })) as MapIndex
  expect(index).toMatchObject({ parcels: 4, withoutGeometry: 1 })
  const town = (await answer(app, zhouTao, 'baseMapTown', { params: { cycle, town: xinqiao } })) as MapTown
  expect(town.codes).toEqual(['SJ-XQ-0001', 'SJ-XQ-0002', 'SJ-XQ-0003'])
  expect(town.boundaries?.[0]).toEqual([[[121300000, 31050000, 1000, 0, 0, 1000, -1000, 0]]])
  expect(town.boundaries?.[2]).toBeNull()
  const known = { params: { cycle, town: xinqiao }, query: { known: town.version } }
  expect(await answer(app, zhouTao, 'baseMapTown', known)).toMatchObject({ boundaries: null, codes: town.codes })
  const own = (await answer(app, wangFang, 'baseMapIndex', { params: { cycle } })) as MapIndex
  expect(own.towns.map(({ townCode }) => townCode)).toEqual([xinqiao])
  const other = (await answer(app, wangFang, 'baseMapTown', { params: { cycle, town: chedun } })) as MapTown
  expect(other.codes).toEqual([])
  expect(app.defects).toEqual([])
})

test('没有编码和证号的按界址找到地块；部分重叠的待人判断', async () => {
  const app = await drawn()
  const registry = geojson([
    { properties: { 宗地面积: 10590 }, coordinates: square(121.30002, 31.05) },
    { properties: { 宗地面积: 5000 }, coordinates: square(121.3105, 31.05, 0.0005) },
    { properties: { 宗地面积: 5000, 所属街镇: '新桥镇' }, coordinates: square(121.34, 31.06) },
  ])
  const staged = await StagedImport.upload(app, {
    kind: 'registry',
    coverage: 'part',
    name: '登记.json',
    bytes: registry,
    crs: '4490',
  })
  await staged.compare()
  expect((await staged.changes()).map(({ kind, parcelCode, matchedBy }) => [kind, parcelCode, matchedBy])).toEqual([
    ['changed', 'SJ-XQ-0001', 'overlap'],
    ['undecided', null, null],
    ['new', 'SJ-拟105-0001', null],
  ])
  const [question] = await staged.conflicts({ type: 'match' })
  expect(question?.choices.map(({ choice }) => choice)).toEqual(['parcel:SJ-XQ-0002', 'new', 'leave'])
  await staged.apply()
  // 登记的界址优先于现状的。
  const parcel = (await answer(app, zhouTao, 'baseParcel', {
    params: { cycle, parcelCode: 'SJ-XQ-0001' },
  })) as BaseParcel
  expect(parcel.geometry?.source).toBe('registry')
  expect(app.defects).toEqual([])
})

test('Shapefile（GBK 属性，带号坐标）：按所选坐标系读取', async () => {
  const app = await testApp()
  const [east, north] = [40_620_000, 3_436_000]
  const ring = [
    [east, north],
    [east, north + 100],
    [east + 100, north + 100],
    [east + 100, north],
    [east, north],
  ] as const
  const gbkOfXinqiao = new Uint8Array([0xd0, 0xc2, 0xc7, 0xc5, 0xd5, 0xf2])
  const zip = zipSync({
    '地块/parcels.shp': shpOf([[ring.map(([x, y]) => [x, y] as const)]]),
    '地块/parcels.dbf': dbfOf('XZMC', [gbkOfXinqiao]),
  })
  const staged = await StagedImport.upload(app, { kind: 'land-use', name: '地块.zip', bytes: zip, crs: '4528' })
  expect(staged.detail.columns).toMatchObject([{ heading: 'XZMC', samples: ['新桥镇'], mapped: { field: 'townCode' } }])
  await staged.compare()
  const [change] = await staged.changes()
  expect(change?.area?.measured).toBeGreaterThan(9990)
  expect(change?.area?.measured).toBeLessThan(10000)
  const wrong = await call(app, zhouTao, 'startBaseImport', uploadCall({ kind: 'land-use', bytes: zip, crs: '4490' }))
  expect((await problemOf(wrong)).code).toBe('boundary-crs')
  expect(app.defects).toEqual([])
})

test('GBK 的 CSV 照读；坏文件说明原因，什么也不留下', async () => {
  const app = await testApp()
  // 街镇,面积 / 新桥镇,100，GBK 编码。
  const gbk = new Uint8Array([
    0xbd, 0xd6, 0xd5, 0xf2, 0x2c, 0xc3, 0xe6, 0xbb, 0xfd, 0x0d, 0x0a, 0xd0, 0xc2, 0xc7, 0xc5, 0xd5, 0xf2, 0x2c, 0x31,
    0x30, 0x30, 0x0d, 0x0a,
  ])
  const read = await StagedImport.upload(app, { kind: 'land-use', bytes: gbk })
  expect(read.detail.import.file).toMatchObject({ format: 'csv', encoding: 'gbk' })
  expect(read.detail.columns.map(({ heading }) => heading)).toEqual(['街镇', '面积'])

  const refused = async (bytes: Uint8Array | string, crs?: string): Promise<string> => {
    const sent = { kind: 'land-use', bytes, ...(crs === undefined ? {} : { crs }) } as const
    return (await problemOf(await call(app, zhouTao, 'startBaseImport', uploadCall(sent)))).code
  }
  expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).toBe('base-file-unknown')
  expect(await refused('%PDF-1.7 … %%EOF')).toBe('base-file-unknown')
  expect(await refused('')).toBe('base-file-unknown')
  expect(await refused('街镇\t面积\n新桥镇\t100\n')).toBe('base-file-unreadable')
  expect(await refused(csv(['街镇', '面积']))).toBe('base-no-rows')
  expect(await refused(zipSync({ 'a.txt': strToU8('x') }), '4490')).toBe('boundary-part-missing')
  expect(await refused(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe('not-a-workbook')
  expect(await refused('{"type":"FeatureCollection","features":[]}', '4490')).toBe('boundary-empty')
  expect(await refused(file)).toBe('malformed-request')
  const left = await app.service.database.read((db) => db.selectFrom('base_import').select('id').execute())
  expect(left).toHaveLength(1)
  expect(app.defects).toEqual([])
})

test('没有界址的 xlsx：标题行不在第一行、表头带单位也能读', async () => {
  const app = await testApp()
  const { utils, write } = await import('xlsx')
  const sheet = utils.aoa_to_sheet([
    ['松江区不动产登记产业用地清单'],
    ['单位：平方米'],
    ['宗地编码', '坐落', '街道（镇）', '使用权面积（平方米）', '终止日期'],
    ['310117001001GB00001', '示例路1号', '新桥镇', 13333.33, '2060-06-29'],
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['说明'], ['请勿改动']]), '说明')
  utils.book_append_sheet(book, sheet, '清单')
  const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  const staged = await imported(app, { kind: 'registry', name: '清单.xlsx', bytes })
  expect(staged.detail.import.sheets).toEqual([
    { name: '说明', rows: 2, read: false },
    { name: '清单', rows: 4, read: true },
  ])
  const [change] = await staged.changes()
  expect(change).toMatchObject({ kind: 'new', place: { sheet: '清单', row: 4 } })
  expect(change?.fields).toContainEqual({ field: 'landEndDate', before: null, after: '2060-06-29', from: 'registry' })
  expect(app.defects).toEqual([])
})
