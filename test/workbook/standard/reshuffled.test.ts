import fc from 'fast-check'
import { expect, it } from 'vitest'
import { read, utils, type WorkBook, write } from 'xlsx'
import { ProblemError } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { exampleJingde } from '#core/standards/example-jingde.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import type { Grid, GridValue } from '#workbook/grid.ts'
import { loadWorkbook } from '#workbook/load.ts'
import { readStandardSheets, readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'

type Cells = unknown[][]

/** The sheets as tables of values, changed and written again by another program. */
async function resaved(
  standard: Standard,
  change: (sheets: Map<string, Cells>) => Map<string, Cells>,
): Promise<Uint8Array> {
  const book = read(await standardWorkbook(standard))
  const sheets = new Map(
    book.SheetNames.map((name): [string, Cells] => [
      name,
      utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1, defval: null, blankrows: true }),
    ]),
  )
  const changed: WorkBook = utils.book_new()
  for (const [name, rows] of change(sheets)) utils.book_append_sheet(changed, utils.aoa_to_sheet(rows), name)
  return new Uint8Array(write(changed, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}

interface CellEdit {
  readonly sheet: string
  readonly cell: string
  readonly value: GridValue
}

function edited(grid: Grid, edits: readonly CellEdit[]): Grid {
  const rows = grid.rows.map((row) => [...row])
  for (const { sheet, cell, value } of edits) {
    const { r, c } = utils.decode_cell(cell)
    while (rows.length <= r) rows.push([])
    const row = rows[r] ?? []
    while (row.length <= c) row.push(null)
    if (sheet === grid.name) row[c] = value
  }
  return { ...grid, rows }
}

const tables = ['维度与指标', '分档', '行业基准', '直接判定', '措施']

it.each([regExample20261, ...exampleFamilies.slice(0, 2)])(
  '$id：工作表改名换位、列倒过来、夹空行、编号合并，读出的标准不变',
  async (standard) => {
    const bytes = await resaved(standard, (sheets) => {
      const changed = [...sheets].reverse().map(([name, rows]): [string, Cells] => {
        if (!tables.includes(name)) return [name, rows]
        const spread = rows.flatMap((row, index) => {
          const cells = [...row]
          // What a merged cell leaves: the first one of several alike.
          if (name === '分档' && index > 6 && cells[0] === rows[index - 1]?.[0]) cells[0] = null
          return index > 6 ? [[], cells.reverse()] : [cells.reverse()]
        })
        return [`我的${name}`, spread]
      })
      return new Map(changed)
    })
    const { standard: found, faults } = await readStandardWorkbook(bytes)
    expect(faults).toEqual([])
    expect(found).toEqual(standard)
  },
)

it('缺工作表、缺列，说出是哪个；一个也没有的，不是评估标准', async () => {
  const without = await resaved(exampleJingde, (sheets) => {
    sheets.delete('直接判定')
    sheets.set(
      '维度与指标',
      (sheets.get('维度与指标') ?? []).map((row) => row.filter((_, column) => column !== 4)),
    )
    return sheets
  })
  const { standard, faults } = await readStandardWorkbook(without)
  expect(standard).toBeNull()
  expect(faults.find(({ sheet }) => sheet === '直接判定')).toMatchObject({
    row: null,
    message: expect.stringContaining('缺工作表'),
  })
  expect(faults.filter(({ column }) => column === '权重')).toHaveLength(exampleJingde.indicators.length)
  const none = await resaved(exampleJingde, () => new Map([['Sheet1', [['姓名'], ['张三']]]]))
  await expect(readStandardWorkbook(none)).rejects.toThrow(ProblemError)
})

it('任意的格里填任意的内容：读取不出错，每个问题都在有的工作表里', async () => {
  const book = await standardWorkbook(regExample20261)
  const names = ['概况', '分组与类别', ...tables, '说明']
  const address = fc
    .tuple(fc.constantFrom(...'ABCDEFGHIJKLMNOPQ'), fc.integer({ min: 5, max: 60 }))
    .map(([column, row]) => `${column}${row}`)
  const value = fc.oneof(
    fc.constantFrom(
      null,
      '',
      '分档',
      '其余',
      '指标',
      '维度',
      'R1',
      'E1',
      '#N/A',
      '是',
      '工业',
      '20%',
      '地块某项大于',
      '直接判定',
      true,
      -1,
      1e300,
      0.5,
      45_000,
    ),
    fc.string({ maxLength: 8 }),
  )
  const edit = fc.record({ sheet: fc.constantFrom(...names), cell: address, value })
  const loaded = await loadWorkbook(book, [])
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
      const { standard, faults } = readStandardSheets({
        ...loaded,
        grids: loaded.grids.map((grid) => edited(grid, edits)),
      })
      expect(standard !== null || faults.length > 0).toBe(true)
      expect(faults.filter(({ sheet, message }) => !names.includes(sheet) || !message.endsWith('。'))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
