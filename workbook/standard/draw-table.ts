import { addressOf, columnLetters } from '../address.ts'
import type { SheetDraft } from '../build.ts'
import type { OptionLists } from '../draft/option-lists.ts'
import { fill, missingFill } from '../draft/palette.ts'
import { DraftSheet } from '../draft/sheet-draft.ts'
import { ruleOf } from './cell-rule.ts'
import type { Column, Columns, RowOf } from './column.ts'
import { heightOf, helpHeight } from './draw-items.ts'
import { groupLook, headLook, helpLook, noteLook, titleLook, valueLook } from './looks.ts'
import { pageOf } from './page.ts'
import type { StandardSheet } from './sheets.ts'

const groupRow = 4
const helpRow = 5
export const headRow = 6
/** Blank rows made ready below those that are filled; reading accepts more. */
const spareRows = 20

/** What a sheet marks beside its values. */
export interface TableMarks {
  /** Key of the column whose figures have to add up to 100. */
  readonly sum?: string
  readonly frozenColumns?: number
  readonly pagesWide?: number
}

/** A table with a row an entry. */
export function drawTable<Of extends Columns>(
  { name, columns, about }: StandardSheet<Of>,
  rows: readonly RowOf<Of>[],
  book: { readonly title: string; readonly options: OptionLists },
  { sum, frozenColumns = 0, pagesWide = 1 }: TableMarks = {},
): SheetDraft {
  const sheet = new DraftSheet(name)
  const drawn = Object.entries(columns)
  const lastRow = headRow + rows.length + spareRows
  sheet.put({ row: 1, column: 0 }, name, titleLook)
  sheet.put({ row: 2, column: 0 }, book.title, noteLook)
  sheet.put({ row: 3, column: 0 }, about, noteLook)
  sheet.height(1, 30)
  sheet.height(groupRow, 18)
  sheet.height(helpRow, helpHeight(...drawn.map(([, { help, width }]) => [help, width] as const)))
  sheet.height(headRow, 30)
  for (const [column, [key, one]] of drawn.entries()) {
    sheet.put({ row: groupRow, column }, one.group ?? null, groupLook)
    sheet.put({ row: helpRow, column }, one.help, helpLook)
    sheet.put({ row: headRow, column }, one.heading, headLook)
    for (let row = headRow + 1; row <= lastRow; row += 1) {
      const content = contentOf(one, rows[row - headRow - 1]?.[key])
      sheet.put({ row, column }, content, valueLook(one, content === null))
    }
    const range = `${addressOf(headRow + 1, column)}:${addressOf(lastRow, column)}`
    sheet.rules.push(ruleOf(one, range, book.options))
    if (key === sum) markSum(sheet, column, lastRow)
  }
  for (const [index, row] of rows.entries()) {
    const texts = drawn.map(([key, one]) => [String(contentOf(one, row[key]) ?? ''), one.width] as const)
    sheet.height(headRow + 1 + index, heightOf(...texts))
  }
  const width = drawn.reduce((all, [, one]) => all + one.width, 0)
  return sheet.finish({
    ...pageOf(book.title, {
      orientation: width > 130 ? 'landscape' : 'portrait',
      headRow,
      printed: { row: headRow + Math.max(1, rows.length), columns: drawn.length },
      pagesWide,
    }),
    selected: addressOf(headRow + 1, 0),
    columns: drawn.map(([, one]) => ({ width: one.width })),
    freezePane: { rows: headRow, columns: frozenColumns },
    codes: drawn.flatMap(([, { kind }], column) =>
      kind.numberFormat === '@' ? [`${addressOf(headRow + 1, column)}:${addressOf(lastRow, column)}`] : [],
    ),
  })
}

function contentOf({ kind }: Column, value: unknown): ReturnType<Column['kind']['write']> {
  return value === undefined ? null : kind.write(value)
}

/** Red while the figures do not add up to 100; a share of a hundredth is not seen. */
function markSum(sheet: DraftSheet, column: number, lastRow: number): void {
  const letters = columnLetters(column)
  const all = `$${letters}$${headRow + 1}:$${letters}$${lastRow}`
  sheet.formats.push({
    type: 'expression',
    priority: 1,
    range: `${addressOf(headRow + 1, column)}:${addressOf(lastRow, column)}`,
    formula: `AND(LEN(${letters}${headRow + 1})>0,ROUND(SUM(${all}),6)<>100)`,
    style: { fill: fill(missingFill) },
  })
}
