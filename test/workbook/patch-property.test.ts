import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { type Edit, patchWorkbook } from '#workbook/patch.ts'
import { handMade } from './small-package.ts'

const content = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('=1+1', '_x0041_', ' 前后空格 ', '<&>"\'', '1e5', '007'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
)
const edit = fc
  .record({ r: fc.nat(12), c: fc.nat(8), value: content })
  .map(({ r, c, value }): Edit => ({ sheet: '表', cell: utils.encode_cell({ r, c }), value }))

/** What the cells must hold after the edits, the last edit of a cell counting. */
function held(edits: readonly Edit[]): ReadonlyMap<string, Edit['value']> {
  const model = new Map<string, Edit['value']>()
  for (const { cell, value } of edits) {
    if (value === null) model.delete(cell)
    else model.set(cell, value)
  }
  return new Map([...model].sort())
}

async function found(workbook: Uint8Array): Promise<ReadonlyMap<string, unknown>> {
  const rows = (await readXlsx(workbook)).sheets[0]?.rows ?? []
  const cells = rows.flatMap((row, r) => row.map((value, c) => [utils.encode_cell({ r, c }), value] as const))
  return new Map(cells.filter(([, value]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1)))
}

it('任意的表、任意的改动：别的程序读到的，正是改后该有的', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 25 }), fc.array(edit, { maxLength: 25 }), async (first, then) => {
      const once = patchWorkbook(handMade('<sheetData/>'), first)
      expect(await found(patchWorkbook(once, then))).toEqual(held([...first, ...then]))
    }),
    { numRuns: 300 },
  )
})

it('改过的表 SheetJS 也读得出同样的数', () => {
  const patched = patchWorkbook(handMade('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'), [
    { sheet: '表', cell: 'B2', value: 4 },
    { sheet: '表', cell: 'D1', value: '新' },
  ])
  const sheet = read(patched).Sheets.表
  expect(['A1', 'D1', 'B2'].map((cell) => sheet?.[cell]?.v)).toEqual([1, '新', 4])
})
