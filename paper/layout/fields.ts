import type { ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { FieldsBlock, PaperField } from '../document.ts'
import { formLines } from './table-lines.ts'
import type { Typesetter } from './typesetter.ts'

/** Printed where there is no value. */
export const notFilled = '未填'

/** Widths of label, value, label, value, as shares of the page. */
const shares = ['20%', '30%', '20%', '30%']

export function fieldsTable({ fields }: FieldsBlock, type: Typesetter): ContentTable {
  const body = linesOf(fields).map((line) => lineCells(line, type))
  return { table: { widths: shares, body, dontBreakRows: true }, layout: formLines }
}

/** About half a page: what is kept together and fits on no page is lost by the layout. */
const keptLines = 25
const perLine = { narrow: 14, wide: 38 }

/** Whether the table may be kept on one page, by a careful guess at its lines. */
export function isShort({ fields }: FieldsBlock): boolean {
  const lines = fields.map(({ label, value, wide }) => {
    const longest = Math.max([...label].length * 1.5, [...(value ?? notFilled)].length)
    return wide === true ? Math.ceil(longest / perLine.wide) : Math.ceil(longest / perLine.narrow) / 2
  })
  return lines.reduce((sum, each) => sum + each, 0) <= keptLines
}

/** Fields two by two; a wide one alone, and one that stands before it too. */
function linesOf(fields: readonly PaperField[]): readonly (readonly PaperField[])[] {
  const lines: PaperField[][] = []
  for (const field of fields) {
    const open = lines.at(-1)
    const hasPlace = open?.length === 1 && open[0]?.wide !== true
    if (hasPlace && field.wide !== true) open.push(field)
    else lines.push([field])
  }
  return lines
}

function lineCells([first, second]: readonly PaperField[], type: Typesetter): TableCell[] {
  if (first === undefined) return []
  const label = type.bold(first.label)
  const value = type.plain(first.value ?? notFilled)
  if (second === undefined) return [label, { ...value, colSpan: 3 }, {}, {}]
  return [label, value, type.bold(second.label), type.plain(second.value ?? notFilled)]
}
