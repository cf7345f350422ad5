import { addressOf } from '../address.ts'
import type { CellDraft, CellFormat, CellRule, LookOfCell, SheetDraft } from '../build.ts'

export type CellText = string | number | null

interface Box {
  readonly row: number
  readonly column: number
  readonly rows?: number
  readonly columns?: number
}

/** A sheet while it is laid out. Rows 1-based, columns 0-based, as in workbook/address.ts. */
export class DraftSheet {
  readonly name: string
  readonly cells = new Map<string, CellDraft>()
  readonly merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  readonly rules: CellRule[] = []
  readonly formats: CellFormat[] = []
  readonly heights = new Map<number, { height: number }>()
  #rows = 0
  #columns = 0

  constructor(name: string) {
    this.name = name
  }

  /** Writes a cell; of a box of several cells the first holds the value, all of them the look. */
  put(box: Box, value: CellText, style: LookOfCell): void {
    this.#fill(box, (first): CellDraft => (first && value !== null ? { value, style } : { style }))
  }

  /** A formula that has no result until a program computes it. */
  putFormula(box: Box, formula: string, style: LookOfCell): void {
    this.#fill(box, (first): CellDraft => (first ? { value: null, formula, style } : { style }))
  }

  #fill({ row, column, rows = 1, columns = 1 }: Box, cell: (first: boolean) => CellDraft): void {
    for (let down = 0; down < rows; down += 1) {
      for (let right = 0; right < columns; right += 1) {
        this.cells.set(`${row - 1 + down},${column + right}`, cell(down === 0 && right === 0))
      }
    }
    if (rows * columns > 1) {
      this.merges.push({ startRow: row - 1, startCol: column, endRow: row + rows - 2, endCol: column + columns - 1 })
    }
    this.#rows = Math.max(this.#rows, row + rows - 1)
    this.#columns = Math.max(this.#columns, column + columns)
  }

  height(row: number, points: number): void {
    this.heights.set(row - 1, { height: points })
  }

  get lastRow(): number {
    return this.#rows
  }

  /** The used range as a print area. */
  get area(): string {
    const last = addressOf(this.#rows, this.#columns - 1).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
    return `$A$1:${last}`
  }

  finish(rest: Omit<SheetDraft, 'name'>): SheetDraft {
    return {
      ...rest,
      name: this.name,
      cells: this.cells,
      merges: this.merges,
      rowDefs: this.heights,
      ...(this.rules.length > 0 ? { dataValidations: this.rules } : {}),
      ...(this.formats.length > 0 ? { conditionalRules: this.formats } : {}),
    }
  }
}
