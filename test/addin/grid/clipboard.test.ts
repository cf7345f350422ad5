import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatBlock, parseBlock } from '#addin/grid/clipboard.ts'

it.each([
  ['一格', '示例', [['示例']]],
  [
    '结尾的换行不是一行',
    'a\tb\r\n1\t2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['引号里的制表符、换行和引号', '"a\tb"\t"第一行\n第二行"\t"说""是"""', [['a\tb', '第一行\n第二行', '说"是"']]],
  ['不在开头的引号是字', '5" 管\t1', [['5" 管', '1']]],
  ['空格留空', 'a\t\tb', [['a', '', 'b']]],
])('%s', (_name, text, expected) => {
  expect(parseBlock(text)).toEqual(expected)
})

it('任何内容复制后粘贴不变', () => {
  const block = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(fc.string(), { minLength: width, maxLength: width }), { minLength: 1 }))
    // A block of one empty cell is the empty text, and a single cell cannot end in a bare carriage return.
    .map((rows) => rows.map((row) => row.map((cell) => cell.replaceAll('\r', ''))))
  fc.assert(
    fc.property(block, (rows) => {
      const isOneColumn = rows[0]?.length === 1
      const filled = isOneColumn ? rows.map(([cell = '']) => [cell === '' ? '空' : cell]) : rows
      expect(parseBlock(formatBlock(filled))).toEqual(filled)
    }),
  )
})
