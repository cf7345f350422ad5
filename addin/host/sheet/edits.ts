import { parseArea } from '#workbook/address.ts'
import type { BlockRequest, EditHint, WorkbookOutline } from '../spreadsheet.ts'

/** More rows than that are read as the whole workbook. */
const mostRows = 500

/**
 * Which rows to read again after these edits; null when everything has to be: rows or sheets came or went, whole columns
 * changed, or more than a few hundred rows did.
 */
export function rowsToRead(hints: readonly EditHint[], { sheets }: WorkbookOutline): readonly BlockRequest[] | null {
  const requests: BlockRequest[] = []
  let total = 0
  for (const hint of hints) {
    if (hint.kind === 'structure') return null
    const sheet = sheets.find((one) => one.id === hint.sheet)
    // A sheet that is not read (our results) may change as it likes.
    if (sheet === undefined) continue
    for (const text of hint.area.split(',')) {
      const area = parseArea(text.slice(text.lastIndexOf('!') + 1))
      if (area === null) return null
      const { first, last } = area
      const rows = last.row - first.row + 1
      total += rows
      if (total > mostRows) return null
      const columns = Math.max(sheet.columns, last.column + 1)
      requests.push({ sheet: sheet.id, firstRow: first.row, rows, columns })
    }
  }
  return requests
}
