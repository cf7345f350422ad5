import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCsv, streamCsv } from '#workbook/csv.ts'

async function csv(
  headings: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of streamCsv(headings, rows)) chunks.push(chunk)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks))
}

it('带字节序标记，行以回车换行结尾，数字不加引号，公式样的文本加撇号', async () => {
  const text = await csv(
    ['名称', '金额'],
    [
      ['=1+1', -12.5],
      ['-甲', null],
      ['甲,"乙"\n丙', 0],
      ["'甲", true],
      ['＝1＋1', '＠SUM(A1)'],
      ['＋1', '－1'],
    ],
  )
  expect(text).toBe(
    "\ufeff名称,金额\r\n'=1+1,-12.5\r\n'-甲,\r\n\"甲,\"\"乙\"\"\n丙\",0\r\n'甲,true\r\n'＝1＋1,'＠SUM(A1)\r\n'＋1,'－1\r\n",
  )
})

it('任何文本写出再读回，一样', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom("'=a", "''-b", '=cmd|x', '@a', '＝a', '\na', '+1', '-1', '\ta', '\ra', '"', 'a"b', ',', '\n'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      async (rows) => {
        expect(readCsv(await csv(['a', 'b'], rows)).slice(1)).toEqual(rows)
      },
    ),
    { numRuns: 500 },
  )
})

it('没写完的行、乱放的引号，照能读的读', () => {
  expect(readCsv('a,b\nc,')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
  expect(readCsv('a,"b"c"\nd,"e')).toEqual([
    ['a', '"b"c"'],
    ['d', '"e'],
  ])
  expect(readCsv('')).toEqual([])
})
