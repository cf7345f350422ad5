import type { Parts } from '#workbook/package/parts.ts'
import type { Anchor } from './anchor.ts'
import { type Area, boundsOf, cellArea, intersection, lastColumn, lastRow } from './area.ts'
import type { Comment } from './comment.ts'
import type { ConditionalFormat } from './conditional-format.ts'
import type { NameStore } from './defined-name.ts'
import type { Protection } from './protection.ts'
import type { Shift } from './shift.ts'
import type { Table } from './table.ts'
import type { Validation } from './validation.ts'
import type { CellValue } from './value.ts'

/** Where a sheet was read from. */
export interface SheetSource {
  readonly parts: Parts
  readonly path: string
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

/** One row. The arrays may have holes; a hole is an empty cell in the look of its row or column. */
export interface Row {
  values: CellValue[]
  /** With '='; the cell's value is the last result, nothing is computed here. */
  formulas: (string | undefined)[]
  looks: (number | undefined)[]
  look?: number
  hidden: boolean
  /** Points; absent: the standard height. */
  height?: number
}

export interface Column {
  /** In characters of the standard font, as the file has it. */
  width?: number
  hidden: boolean
  look?: number
}

function emptyRow(): Row {
  return { values: [], formulas: [], looks: [], hidden: false }
}

/** A sheet of the workbook: cells by row, and everything that lies on them. Numbers of rows and columns are 0-based. */
export class Sheet {
  readonly id: string
  /** The part it was read from, of this file or of one it was inserted from; null for a sheet made here. */
  source: SheetSource | null = null
  /** Cells put in and taken out since: what the file ties to addresses beside the model has to follow them. */
  shifts: Shift[] = []
  name: string
  visibility: Visibility = 'Visible'
  tabColor = ''
  gridlines = true
  headings = true
  protection: Protection | null = null
  rows: (Row | undefined)[] = []
  columns: (Column | undefined)[] = []
  merges: Area[] = []
  frozen = { rows: 0, columns: 0 }
  selection: Area = cellArea(0, 0)
  formats: ConditionalFormat[] = []
  validations: Validation[] = []
  comments: Comment[] = []
  tables: Table[] = []
  /** Places that someone holds just now; they move with their cells. */
  readonly anchors = new Set<Anchor>()
  readonly names: NameStore

  constructor(id: string, name: string, names: NameStore) {
    this.id = id
    this.name = name
    this.names = names
  }

  valueAt(row: number, column: number): CellValue {
    return this.rows[row]?.values[column] ?? null
  }

  formulaAt(row: number, column: number): string | undefined {
    return this.rows[row]?.formulas[column]
  }

  /** Number of the look in the workbook's book of looks. */
  lookAt(row: number, column: number): number {
    const ofRow = this.rows[row]
    return ofRow?.looks[column] ?? ofRow?.look ?? this.columns[column]?.look ?? 0
  }

  row(row: number): Row {
    const existing = this.rows[row]
    if (existing !== undefined) return existing
    const made = emptyRow()
    this.rows[row] = made
    return made
  }

  column(column: number): Column {
    const existing = this.columns[column]
    if (existing !== undefined) return existing
    const made: Column = { hidden: false }
    this.columns[column] = made
    return made
  }

  setCell(row: number, column: number, value: CellValue, formula?: string): void {
    const target = this.row(row)
    target.values[column] = value
    if (formula !== undefined) target.formulas[column] = formula
    else if (target.formulas.length > 0) delete target.formulas[column]
  }

  setLook(row: number, column: number, look: number): void {
    this.row(row).looks[column] = look
  }

  /**
   * The smallest area around all cells with a value, and unless `valuesOnly` with a look of their own; null when there
   * are none.
   */
  usedArea(valuesOnly: boolean, within: Area = { top: 0, left: 0, bottom: lastRow, right: lastColumn }): Area | null {
    let used: Area | null = null
    const end = Math.min(within.bottom, this.rows.length - 1)
    for (let row = within.top; row <= end; row += 1) {
      const record = this.rows[row]
      if (record === undefined) continue
      const span = spanOf(record, valuesOnly, within)
      if (span !== null) used = used === null ? { ...span, top: row, bottom: row } : grown(used, row, span)
    }
    return used
  }

  /** The part of an area where there are rows and columns to look at. */
  populated(area: Area): Area | null {
    const columns = this.rows.reduce((most, row) => Math.max(most, row?.values.length ?? 0, row?.looks.length ?? 0), 0)
    if (columns === 0 || this.rows.length === 0) return null
    return intersection(area, { top: 0, left: 0, bottom: this.rows.length - 1, right: columns - 1 })
  }

  /** The merged area that holds a cell, or the cell. */
  mergeAt(row: number, column: number): Area {
    const one = cellArea(row, column)
    return this.merges.find((merge) => intersection(merge, one) !== null) ?? one
  }
}

interface Span {
  readonly left: number
  readonly right: number
}

function spanOf(row: Row, valuesOnly: boolean, within: Area): Span | null {
  const filled = Math.max(row.values.length, row.formulas.length)
  const cells = valuesOnly ? filled : Math.max(filled, row.looks.length)
  const isUsed = (column: number): boolean =>
    (row.values[column] ?? null) !== null ||
    row.formulas[column] !== undefined ||
    (!valuesOnly && row.looks[column] !== undefined)
  let left = within.left
  let right = Math.min(within.right, cells - 1)
  while (left <= right && !isUsed(left)) left += 1
  while (right > left && !isUsed(right)) right -= 1
  return left <= right ? { left, right } : null
}

function grown(used: Area, row: number, span: Span): Area {
  return boundsOf(used, { top: row, bottom: row, ...span })
}
