import { expect, it } from 'vitest'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { addressOf } from '#workbook/address.ts'
import { readWorkbook } from '#workbook/read.ts'
import { escapeCellText } from '#workbook/xml/escape.ts'
import { exampleRow, headings } from './sheet-js.ts'
import { handMade } from './small-package.ts'

function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${escapeCellText(text)}</t></is></c>`
}

function row(number: number, values: readonly unknown[]): string {
  const cells = values.map((value, column) => textCell(addressOf(number, column), String(value ?? '')))
  return `<row r="${number}">${cells.join('')}</row>`
}

/** One parcel under its headings, and more rows. */
function withRows(...rows: readonly string[]): Uint8Array {
  const table = row(1, headings(parcelForm)) + row(2, exampleRow(parcelForm, { parcelCode: 'SJ-1', assessYear: 2025 }))
  return handMade(`<sheetData>${table}${rows.join('')}</sheetData>`)
}

function alone(address: string, cell: string): string {
  return `<row r="${/\d+$/.exec(address)?.[0]}">${cell}</row>`
}

it.each([
  ['末列末行有字', 'XFD1048576', textCell('XFD1048576', '末')],
  ['末列有字', 'XFD9', textCell('XFD9', '末')],
  ['末行有格式', 'XFD1048576', '<c r="XFD1048576" s="0"/>'],
])('表样以外的列不读：%s', async (_name, address, cell) => {
  const { rows, notices } = await readWorkbook(withRows(alone(address, cell)))
  expect(rows.map(({ parcelCode }) => parcelCode)).toEqual(['SJ-1'])
  expect(notices).toEqual([])
})

it.each([
  ['有字', textCell('A1048576', '末')],
  ['有格式', '<c r="A1048576" s="0"/>'],
])('末行%s：照常读表，并告知下方未读', async (_name, cell) => {
  const { rows, notices } = await readWorkbook(withRows(alone('A1048576', cell)))
  expect(rows.map(({ parcelCode }) => parcelCode)).toEqual(['SJ-1'])
  expect(notices).toEqual([{ code: 'far-rows', rowsRead: 125_000 }])
})

it('每行末列都有字，不把空格撑满', async () => {
  const strays = Array.from({ length: 3000 }, (_, index) => {
    return alone(`XFD${index + 9}`, textCell(`XFD${index + 9}`, '末'))
  })
  expect((await readWorkbook(withRows(...strays))).rows).toHaveLength(1)
})

it('又宽又长，说明行数过多而不是文件损坏', async () => {
  const file = withRows(alone('OI9', textCell('OI9', '宽')), alone('A120000', textCell('A120000', '长')))
  await expect(readWorkbook(file)).rejects.toThrow('workbook-too-many-rows')
})
