import { strToU8, Zip } from 'fflate'
import { type ColumnChart, chartParts, drawingElement, type PlacedChart } from './write/chart.ts'
import { DeflatedPart } from './write/deflated-part.ts'
import { packageParts, sheetPath } from './write/package.ts'
import { type ExportValue, headingRowOf, type SheetLayout, SheetText } from './write/sheet.ts'
import { LookBook } from './write/styles.ts'

export interface TableColumn {
  readonly heading: string
  /** In characters of the standard font, 12 unless told. */
  readonly width?: number
  /** Excel number format: '@' (text) unless told. */
  readonly numberFormat?: string
  readonly align?: 'left' | 'right' | 'center'
}

export type TableRow = readonly ExportValue[]

export interface TableOptions {
  readonly sheet: string
  readonly title?: string
  /** Lines under the title; the first is repeated in the foot of every printed page: the label of the proposed forms. */
  readonly lines?: readonly string[]
  readonly frozenColumns?: number
  /** For programs, not for people: Excel's own menus do not show it. */
  readonly hidden?: true
  /** Drawn beside the table; its points are the table's first rows, of its first two columns. */
  readonly chart?: ColumnChart
}

export interface Table extends TableOptions {
  readonly columns: readonly TableColumn[]
  readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>
}

/** One table as an .xlsx, written while it is read: memory does not grow with the rows. */
export function streamTable(
  columns: readonly TableColumn[],
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  options: TableOptions,
): AsyncGenerator<Uint8Array, void> {
  return streamWorkbook([{ ...options, columns, rows }])
}

/**
 * Several tables as the sheets of one .xlsx, written one after the other while they are read. Text stays text whatever
 * it begins with.
 * @throws RangeError beyond Excel's last row or for a number that is not finite.
 */
export async function* streamWorkbook(tables: readonly Table[]): AsyncGenerator<Uint8Array, void> {
  const looks = new LookBook()
  const layouts = tables.map((table) => layoutOf(table, looks))
  const listed = tables.map((table, index) => ({
    name: table.sheet,
    headingRow: headingRowOf(layouts[index] ?? blank),
    hidden: table.hidden ?? false,
  }))
  const charts = tables.flatMap((table, index) => placedChart(table, index, layouts[index] ?? blank))
  const archive = new Archive()
  for (const [path, text] of [...packageParts(listed, looks.toXml(), charts), ...charts.flatMap(chartParts)]) {
    const part = archive.add(path)
    await part.write(strToU8(text))
    await part.end()
  }
  for (const [index, table] of tables.entries()) {
    const part = archive.add(sheetPath(index))
    for await (const text of sheetTexts(table, layouts[index] ?? blank)) {
      await part.write(strToU8(text))
      yield* archive.take()
    }
    await part.end()
  }
  archive.end()
  yield* archive.take()
}

function placedChart({ chart, sheet, columns }: Table, index: number, layout: SheetLayout): readonly PlacedChart[] {
  if (chart === undefined) return []
  return [{ chart, sheet, number: index + 1, headingRow: headingRowOf(layout), columns: columns.length }]
}

const blank: SheetLayout = { headings: [], widths: [], styles: [], title: null, lines: [], frozenColumns: 0 }

function layoutOf(table: Table, looks: LookBook): SheetLayout {
  return {
    headings: table.columns.map((column) => column.heading),
    widths: table.columns.map((column) => column.width ?? 12),
    styles: table.columns.map(({ numberFormat = '@', align = 'left' }) => looks.add({ numberFormat, align })),
    title: table.title ?? null,
    lines: table.lines ?? [],
    frozenColumns: table.frozenColumns ?? 0,
  }
}

/** Pieces large enough to be worth compressing and small enough to keep memory flat. */
const pieceLength = 65_536

async function* sheetTexts(table: Table, layout: SheetLayout): AsyncGenerator<string, void> {
  const sheet = new SheetText(layout)
  let piece = sheet.open()
  for await (const row of table.rows) {
    piece += sheet.row(row)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece + sheet.close(table.chart === undefined ? '' : drawingElement)
}

/** A zip whose bytes are taken as they come. */
class Archive {
  readonly #zip: Zip
  #ready: Uint8Array[] = []

  constructor() {
    this.#zip = new Zip((error, data) => {
      if (error) throw error
      this.#ready.push(data)
    })
  }

  add(path: string): DeflatedPart {
    const part = new DeflatedPart(path)
    // One fixed time, in local components as zip has it, so that the same rows give the same bytes.
    part.mtime = new Date(2026, 0, 1)
    this.#zip.add(part)
    return part
  }

  take(): readonly Uint8Array[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  end(): void {
    this.#zip.end()
  }
}
