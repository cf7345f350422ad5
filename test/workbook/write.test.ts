import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { streamTable, streamWorkbook, type Table } from '#workbook/write.ts'

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const columns = [
  { heading: '地块编码', width: 20 },
  { heading: '金额（万元）', numberFormat: '#,##0.00', align: 'right' },
  { heading: '日期', numberFormat: 'yyyy-mm-dd' },
] as const

it('写出的表别的程序读得回：文本仍是文本，数字和格式都在', async () => {
  const rows = [
    ['=1+1', -1234.5, 46037],
    ['+86 <&>', null, null],
  ]
  const bytes = await bytesOf(streamTable(columns, rows, { sheet: '结果 & 明细', title: '标题', lines: ['标签'] }))
  const sheet = read(bytes, { cellNF: true }).Sheets['结果 & 明细']
  const shown = ['A1', 'A2', 'B3', 'A4', 'B4', 'C4', 'A5', 'B5'].map((cell) => sheet?.[cell]?.v)
  expect(shown).toEqual(['标题', '标签', '金额（万元）', '=1+1', -1234.5, 46037, '+86 <&>', undefined])
  expect(sheet?.A4).toMatchObject({ t: 's' })
  expect(sheet?.A4.f).toBeUndefined()
  expect(sheet?.B4.z).toBe('#,##0.00')
  expect(sheet?.['!autofilter']).toEqual({ ref: 'A3:C5' })
})

it('控制字符、回车、是与否，读回不变', async () => {
  const row = ['a\u0001\r\n_x0041_', true, false]
  const bytes = await bytesOf(
    streamTable([{ heading: '甲' }, { heading: '乙' }, { heading: '丙' }], [row], { sheet: '表' }),
  )
  expect((await readXlsx(bytes)).sheets[0]?.rows[1]).toEqual(row)
})

it('几张表各自一页，行可以异步来', async () => {
  async function* later(): AsyncGenerator<readonly [string]> {
    yield ['一']
    await Promise.resolve()
    yield ['二']
  }
  const table = (sheet: string): Table => ({ sheet, columns: [{ heading: '列' }], rows: later() })
  const book = read(await bytesOf(streamWorkbook([table('甲'), table('乙')])))
  expect(book.SheetNames).toEqual(['甲', '乙'])
  expect(utils.sheet_to_json(book.Sheets.乙 ?? {})).toEqual([{ 列: '一' }, { 列: '二' }])
})

it('边读边写：读到一半已有输出，取多少写多少', async () => {
  let pulled = 0
  function* endless(): Generator<readonly [string]> {
    for (;;) {
      pulled += 1
      yield [`第${pulled}行 ${Math.sin(pulled)}`]
    }
  }
  const stream = streamTable([{ heading: '列' }], endless(), { sheet: '表' })
  let bytes = 0
  while (bytes < 200_000) bytes += (await stream.next()).value?.length ?? 0
  expect(pulled).toBeLessThan(60_000)
  await stream.return()
})

it('同样的行写出同样的字节', async () => {
  const once = () => bytesOf(streamTable(columns, [['a', 1, 2]], { sheet: '表' }))
  expect(Buffer.compare(await once(), await once())).toBe(0)
})

it('列比标题多、数不是有限数，报错而不是写坏', async () => {
  await expect(bytesOf(streamTable([{ heading: '列' }], [['a', 'b']], { sheet: '表' }))).rejects.toThrow(RangeError)
  await expect(bytesOf(streamTable([{ heading: '列' }], [[Number.NaN]], { sheet: '表' }))).rejects.toThrow(RangeError)
})

it('带图的表：图引用表里的行，别的程序读得到；没有图的表不多出部件', async () => {
  const points = [
    { label: '0', value: 3 },
    { label: '超过 10 <天>', value: 1 },
  ]
  const rows = points.map(({ label, value }) => [label, value])
  const heads = [{ heading: '用时' }, { heading: '项目数', numberFormat: '0' }]
  const chart = { title: '用时 & 分布', points }
  const drawn: Table = { sheet: '用时 分布', title: '标题', columns: heads, rows, chart }
  const bytes = await bytesOf(streamWorkbook([{ sheet: '明细', columns: heads, rows }, drawn]))
  const { sheets } = await readXlsx(bytes)
  expect(sheets[0]?.charts).toBeUndefined()
  expect(sheets[1]?.charts).toMatchObject([
    {
      kinds: ['bar'],
      title: '用时 & 分布',
      series: [{ categoriesRef: "'用时 分布'!$A$3:$A$4", valuesRef: "'用时 分布'!$B$3:$B$4" }],
    },
  ])
  expect(read(bytes).SheetNames).toEqual(['明细', '用时 分布'])
})
