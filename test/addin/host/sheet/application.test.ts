import { expect, onTestFinished, test } from 'vitest'
import type { ModelChange } from '#addin/host/book-model.ts'
import type { Place } from '#addin/host/host.ts'
import { openSheetHost, type SheetHost } from '#addin/host/sheet/sheet-host.ts'
import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { addressOf } from '#workbook/address.ts'
import { applicationFile, applicationWorkbook, soundApplication } from '../../../browser/application-files.ts'
import { parcelWorkbook, template } from '../../../browser/pane-files.ts'
import { loadWorkbook } from '../../../excel-host/file/load.ts'
import { sheetPrefix } from '../../../excel-host/model/area.ts'
import type { SimulatorOptions } from '../../../excel-host/simulator.ts'
import { startNodeEngine } from '../../node-engine.ts'
import { levels, type OpenExcel, openExcel } from '../office/open-excel.ts'

/* The 申请表 beside the real office.js over the simulated Excel, read by the pane's worker. */

/** For what follows an edit on a busy machine: it rests, is read and told. */
const patience = { timeout: 15_000 }

interface Beside extends OpenExcel {
  readonly host: SheetHost
  readonly changes: ModelChange[]
}

async function beside(file: Uint8Array, options: SimulatorOptions = {}): Promise<Beside> {
  const excel = await openExcel({ ...options, workbook: loadWorkbook(file) })
  const engine = startNodeEngine()
  const defects: unknown[] = []
  const host = await openSheetHost(excel.spreadsheet, engine, {
    isOurs: () => false,
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

interface FoundCell {
  readonly place: Place
  /** With its sheet. */
  readonly address: string
  readonly sheet: string
  /** 1-based. */
  readonly line: number
  /** 0-based. */
  readonly column: number
}

/** Place and address of a field of the first 申请表. */
function cellOf({ host }: Beside, field: string): FoundCell {
  const region = host.model.result.regions.find(({ form }) => form === applicationFormId)
  const index = region === undefined ? -1 : host.model.result.regions.indexOf(region)
  const row = host.model.rows(index)[0]
  const [line, column] = [region?.fieldRows[field], region?.columns[field]]
  if (region === undefined || row === undefined || line === undefined || column === undefined) {
    throw new RangeError(`no cell for ${field}`)
  }
  const address = `${sheetPrefix(region.sheet)}!${addressOf(line, column)}`
  return { place: { form: applicationFormId, row: row.id, field }, address, sheet: region.sheet, line, column }
}

test.each(levels)('ExcelApi %s：读出整张申请表', async (apiSet) => {
  const { host } = await beside(await applicationWorkbook(), { apiSet })
  expect(host.model.result.regions.map(({ form }) => form)).toEqual([applicationFormId])
  expect(host.model.result.rows.map(({ cells }) => cells)).toEqual([soundApplication])
  expect(host.model.formOf(applicationFormId).title).toBe('零增地技术改造项目申请表')
})

test('改一格：只说这一格；选中的格说成字段；能定位、能写入、计算格不写', async () => {
  const open = await beside(await applicationWorkbook())
  const { simulator, host, changes, settle } = open
  const area = cellOf(open, 'landAreaAfter')
  simulator.user.type(area.address, '20000')
  await expect.poll(() => changes, patience).toEqual([{ source: 'read', changes: [{ ...area.place, value: 20_000 }] }])
  const investment = cellOf(open, 'totalInvestment')
  simulator.user.select(investment.address)
  await settle()
  expect(host.active()).toEqual(investment.place)
  expect(await host.select(area.place, true)).toBe(true)
  const ratio = cellOf(open, 'breaksContractRatio').place
  const outcome = await host.write([
    { ...investment.place, value: 8500 },
    { ...ratio, value: '是' },
  ])
  expect(outcome).toEqual({ written: 1, refused: [{ ...ratio, why: 'locked' }] })
  expect(simulator.workbook.sheet(investment.sheet)?.valueAt(investment.line - 1, investment.column)).toBe(8500)
})

test('标记申请表的格，不动别的表；清除后没有留下', async () => {
  const open = await beside(await applicationWorkbook())
  const { simulator, host } = open
  const { place, sheet } = cellOf(open, 'landAreaAfter')
  const formats = () => simulator.workbook.sheet(sheet)?.formats.length ?? 0
  const before = formats()
  expect(await host.mark([{ ...place, level: 'error', text: '须改正：前后不同。' }])).toEqual({ unmarked: 0 })
  expect(formats()).toBeGreaterThan(before)
  await host.clearMarks()
  expect(formats()).toBe(before)
})

test('体检表旁边插入空白申请表：没有一格改动也说出来；删去后也说', async () => {
  const open = await beside(await parcelWorkbook())
  const { spreadsheet, host, changes } = open
  expect(() => host.model.formOf(applicationFormId)).toThrow(RangeError)
  await spreadsheet.insertSheets(template(applicationFile), [])
  await host.refresh()
  expect(changes.map(({ source }) => source)).toEqual(['read'])
  expect(host.model.formOf(applicationFormId).id).toBe(applicationFormId)
  const { place, sheet } = cellOf(open, 'uscc')
  expect(host.model.cells(place.row)).toEqual({})
  open.simulator.user.deleteSheet(sheet)
  // An echo of the insertion may still be waited for: whoever comes back to the pane is read anew.
  await host.refresh()
  expect(changes.map(({ source }) => source)).toEqual(['read', 'read'])
  expect(host.model.result.regions.map(({ form }) => form)).not.toContain(applicationFormId)
})
