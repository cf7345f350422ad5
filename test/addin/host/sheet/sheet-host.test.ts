import { expect, onTestFinished, test } from 'vitest'
import type { ModelChange } from '#addin/host/book-model.ts'
import { openSheetHost, type SheetHost } from '#addin/host/sheet/sheet-host.ts'
import { ledgerWorkbook, parcelWorkbook } from '../../../browser/pane-files.ts'
import { loadWorkbook } from '../../../excel-host/file/load.ts'
import type { SimulatorOptions } from '../../../excel-host/simulator.ts'
import { startNodeEngine } from '../../node-engine.ts'
import { type OpenExcel, openExcel } from '../office/open-excel.ts'

interface Beside extends OpenExcel {
  readonly host: SheetHost
  readonly changes: ModelChange[]
}

/** The sheet host on the real adapter, office.js and engine, with what it tells of changes. */
async function beside(file: Uint8Array, options: SimulatorOptions = {}): Promise<Beside> {
  const excel = await openExcel({ ...options, workbook: loadWorkbook(file) })
  const engine = startNodeEngine()
  const defects: unknown[] = []
  const host = await openSheetHost(excel.spreadsheet, engine, {
    isOurs: (sheet) => sheet === '评分结果',
    onDefect: (error) => defects.push(error),
  })
  const changes: ModelChange[] = []
  host.model.changed.add((change) => changes.push(change))
  onTestFinished(() => {
    host.end()
    engine.end()
    expect(defects).toEqual([])
  })
  return { ...excel, host, changes }
}

const sheet = "'用地主体自评表'"

test('用户改一格：只说这一格，再读不再说；取值按字段', async () => {
  const { simulator, host, changes } = await beside(await parcelWorkbook())
  const [row] = host.model.rows(0)
  simulator.user.type(`${sheet}!C26`, '14000')
  await expect.poll(() => changes.length).toBe(1)
  expect(changes).toEqual([
    {
      source: 'read',
      changes: [{ form: 'parcel-self-assessment', row: row?.id, field: 'selfUsedArea', value: 14000 }],
    },
  ])
  await host.refresh()
  expect(changes).toHaveLength(1)
})

test('没有通知的修改（下拉选择），再读时补上，并说出读了几行', async () => {
  const { simulator, host, changes } = await beside(await parcelWorkbook(), { troubles: { lostEvents: 1 } })
  simulator.user.type(`${sheet}!C26`, '14000')
  const told: number[] = []
  await host.refresh(undefined, (done, total) => told.push(done / total))
  expect(changes.map(({ changes: cells }) => cells.map((cell) => cell.field))).toEqual([['selfUsedArea']])
  expect(told.at(-1)).toBe(1)
})

test('面板自己写的不当作用户改的；锁定的格说明没有写', async () => {
  const { host, changes, settle } = await beside(await parcelWorkbook())
  const [row] = host.model.rows(0)
  if (row === undefined) throw new Error('no row')
  const place = { form: row.form, row: row.id }
  const outcome = await host.write([
    { ...place, field: 'vacantFloorArea', value: 900 },
    { ...place, field: 'parcelCode', value: 'SJ-XQ-0138' },
  ])
  expect(outcome).toEqual({ written: 1, refused: [{ ...place, field: 'parcelCode', why: 'locked' }] })
  await settle()
  await new Promise((rested) => setTimeout(rested, 400))
  expect(changes.map(({ source }) => source)).toEqual(['pane'])
  expect(host.model.value({ ...place, field: 'vacantFloorArea' })).toBe(900)
})

test('选中的单元格说成地块和字段；表外是空', async () => {
  const { simulator, host, settle } = await beside(await ledgerWorkbook())
  const parcels = host.model.rows(0)
  simulator.user.select(`${sheet}!B${parcels[2]?.row ?? 0}`)
  await settle()
  expect(host.active()).toEqual({ form: 'parcel-self-assessment', row: parcels[2]?.id, field: 'parcelName' })
  simulator.user.select(`${sheet}!A1`)
  await settle()
  expect(host.active()).toBeNull()
})

test('取消读取：以 AbortError 结束，之后照常可读', async () => {
  const { host, changes, simulator } = await beside(await ledgerWorkbook())
  const control = new AbortController()
  const reading = host.refresh(control.signal, () => control.abort())
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  const [row] = host.model.rows(0)
  simulator.user.type(`${sheet}!B${row?.row ?? 0}`, '改过的坐落')
  await host.refresh()
  expect(changes.flatMap(({ changes: cells }) => cells.map(({ value }) => value))).toContain('改过的坐落')
})
