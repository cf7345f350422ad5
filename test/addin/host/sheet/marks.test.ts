import { expect, test } from 'vitest'
import type { Mark } from '#addin/host/host.ts'
import { sheetMarks } from '#addin/host/sheet/marks.ts'
import { createMirror } from '#addin/host/sheet/mirror.ts'
import type { WorkbookOutline } from '#addin/host/spreadsheet.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import { readWorkbook } from '#workbook/read.ts'
import { hugeLedger, ledgerWorkbook } from '../../../browser/pane-files.ts'

async function opened(bytes: Uint8Array) {
  const result = await readWorkbook(bytes)
  const sheets = result.sheets.map(({ name, hidden }) => ({
    id: `id of ${name}`,
    name,
    hidden,
    rows: 1,
    columns: 1,
    protection: 'none' as const,
    merges: [],
  }))
  const outline: WorkbookOutline = { sheets, names: [], is1904: false, metaXml: null }
  const rows = result.rows.filter((row) => row.form === 'parcel-self-assessment')
  const mark = (index: number, field: string, level: FindingLevel): Mark => {
    const row = rows[index]
    if (row === undefined) throw new Error(`no row ${index}`)
    return { form: row.form, row: row.id, field, level, text: '' }
  }
  return { model: createMirror(result), outline, mark, first: rows[0]?.row ?? 0 }
}

test('相连的格合成一块，一格两处发现标重的；没有发现的表标记清空', async () => {
  const { model, outline, mark, first } = await opened(await ledgerWorkbook())
  const marks = [
    mark(0, 'parcelName', 'warning'),
    mark(1, 'parcelName', 'error'),
    mark(1, 'parcelName', 'warning'),
    mark(2, 'parcelName', 'error'),
  ]
  const { sheets, unmarked } = sheetMarks(model, outline, marks)
  expect(sheets).toEqual([
    {
      sheet: 'id of 用地主体自评表',
      areas: { error: [`B${first + 1}:B${first + 2}`], warning: [`B${first}`], info: [] },
    },
    { sheet: 'id of 企业信息采集表', areas: { error: [], warning: [], info: [] } },
  ])
  expect(unmarked).toBe(0)
})

test('一张表最多标 2,000 格，重的在先，其余说明个数', async () => {
  const { model, outline, mark } = await opened(await hugeLedger(1500))
  const rows = Array.from({ length: 1500 }, (_, index) => index)
  const marks = [
    ...rows.map((index) => mark(index, 'parcelName', 'warning')),
    ...rows.map((index) => mark(index, 'ownerName', 'error')),
    ...rows.map((index) => mark(index, 'ownerName', 'info')),
  ]
  const { sheets, unmarked } = sheetMarks(model, outline, marks)
  expect(unmarked).toBe(1000)
  const [{ areas } = { areas: { error: [], warning: [], info: [] } }] = sheets
  const cells = (texts: readonly string[]) =>
    texts.reduce((sum, text) => {
      const [from = 0, to = from] = [...text.matchAll(/\d+/g)].map(Number)
      return sum + to - from + 1
    }, 0)
  expect([cells(areas.error), cells(areas.warning), cells(areas.info)]).toEqual([1500, 500, 0])
})
