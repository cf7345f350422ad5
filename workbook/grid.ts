import { type Area, addressOf } from './address.ts'

/** What a cell holds: dates as the serials of the file, formulas as their last result, rich text as its text. */
export type GridValue = string | number | boolean | null

/** One sheet as values. Rows and columns are 0-based here; addresses and areas are as Excel shows them. */
export interface Grid {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly GridValue[])[]
  readonly merges: readonly Area[]
  /** 1-based. */
  readonly hiddenRows: ReadonlySet<number>
  /** Addresses of formulas that were never computed. */
  readonly uncomputed: ReadonlySet<string>
  /** Addresses of numbers that are shown as a percentage: 0.5 as 50%. */
  readonly percents: ReadonlySet<string>
}

/** Single cells and areas by their defined name. */
export interface DefinedName {
  readonly name: string
  readonly sheet: string
  readonly area: Area
}

export interface LoadedWorkbook {
  readonly grids: readonly Grid[]
  readonly names: readonly DefinedName[]
  /** Serials count from 1904. */
  readonly is1904: boolean
  /** Rows read of every sheet, where one of them is so long that the rest was left out. */
  readonly rowsRead: number | null
}

export function valueAt(grid: Grid, row: number, column: number): GridValue {
  return grid.rows[row - 1]?.[column] ?? null
}

export function isBlank(value: GridValue): boolean {
  if (typeof value !== 'string') return value === null
  const first = value.charCodeAt(0)
  // No space of any kind lies there: the text need not be looked through.
  if ((first > 0x20 && first < 0x80) || (first > 0x3000 && first < 0xfe00)) return false
  return value.trim() === ''
}

export function isUncomputed(grid: Grid, row: number, column: number): boolean {
  return grid.uncomputed.size > 0 && grid.uncomputed.has(addressOf(row, column))
}

/** By column of one row: whether its number is shown as a percentage. */
export type ShownAsPercent = (column: number) => boolean

export function percentsOf(grid: Grid, row: number): ShownAsPercent {
  return grid.percents.size === 0 ? never : (column) => grid.percents.has(addressOf(row, column))
}

function never(): boolean {
  return false
}

/** Columns beyond are not looked at; a form has fewer than a hundred. */
export const columnLimit = 400
