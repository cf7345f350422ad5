import { strToU8, zipSync } from 'fflate'
import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { addressOf } from '../address.ts'
import { packageParts, sheetPath } from '../write/package.ts'
import { pageFoot } from '../write/page-foot.ts'
import { escapeCellText, escapeXml } from '../xml/escape.ts'
import { columnWidths, type SpanCell, type SpanLine, sheetLines } from './lines.ts'
import { lookIndex, sheetStyles } from './styles.ts'

const lineHeight = 13
const usualHeight = 17

/** 体检表 as a workbook of one sheet that prints on one page of A4. Text stays text whatever it begins with. */
export function checkUpSheetWorkbook(sheet: CheckUpSheet): Uint8Array {
  const parts = packageParts([{ name: '体检表', headingRow: 1, hidden: false }], sheetStyles())
  const files = [...parts, [sheetPath(0), sheetXml(sheet)] as const]
  // One fixed time, so that equal sheets make equal bytes.
  const mtime = new Date(2026, 0, 1)
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, [strToU8(text), { mtime }]])))
}

function sheetXml(sheet: CheckUpSheet): string {
  const lines = sheetLines(sheet)
  const merges: string[] = []
  const rows = lines.map((line, index) => rowXml(line, index + 1, merges))
  const cols = columnWidths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const merged = merges.map((place) => `<mergeCell ref="${place}"/>`).join('')
  const foot = escapeXml(pageFoot(sheet.label))
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="${usualHeight}"/><cols>${cols.join('')}</cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merged}</mergeCells><printOptions horizontalCentered="1"/><pageMargins left="0.59" right="0.59" top="0.47" bottom="0.59" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="1"/><headerFooter><oddFooter>${foot}</oddFooter></headerFooter></worksheet>`
}

function rowXml({ cells, height }: SpanLine, row: number, merges: string[]): string {
  let column = 0
  const xml = cells.map((cell) => {
    const from = column
    column += cell.span
    if (cell.span > 1) merges.push(`${addressOf(row, from)}:${addressOf(row, column - 1)}`)
    const blanks = Array.from(
      { length: cell.span - 1 },
      (_, index) => `<c r="${addressOf(row, from + index + 1)}" s="${lookIndex[cell.look]}"/>`,
    )
    return cellXml(cell, addressOf(row, from)) + blanks.join('')
  })
  return `<row r="${row}" ht="${height ?? heightOf(cells)}" customHeight="1">${xml.join('')}</row>`
}

function cellXml({ value, look }: SpanCell, place: string): string {
  const style = lookIndex[look]
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value)}</t></is></c>`
}

/** No program makes a merged cell as high as its text: it is guessed, generously. */
function heightOf(cells: readonly SpanCell[]): number {
  let column = 0
  const lines = cells.map(({ value, span }) => {
    const width = columnWidths.slice(column, column + span).reduce((sum, each) => sum + each, 0)
    column += span
    const texts = String(value).split('\n')
    return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / (width - 1))), 0)
  })
  return Math.max(usualHeight, Math.max(...lines) * lineHeight + 4)
}

/** In characters of the standard font: an ideograph takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1.05), 0)
}
