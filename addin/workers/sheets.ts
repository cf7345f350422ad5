import { type Area, addressOf } from '#workbook/address.ts'
import type { DefinedName, Grid, GridValue, LoadedWorkbook } from '#workbook/grid.ts'

/** Rows of a sheet from column A, as a spreadsheet program holds them now; they replace what was known of those rows. */
export interface SheetRows {
  readonly sheet: string
  /** 1-based. */
  readonly firstRow: number
  readonly values: readonly (readonly GridValue[])[]
  readonly percents: readonly { readonly row: number; readonly column: number }[]
}

/** How the open workbook is laid out; its values came as SheetRows. */
export interface SheetsOutline {
  readonly sheets: readonly {
    readonly id: string
    readonly name: string
    readonly hidden: boolean
    readonly rows: number
    readonly merges: readonly Area[]
  }[]
  readonly names: readonly DefinedName[]
  readonly is1904: boolean
  readonly metaXml: string | null
}

/** The values of an open workbook's sheets, kept from one reading to the next. */
export interface Sheets {
  readonly put: (rows: SheetRows) => void
  /** Rows below a sheet's end are forgotten, as are sheets that are gone. */
  readonly load: (outline: SheetsOutline) => LoadedWorkbook
}

interface Kept {
  readonly rows: (readonly GridValue[])[]
  /** Columns shown as percent, by 1-based row. */
  readonly percents: Map<number, readonly number[]>
}

function nothing(): Kept {
  return { rows: [], percents: new Map() }
}

export function createSheets(): Sheets {
  const kept = new Map<string, Kept>()
  return {
    put: ({ sheet, firstRow, values, percents }) => {
      const known = kept.get(sheet) ?? nothing()
      kept.set(sheet, known)
      while (known.rows.length < firstRow - 1) known.rows.push([])
      for (const [offset, row] of values.entries()) {
        known.rows[firstRow - 1 + offset] = row
        const columns = percents.filter((one) => one.row === firstRow + offset).map((one) => one.column)
        if (columns.length > 0) known.percents.set(firstRow + offset, columns)
        else known.percents.delete(firstRow + offset)
      }
    },
    load: ({ sheets, names, is1904 }) => {
      const present = new Set(sheets.map((sheet) => sheet.id))
      for (const id of kept.keys()) if (!present.has(id)) kept.delete(id)
      const grids = sheets.map(({ id, name, hidden, rows, merges }): Grid => {
        const known = kept.get(id) ?? nothing()
        if (known.rows.length > rows) known.rows.length = rows
        const percents = [...known.percents].flatMap(([row, columns]) =>
          columns.map((column) => addressOf(row, column)),
        )
        const base = { name, hidden, merges, hiddenRows: new Set<number>(), uncomputed: new Set<string>() }
        return { ...base, rows: known.rows, percents: new Set(percents) }
      })
      return { grids, names, is1904, rowsRead: null }
    },
  }
}
