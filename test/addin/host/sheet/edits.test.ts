import { expect, test } from 'vitest'
import { rowsToRead } from '#addin/host/sheet/edits.ts'
import type { EditHint, WorkbookOutline } from '#addin/host/spreadsheet.ts'

const sheet = { hidden: false, rows: 300, columns: 70, protection: 'none', merges: [] } as const
const outline: WorkbookOutline = {
  sheets: [
    { ...sheet, id: 'a', name: '用地主体自评表' },
    { ...sheet, id: 'b', name: '企业信息采集表' },
  ],
  names: [],
  is1904: false,
  metaXml: null,
}

function cells(id: string, area: string): EditHint {
  return { kind: 'cells', sheet: id, area }
}

test('改了几格：只读这些行，读到表的最后一列', () => {
  expect(rowsToRead([cells('a', 'C7'), cells('b', '企业信息采集表!B9:CA10,D20')], outline)).toEqual([
    { sheet: 'a', firstRow: 7, rows: 1, columns: 70 },
    { sheet: 'b', firstRow: 9, rows: 2, columns: 79 },
    { sheet: 'b', firstRow: 20, rows: 1, columns: 70 },
  ])
})

test('增删行列、整列改动、改动太多：全部重读', () => {
  expect(rowsToRead([cells('a', 'C7'), { kind: 'structure' }], outline)).toBeNull()
  expect(rowsToRead([cells('a', 'C:C')], outline)).toBeNull()
  expect(rowsToRead([cells('a', 'A1:A400'), cells('b', 'A1:A101')], outline)).toBeNull()
  expect(rowsToRead([cells('a', 'A1:A400'), cells('b', 'A1:A100')], outline)).toHaveLength(2)
})

test('不读的表（评分结果）随便改', () => {
  expect(rowsToRead([cells('results', 'A1:H900')], outline)).toEqual([])
})
