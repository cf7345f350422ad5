import { strToU8 } from 'fflate'
import { parseAddress } from './address.ts'
import { layoutOf, partText } from './package/layout.ts'
import { type Parts, readParts, writeParts } from './package/parts.ts'
import type { CellContent } from './patch/cell.ts'
import { recalculateOnOpening } from './patch/recalculation.ts'
import { type CellEdit, patchSheet } from './patch/sheet.ts'

/** One cell of one sheet. Text is written as text whatever it looks like; dates are written as serials. */
export interface Edit {
  readonly sheet: string
  /** A1 address. */
  readonly cell: string
  readonly value: CellContent
  /** Address whose look a cell that is not there yet takes; without it that of its row or column. */
  readonly styleLike?: string
}

/**
 * The same workbook with these cells changed and nothing else: styles, validations, conditional formats, pictures,
 * charts and parts we do not know stay byte for byte. Formulas are computed anew when the file is opened.
 * @throws RangeError for a sheet the workbook does not have, an address that is none, or a number that is not finite.
 */
export function patchWorkbook(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts = readParts(bytes)
  patchParts(parts, edits)
  return writeParts(parts)
}

/** The same on parts already taken out of their package. */
export function patchParts(parts: Parts, edits: readonly Edit[]): void {
  if (edits.length === 0) return
  const layout = layoutOf(parts)
  const paths = new Map(layout.sheets.map((sheet) => [sheet.name, sheet.path]))
  for (const sheet of new Set(edits.map((edit) => edit.sheet))) {
    const ofSheet = edits.filter((edit) => edit.sheet === sheet)
    const path = paths.get(sheet)
    const xml = path === undefined ? null : partText(parts, path)
    if (path === undefined || xml === null) throw new RangeError(`no sheet ${sheet}`)
    parts.set(path, strToU8(patchSheet(xml, editsByPlace(xml, ofSheet))))
  }
  recalculateOnOpening(parts, layout)
}

function editsByPlace(xml: string, edits: readonly Edit[]): Map<number, Map<number, CellEdit>> {
  const styles = new Map<string, string | undefined>()
  const rows = new Map<number, Map<number, CellEdit>>()
  for (const { cell, value, styleLike } of edits) {
    const place = parseAddress(cell)
    if (!place) throw new RangeError(`no address ${cell}`)
    if (styleLike !== undefined && !styles.has(styleLike)) styles.set(styleLike, styleOf(xml, styleLike))
    const style = styleLike === undefined ? undefined : styles.get(styleLike)
    const row = rows.get(place.row) ?? new Map<number, CellEdit>()
    rows.set(place.row, row)
    row.set(place.column, style === undefined ? { content: value } : { content: value, style })
  }
  return rows
}

function styleOf(xml: string, address: string): string | undefined {
  const cell = new RegExp(`<[\\w:]*c\\b[^>]*\\sr="${address}"[^>]*>`).exec(xml)?.[0] ?? ''
  return /\ss="(\d+)"/.exec(cell)?.[1]
}
