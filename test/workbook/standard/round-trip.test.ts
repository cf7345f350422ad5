import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleFamilies, standards } from '#core/standards/catalogue.ts'
import { canonicalJson } from '#server/canonical-json.ts'
import type { SheetDraft } from '#workbook/build.ts'
import type { Grid, GridValue } from '#workbook/grid.ts'
import { readStandardSheets, readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardDraft, standardWorkbook } from '#workbook/standard/write.ts'
import { randomStandard } from './random-standard.ts'

it.each([...standards, ...exampleFamilies])(
  '$id：写成工作簿再读，JSON 一字节不差，没有问题和提示',
  async (standard) => {
    const bytes = await standardWorkbook(standard)
    const read = await readStandardWorkbook(bytes)
    expect(read).toMatchObject({ faults: [], notices: [] })
    expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
    expect(await standardWorkbook(standard)).toEqual(bytes)
  },
)

it('按标准的结构随机造的标准，写成工作簿再读不变', async () => {
  await fc.assert(
    fc.asyncProperty(randomStandard, async (standard) => {
      const read = await readStandardWorkbook(await standardWorkbook(standard))
      expect(read.notices).toEqual([])
      expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
    }),
    { numRuns: 6 },
  )
})

/** What a reader finds in a sheet that was drawn: its cells, their text as it was before it was written. */
function gridOf({ name, cells, hidden = false }: SheetDraft): Grid {
  const rows: GridValue[][] = []
  for (const [key, { value }] of cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    while (rows.length <= row) rows.push([])
    const found = rows[row] ?? []
    while (found.length < column) found.push(null)
    found[column] = typeof value === 'string' ? unescaped(value) : typeof value === 'number' ? value : null
  }
  const none = new Set<never>()
  return { name, hidden, rows, merges: [], hiddenRows: none, uncomputed: none, percents: none }
}

function unescaped(text: string): string {
  return text.replaceAll(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

it('每种计分方法、基准、测算项、条件、结果和可选项都有地方写，写下的都读得回', () => {
  fc.assert(
    fc.property(randomStandard, (standard) => {
      const grids = standardDraft(standard).sheets.map(gridOf)
      const read = readStandardSheets({ grids, names: [], is1904: false, rowsRead: null })
      expect(read.notices).toEqual([])
      expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
    }),
    { numRuns: 60 },
  )
})
