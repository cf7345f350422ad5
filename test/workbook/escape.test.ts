import { expect, it } from 'vitest'
import { escapeCellText } from '#workbook/xml/escape.ts'

it.each([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", "'"],
  ['\t', '\t'],
  ['\n', '\n'],
  ['\r', '_x000D_'],
  ['\0', '_x0000_'],
  ['\u001f', '_x001F_'],
  ['\u007f', '\u007f'],
  ['\u3000', '\u3000'],
  ['\ufffd', '\ufffd'],
  ['\ufffe', '_xFFFE_'],
  ['🏭', '🏭'],
  ['\ud83c', '\ufffd'],
  ['\udfed', '\ufffd'],
  ['_', '_'],
  ['_x0041_', '_x005F_x0041_'],
])('单元格里的 %j 写成 %j', (text, written) => {
  expect(escapeCellText(`甲${text}乙`)).toBe(`甲${written}乙`)
})
