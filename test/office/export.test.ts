import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fieldEntries, headingOf } from '#core/form/form.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { readWorkbook } from '#workbook/read.ts'
import { sheetValue } from '#workbook/sheet-value.ts'
import { streamTable } from '#workbook/write.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { convertWithLibreOffice } from './libre-office.ts'

it('导出的台账 LibreOffice 打得开，另存后读回同样的值，公式样的文本仍是文本', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'export-'))
  try {
    const parcels = ['SJ-1', 'SJ-2'].map((parcelCode) =>
      changed(filledRow(parcelForm), { parcelCode, parcelName: '=1+1' }),
    )
    const columns = toSheet(parcelForm).fields.map(({ heading, width, numberFormat, align }) => ({
      heading,
      width,
      numberFormat,
      align,
    }))
    const rows = parcels.map((cells) => fieldEntries(parcelForm).map(([key, field]) => sheetValue(field, cells[key])))
    const options = { sheet: '汇总台账', title: '汇总台账', lines: [proposedFormNotice], frozenColumns: 2 }
    const chunks: Uint8Array[] = []
    for await (const chunk of streamTable(columns, rows, options)) chunks.push(chunk)
    const file = join(folder, '汇总.xlsx')
    await writeFile(file, Buffer.concat(chunks))
    const saved = join(folder, 'saved')
    await mkdir(saved)
    const resaved = await readFile(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', saved))
    const result = await readWorkbook(new Uint8Array(resaved))
    expect(result.rows.map((row) => row.cells)).toEqual(parcels)
    expect(result.regions[0]?.headingRow).toBe(3)
    expect(columns.map((column) => column.heading)).toEqual(
      fieldEntries(parcelForm).map(([, field]) => headingOf(field)),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
