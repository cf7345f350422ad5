import { expect, test } from 'vitest'
import { loadWorkbook } from '#workbook/load.ts'
import { listParts } from '#workbook/package/parts.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readWorkbook } from '#workbook/read.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import { cellOf } from '#workbook/read-result.ts'
import { tenant, wangFang, zhouTao } from '../cast.ts'
import { baseFields, fileOf, handOut, parcelOf, thisYear } from '../hand-out/stage.ts'
import { testApp } from '../http/test-app.ts'
import { cycle, exampleRows, parcelRow, push, pushOne, storedRow } from '../rows.ts'
import { firmCells, parcelCells, plainWorkbook } from '../workbooks.ts'
import { Run, readReport } from './stage.ts'

const [good, faulty, nameless] = ['SJ-XQ-0137', 'SJ-XQ-0138', 'SJ-XQ-0139']

function withoutCode() {
  const { parcelCode: _, ...cells } = parcelCells({ parcelName: '没写编码的地块' })
  return cells
}

/** The sheet of that name as texts, by row. */
async function textsOf(bytes: Uint8Array, sheet: string): Promise<readonly (readonly string[])[]> {
  const names = listParts(bytes).map(({ name }) => name)
  const { grids } = await loadWorkbook(bytes, names)
  const rows = grids.find(({ name }) => name === sheet)?.rows ?? []
  return rows.map((row) => row.map((value) => String(value ?? '')))
}

function rowOf(read: ReadResult, parcelCode: string | null) {
  const row = read.rows.find((one) => one.form === 'parcel-self-assessment' && one.parcelCode === parcelCode)
  if (row === undefined) throw new Error(`no row of ${parcelCode}`)
  const at = (field: string) => ({ sheet: row.sheet, cell: cellOf(read, row, field) ?? '' })
  return { row, at }
}

test('要修改的行放进台账样的表：改好再传按版本合并，结果写明上次的问题解决了哪些', async () => {
  const app = await testApp()
  await push(app.service, wangFang, exampleRows())
  const first = await Run.start(app, wangFang)
  const parcels = [parcelCells(), parcelCells({ floorArea: { raw: '一万六' }, firmCount: 0 }, faulty), withoutCode()]
  const file = await first.add(await plainWorkbook({ parcels, firms: [firmCells({}, good)] }), '新桥.xlsx')
  expect(file.rows).toEqual({ accepted: 1, unchanged: 2, refused: 1 })
  await first.close()

  const report = await first.report()
  const detail = await textsOf(report, '逐条')
  const wrong = detail.find((row) => row.includes('总建筑面积（m²）'))
  expect(wrong?.slice(0, 3)).toEqual(['新桥.xlsx', '用地主体自评表', '3'])
  expect(wrong).toEqual(expect.arrayContaining([faulty, '须改正', '一万六', '新桥镇']))
  expect(detail.some((row) => row.includes('未受理') && row.includes('地块编码'))).toBe(true)
  const [title] = await textsOf(report, '汇总')
  expect(title?.[0]).toBe('批量上传结果')

  const read = await readReport(report)
  expect(read.meta).toMatchObject({ cycle, repair: { run: first.id, rows: [{ line: '1/3' }] } })
  expect(read.meta?.revisions).toEqual([{ form: 'parcel-self-assessment', key: `${cycle}/${faulty}`, revision: 1 }])
  expect(read.notices.map(({ code }) => code)).toEqual([])
  const [one, other] = [rowOf(read, faulty), rowOf(read, null)]
  expect([...(one.row.cells.fillPhone as string)]).toContain('*')

  // Somebody else fills another field meanwhile.
  await pushOne(app.service, wangFang, parcelRow({ ownerName: '中途改名' }, faulty, 1))
  const fixed = patchWorkbook(report, [
    { ...one.at('floorArea'), value: 16000 },
    { ...other.at('parcelCode'), value: nameless },
  ])
  const second = await Run.start(app, wangFang)
  const again = await second.add(fixed, '新桥改好.xlsx')
  expect(again).toMatchObject({ fixes: first.id, rows: { merged: 1, accepted: 1 } })
  expect(await storedRow(app.service, `${cycle}/${faulty}`)).toMatchObject({
    effective: { floorArea: 16000, ownerName: '中途改名', fillPhone: '13800000000' },
  })
  const settled = await second.settlements()
  expect(settled.counts).toMatchObject({ absent: 0 })
  const states = settled.items.map(({ item, parcelCode, state }) => [parcelCode, item.code, state])
  expect(states).toEqual(
    expect.arrayContaining([
      [faulty, 'not-a-number', 'settled'],
      [null, 'row-key-missing', 'settled'],
    ]),
  )
  const told = await textsOf(await second.report(), '上次问题')
  expect(told.filter((row) => row.includes('已解决'))).toHaveLength(settled.counts.settled ?? 0)

  const left = await readReport(await first.report({ file: '1' })).catch(() => null)
  expect(left?.rows.map(({ parcelCode }) => parcelCode) ?? []).not.toContain(null)
})

test('原样传回改正表：没有变化，问题仍在；行数多于模板备好的也能填', async () => {
  const app = await testApp()
  const run = await Run.start(app, wangFang)
  const parcels = Array.from({ length: 520 }, (_, index) =>
    parcelCells({ floorArea: { raw: '多少' }, firmCount: 0 }, `SJ-XQ-${2000 + index}`),
  )
  const firms = [firmCells({ firmName: '只有企业' }, 'SJ-XQ-2000', tenant)]
  await run.add(await plainWorkbook({ parcels, firms }), '大表.xlsx')
  const report = await run.report()
  const read = await readReport(report)
  expect(read.rows.filter(({ form }) => form === 'parcel-self-assessment')).toHaveLength(520)
  const again = await Run.start(app, wangFang)
  const { rows, fixes } = await again.add(report, '原样.xlsx')
  expect([fixes, rows.accepted, rows.merged, rows.conflict]).toEqual([run.id, undefined, undefined, undefined])
  const { counts } = await again.settlements()
  expect(counts.settled).toBe(0)
  expect(counts.open).toBeGreaterThanOrEqual(520)
})

test('下发表里改了底版锁定的：整行未受理；报告放回底版的内容并写明，改了别的照样并入', async () => {
  const app = await testApp()
  await push(app.service, zhouTao, [parcelOf(thisYear, good, baseFields({ landArea: 13400 }))])
  const bytes = fileOf(await handOut(app.service, wangFang), good)
  const handed = rowOf(await readWorkbook(bytes), good)
  const edits = [
    { ...handed.at('landArea'), value: 20_000 },
    { ...handed.at('floorArea'), value: 16_000 },
  ]
  const first = await Run.start(app, wangFang, 1, thisYear)
  expect((await first.add(patchWorkbook(bytes, edits), '一地一表.xlsx')).rows).toEqual({ refused: 1 })
  const [line] = await first.lines()
  expect(line?.items[0]).toMatchObject({ level: 'refused', code: 'row-base-locked', field: 'landArea', found: '20000' })
  const report = await first.report()
  const read = await readReport(report)
  expect(read.meta?.handOut).toBeDefined()
  expect(rowOf(read, good).row.cells).toMatchObject({ landArea: 13400, floorArea: 16_000 })
  const second = await Run.start(app, wangFang, 1, thisYear)
  expect((await second.add(report, '改好.xlsx')).rows).toEqual({ accepted: 1 })
  expect(await storedRow(app.service, `${thisYear}/${good}`)).toMatchObject({
    effective: { landArea: 13400, floorArea: 16_000 },
  })
  const { items } = await second.settlements()
  expect(items.find(({ item }) => item.code === 'row-base-locked')?.state).toBe('settled')
})
