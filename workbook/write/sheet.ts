import { addressOf, columnLetters } from '../address.ts'
import { escapeCellText, escapeXml } from '../xml/escape.ts'
import { pageFoot } from './page-foot.ts'
import { headingStyle, noteStyle, titleStyle } from './styles.ts'

export type ExportValue = string | number | boolean | null

/** Excel's last row. */
const lastRow = 1_048_576

export interface SheetLayout {
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  /** Style index of each column's cells. */
  readonly styles: readonly number[]
  readonly title: string | null
  /** Lines under the title, the label among them. */
  readonly lines: readonly string[]
  readonly frozenColumns: number
}

export function headingRowOf(layout: SheetLayout): number {
  return (layout.title === null ? 0 : 1) + layout.lines.length + 1
}

/** Writes a sheet part piece by piece: `open`, then `row` for each row, then `close`. */
export class SheetText {
  readonly #layout: SheetLayout
  readonly #letters: readonly string[]
  #row: number

  constructor(layout: SheetLayout) {
    this.#layout = layout
    this.#letters = layout.headings.map((_, column) => columnLetters(column))
    this.#row = headingRowOf(layout)
  }

  open(): string {
    const { headings, lines, title, widths, frozenColumns } = this.#layout
    const top = headingRowOf(this.#layout)
    const cols = widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    const texts = [...(title === null ? [] : [title]), ...lines].map((text, index) => {
      const style = index === 0 && title !== null ? titleStyle : noteStyle
      const height = style === titleStyle ? 30 : 15
      return `<row r="${index + 1}" ht="${height}" customHeight="1">${textCell(`A${index + 1}`, style, text)}</row>`
    })
    const heads = headings.map((heading, column) => textCell(addressOf(top, column), headingStyle, heading))
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view(top, frozenColumns)}<sheetFormatPr defaultRowHeight="18" customHeight="1"/><cols>${cols.join('')}</cols><sheetData>${texts.join('')}<row r="${top}" ht="33" customHeight="1">${heads.join('')}</row>`
  }

  /** @throws RangeError beyond Excel's last row, for too many values, or for a number that is not finite. */
  row(values: readonly ExportValue[]): string {
    this.#row += 1
    if (this.#row > lastRow) throw new RangeError(`a sheet ends at row ${lastRow}`)
    if (values.length > this.#letters.length)
      throw new RangeError(`${values.length} values for ${this.#letters.length} columns`)
    let cells = ''
    for (let column = 0; column < this.#letters.length; column += 1) {
      const place = `${this.#letters[column]}${this.#row}`
      cells += valueCell(place, this.#layout.styles[column] ?? 0, values[column] ?? null)
    }
    return `<row r="${this.#row}">${cells}</row>`
  }

  /** @param more elements of the sheet that follow its foot: a drawing */
  close(more = ''): string {
    const top = headingRowOf(this.#layout)
    const area = `A${top}:${addressOf(this.#row, Math.max(0, this.#letters.length - 1))}`
    const foot = escapeXml(pageFoot(this.#layout.lines[0] ?? ''))
    return `</sheetData><autoFilter ref="${area}"/><printOptions horizontalCentered="1"/><pageMargins left="0.47" right="0.47" top="0.59" bottom="0.59" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${foot}</oddFooter></headerFooter>${more}</worksheet>`
  }
}

function view(top: number, frozenColumns: number): string {
  const corner = addressOf(top + 1, frozenColumns)
  const split = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${split} ySplit="${top}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
}

function valueCell(place: string, style: number, value: ExportValue): string {
  if (value === null || value === '') return `<c r="${place}" s="${style}"/>`
  if (typeof value === 'string') return textCell(place, style, value)
  if (typeof value === 'boolean') return `<c r="${place}" s="${style}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (!Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`)
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`
}

/** Text is a text cell whatever it begins with: no program takes it for a formula. */
function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`
}
