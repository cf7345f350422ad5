import { writeFileSync } from 'node:fs'
import { utils, write } from 'xlsx'
import { type FirmKey, firmHeadings, type ParcelKey, parcelHeadings } from './headings.ts'

/** What a person may leave in a cell; null and absent are blank cells, not empty text. */
export type Cell = string | number | boolean | Date | null
export type Row<Key extends string> = Readonly<Partial<Record<Key, Cell>>>
export type ParcelRow = Row<ParcelKey>
export type FirmRow = Row<FirmKey>

export interface Ledger {
  readonly parcels: readonly ParcelRow[]
  readonly firms: readonly FirmRow[]
}

/** How a stranger lays the ledger out; everything else stays as another library writes it by itself. */
export interface Layout {
  readonly parcelSheet?: string
  readonly firmSheet?: string
  /** Headings in another order, or only some of them. */
  readonly parcelKeys?: readonly ParcelKey[]
  readonly firmKeys?: readonly FirmKey[]
  /** Columns of the stranger's own, by heading, the same text in every row. */
  readonly extraColumns?: Readonly<Record<string, Cell>>
  readonly sheetsReversed?: boolean
}

export const allParcelKeys = Object.keys(parcelHeadings) as readonly ParcelKey[]
export const allFirmKeys = Object.keys(firmHeadings) as readonly FirmKey[]
const calculated: ReadonlySet<string> = new Set(['farCurrent', 'pollutantEq', 'dataOrigin'])

function table<Key extends string>(
  rows: readonly Row<Key>[],
  headings: Readonly<Record<Key, string>>,
  keys: readonly Key[],
  extraColumns: Readonly<Record<string, Cell>>,
): readonly (readonly Cell[])[] {
  const extra = Object.entries(extraColumns)
  const head = [...keys.map((key) => headings[key]), ...extra.map(([heading]) => heading)]
  return [head, ...rows.map((row) => [...keys.map((key) => row[key] ?? null), ...extra.map(([, cell]) => cell)])]
}

/** The two tables as rows of cells, the headings first. */
export function ledgerTables({ parcels, firms }: Ledger, layout: Layout = {}) {
  const parcelKeys = layout.parcelKeys ?? allParcelKeys.filter((key) => !calculated.has(key))
  const firmKeys = layout.firmKeys ?? allFirmKeys.filter((key) => !calculated.has(key))
  const extraColumns = layout.extraColumns ?? {}
  return {
    parcels: table(parcels, parcelHeadings, parcelKeys, extraColumns),
    firms: table(firms, firmHeadings, firmKeys, extraColumns),
  }
}

export const parcelSheetName = '地块'
export const firmSheetName = '企业'

/** Writes the ledger as a workbook of SheetJS: no styles, no defined names, no hidden sheets. */
export function writeLedger(file: string, ledger: Ledger, layout: Layout = {}): void {
  const tables = ledgerTables(ledger, layout)
  const sheets: [string, readonly (readonly Cell[])[]][] = [
    [layout.parcelSheet ?? parcelSheetName, tables.parcels],
    [layout.firmSheet ?? firmSheetName, tables.firms],
  ]
  if (layout.sheetsReversed === true) sheets.reverse()
  writeTables(file, sheets)
}

/** Writes any tables as a workbook; the format follows the file's extension. */
export function writeTables(file: string, sheets: readonly (readonly [string, readonly (readonly Cell[])[]])[]): void {
  const book = utils.book_new()
  for (const [name, rows] of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { UTC: true, dateNF: 'yyyy-mm-dd' },
    )
    utils.book_append_sheet(book, sheet, name)
  }
  const bookType = file.slice(file.lastIndexOf('.') + 1) as 'xlsx'
  writeFileSync(file, write(book, { type: 'buffer', bookType, compression: true }) as Uint8Array)
}
