import { expect, test } from 'vitest'
import { wangFang, xinqiao, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { headings, layersOf, one, parcelOf, two } from './lists.ts'
import { csv, imported, StagedImport } from './stage.ts'

test('重复的记录和指向两宗的记录待人处理，不处理的不导入；新文件没有的地块保留，除非决定注销', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  const crossed = ['SJ-XQ-0001', '新桥镇', '示例路1号', '310117001001GB00002', '', 1, '工业用地', '', '']
  const twice = ['SJ-XQ-0009', '新桥镇', '示例路9号甲', '', '', 500, '工业用地', '', '']
  const dirty = await StagedImport.upload(app, {
    kind: 'registry',
    bytes: csv(headings, crossed, twice, [...twice.slice(0, 2), '示例路9号乙', '', '', 600, '工业用地', '', '']),
  })
  const compared = await dirty.compare()
  expect(compared.counts?.changes).toEqual({ undecided: 3 })
  expect(compared.counts?.conflicts).toMatchObject({ match: { open: 1 }, duplicate: { open: 1 } })
  const [duplicate] = await dirty.conflicts({ type: 'duplicate' })
  await dirty.decide({ items: [{ id: duplicate?.id, choice: duplicate?.choices[1]?.choice }] })
  await dirty.compare()
  const unseen = await call(app, zhouTao, 'applyBaseImport', {
    params: { id: dirty.id },
    body: { comparison: (await dirty.compare()).comparison, undecided: 0, reason: '更新' },
  })
  expect((await problemOf(unseen)).code).toBe('base-undecided')
  await dirty.apply()
  expect((await parcelOf(app, 'SJ-XQ-0009')).parcel.fields.find(({ field }) => field === 'parcelName')?.effective).toBe(
    '示例路9号乙',
  )

  const shorter = await StagedImport.upload(app, { kind: 'registry', bytes: csv(headings, one) })
  expect((await shorter.compare()).counts?.changes).toEqual({ unchanged: 1, missing: 2 })
  const missing = await shorter.conflicts({ type: 'missing' })
  const gone = missing.find(({ parcelCode }) => parcelCode === 'SJ-XQ-0009')
  await shorter.decide({ items: [{ id: gone?.id, choice: 'retire' }] })
  await shorter.compare()
  await shorter.apply()
  const list = (await answer(app, wangFang, 'parcels', { query: { cycle } })) as { items: { parcelCode: string }[] }
  expect(list.items.map(({ parcelCode }) => parcelCode)).toEqual(['SJ-XQ-0001', 'SJ-XQ-0002'])
  const refusedAgain = await StagedImport.upload(app, {
    kind: 'registry',
    coverage: 'part',
    bytes: csv(headings, twice),
  })
  await refusedAgain.compare()
  expect((await refusedAgain.changes())[0]).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('已注销'),
  })
  expect(app.defects).toEqual([])
})

test('问题逐行列出：行、列、原因；读不出来的值不采用，没有街镇的新地块不导入', async () => {
  const app = await testApp()
  const staged = await StagedImport.upload(app, {
    kind: 'registry',
    bytes: csv(
      headings,
      [...one.slice(0, 5), '一万三', ...one.slice(6)],
      ['SJ-XQ-0003', '', '示例路3号', '', '', 100, '工业用地', '', ''],
    ),
  })
  await staged.compare()
  const faults = await staged.faults()
  expect(faults.map(({ row, column, effect }) => [row, column, effect])).toEqual([
    [2, '宗地面积（m²）', 'left-out'],
    [3, null, 'refused'],
  ])
  expect(faults[0]).toMatchObject({ file: '底版.csv', value: '一万三', message: '登记土地面积：不是数字，没有采用。' })
  const report = await call(app, zhouTao, 'baseReport', { params: { id: staged.id } })
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await report.arrayBuffer()))
  expect(book.SheetNames).toEqual(['问题', '冲突', '差异'])
  const sheet = book.Sheets.问题
  expect(sheet && JSON.stringify(utils.sheet_to_json(sheet, { header: 1 }))).toContain('一万三')
  expect(app.defects).toEqual([])
})

test('另存的对应记住：同样表头的文件以后照此读，亩换算为平方米', async () => {
  const app = await testApp()
  const odd = csv(['编号', '街道', '面积数'], ['SJ-XQ-0001', '新桥镇', 20])
  const first = await StagedImport.upload(app, { kind: 'land-use', bytes: odd })
  const columns = [
    { heading: '编号', field: 'parcelCode' },
    { heading: '街道', field: 'townCode' },
    { heading: '面积数', field: 'landArea', unit: 'mu' },
  ]
  await answer(app, zhouTao, 'saveBaseMapping', { params: { id: first.id }, body: { columns } })
  const second = await StagedImport.upload(app, { kind: 'land-use', bytes: odd })
  expect(second.detail.columns.map(({ mapped, because }) => [mapped?.field, because])).toEqual([
    ['parcelCode', 'saved'],
    ['townCode', 'saved'],
    ['landArea', 'saved'],
  ])
  await second.compare()
  await second.apply()
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'landArea')).toEqual({ department: 13333.33 })
  expect(layersOf(await parcelOf(app, 'SJ-XQ-0001'), 'townCode')).toEqual({ department: xinqiao })
  const refused = await call(app, zhouTao, 'saveBaseMapping', {
    params: { id: first.id },
    body: { columns: [{ heading: '编号', field: 'taxPaid' }] },
  })
  expect((await problemOf(refused)).code).toBe('malformed-request')
  expect(app.defects).toEqual([])
})
