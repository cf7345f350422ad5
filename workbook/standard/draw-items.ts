import { addressOf } from '../address.ts'
import type { SheetDraft } from '../build.ts'
import { displayWidth } from '../draft/display-width.ts'
import type { OptionLists } from '../draft/option-lists.ts'
import { DraftSheet } from '../draft/sheet-draft.ts'
import { ruleOf } from './cell-rule.ts'
import type { Columns, RowOf } from './column.ts'
import { itemHeadings } from './locate.ts'
import { groupLook, headLook, helpLook, labelLook, noteLook, titleLook, valueLook } from './looks.ts'
import { pageOf } from './page.ts'
import type { StandardSheet } from './sheets.ts'

const widths = [22, 62, 46] as const
const headRow = 4

/** A list of items with a value each: 概况, 分组与类别. */
export function drawItems<Of extends Columns>(
  { name, columns, about }: StandardSheet<Of>,
  row: RowOf<Of>,
  book: { readonly title: string; readonly options: OptionLists },
  extra: readonly (readonly [label: string, value: string | number, help: string])[] = [],
): SheetDraft {
  const sheet = new DraftSheet(name)
  sheet.put({ row: 1, column: 0 }, name, titleLook)
  sheet.put({ row: 2, column: 0 }, book.title, noteLook)
  sheet.put({ row: 3, column: 0 }, about, noteLook)
  sheet.height(1, 30)
  for (const [column, heading] of Object.values(itemHeadings).entries()) {
    sheet.put({ row: headRow, column }, heading, headLook)
  }
  sheet.height(headRow, 22)
  let at = headRow
  for (const [key, column] of Object.entries(columns)) {
    if (column.group !== undefined) {
      at += 1
      sheet.put({ row: at, column: 0, columns: 3 }, column.group, groupLook)
      sheet.height(at, 18)
    }
    at += 1
    const value = row[key]
    const content = value === undefined ? null : column.kind.write(value)
    sheet.put({ row: at, column: 0 }, column.heading, labelLook)
    const isBlank = content === null && column.need !== 'required'
    sheet.put({ row: at, column: 1 }, content, valueLook(column, isBlank, 'left'))
    sheet.put({ row: at, column: 2 }, column.help, helpLook)
    sheet.rules.push(ruleOf(column, addressOf(at, 1), book.options))
    sheet.height(at, Math.max(heightOf([String(content ?? ''), widths[1]]), helpHeight([column.help, widths[2]])))
  }
  for (const [label, value, help] of extra) {
    at += 1
    sheet.put({ row: at, column: 0 }, label, labelLook)
    sheet.put({ row: at, column: 1 }, value, { ...helpLook, numFmt: 'General' })
    sheet.put({ row: at, column: 2 }, help, helpLook)
    sheet.height(at, helpHeight([help, widths[2]]))
  }
  return sheet.finish({
    ...pageOf(book.title, { orientation: 'portrait', headRow }),
    selected: addressOf(headRow + 2, 1),
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: headRow, columns: 1 },
  })
}

type Texts = readonly (readonly [text: string, width: number])[]

/** Room for the longest text of a row in its column, in points. */
export function heightOf(...texts: Texts): number {
  return Math.min(400, Math.max(21, 7 + 14 * linesOf(texts, 2)))
}

/** The same for the small print of a help. */
export function helpHeight(...texts: Texts): number {
  return Math.max(21, 5 + 12 * linesOf(texts, 1))
}

function linesOf(texts: Texts, margin: number): number {
  const lines = texts.map(([text, width]) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(displayWidth(part) / (width - margin))), 0),
  )
  return Math.max(1, ...lines)
}
