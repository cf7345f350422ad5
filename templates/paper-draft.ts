import type { FieldPlan } from '#core/form/sheet-plan.ts'
import type { Place } from '#workbook/address.ts'
import { columnLetters } from '#workbook/address.ts'
import { displayWidth } from '#workbook/draft/display-width.ts'
import { inputLook, side } from '#workbook/draft/palette.ts'
import { DraftSheet } from '#workbook/draft/sheet-draft.ts'
import { type CellReference, formulaText } from './cell-rules.ts'
import type { PaperLine } from './paper-layout.ts'
import { blankLook, labelLook, markLook } from './paper-looks.ts'
import { type Copy, cellRole } from './role.ts'

/** Widths of the columns of labels and of values, in characters. */
export interface PaperWidths {
  readonly label: number
  readonly value: number
}

/** Columns of a paper form: mark, label, value, and the same again. */
const secondHalf = 3
export const lastColumn = 5
const lineHeight = 24
const twoLines = 30
const longText = 48
/** What the planned width of a code has beyond its characters. */
const spare = 4

/** A paper form while it is laid out, line under line. */
export class PaperDraft {
  readonly sheet: DraftSheet
  readonly places = new Map<string, Place>()
  readonly #fields: FieldPlan[] = []
  readonly #copy: Copy
  readonly #key: readonly string[]
  readonly #widths: PaperWidths
  row = 1

  constructor(name: string, copy: Copy, key: readonly string[], widths: PaperWidths) {
    this.sheet = new DraftSheet(name)
    this.#copy = copy
    this.#key = key
    this.#widths = widths
  }

  get columns(): readonly { readonly width: number }[] {
    const { label, value } = this.#widths
    return [3, label, value, 3, label, value].map((width) => ({ width }))
  }

  /** Text over the whole width. */
  putAcross(text: string, look: Parameters<DraftSheet['put']>[2], height: number): void {
    this.sheet.put({ row: this.row, column: 0, columns: lastColumn + 1 }, text, look)
    this.sheet.height(this.row, height)
    this.row += 1
  }

  putLine(line: PaperLine): void {
    if (line.kind === 'wide') {
      this.#putField(line.field, 0, lastColumn - 1)
      this.sheet.height(this.row, line.field.explains === null ? longText : twoLines)
    } else {
      this.#putField(line.left, 0, 1)
      if (line.right) this.#putField(line.right, secondHalf, 1)
      else this.sheet.put({ row: this.row, column: secondHalf, columns: 3 }, null, blankLook)
      this.sheet.height(
        this.row,
        [line.left, line.right].some((field) => this.#needsTwoLines(field)) ? twoLines : lineHeight,
      )
    }
    this.row += 1
  }

  /** References to fields of this form, absolute; formulas are put in once every field has its place. */
  reference: CellReference = (key) => {
    const place = this.places.get(key)
    return place === undefined ? '""' : `$${columnLetters(place.column)}$${place.row}`
  }

  get fields(): readonly FieldPlan[] {
    return this.#fields
  }

  putFormulas(): void {
    for (const field of this.#fields) {
      const place = this.places.get(field.key)
      if (field.formula && place)
        this.sheet.putFormula(place, formulaText(field.formula, this.reference), this.#look(field))
    }
  }

  /** A medium line around everything from the given row on. */
  frame(top: number): void {
    const bottom = this.row - 1
    for (const [address, cell] of this.sheet.cells) {
      const [row = 0, column = 0] = address.split(',').map(Number)
      if (row + 1 < top || row + 1 > bottom) continue
      const border = {
        ...cell.style?.border,
        ...(column === 0 ? { left: side('medium') } : {}),
        ...(column === lastColumn ? { right: side('medium') } : {}),
        ...(row + 1 === top ? { top: side('medium') } : {}),
        ...(row + 1 === bottom ? { bottom: side('medium') } : {}),
      }
      this.sheet.cells.set(address, { ...cell, style: { ...cell.style, border } })
    }
  }

  #putField(field: FieldPlan, column: number, columns: number): void {
    const { row } = this
    const { mark } = cellRole(field, this.#copy, this.#key.includes(field.key))
    this.sheet.put({ row, column }, mark, markLook)
    this.sheet.put({ row, column: column + 1 }, field.heading, labelLook)
    const place = { row, column: column + 2 }
    this.sheet.put({ ...place, columns }, null, this.#look(field))
    this.places.set(field.key, place)
    this.#fields.push(field)
  }

  #look(field: FieldPlan): ReturnType<typeof inputLook> {
    const { role, locked } = cellRole(field, this.#copy, this.#key.includes(field.key))
    const align = field.align === 'right' ? 'right' : 'left'
    const wrap = field.kind === 'text' || this.#isLongCode(field)
    const format = { numberFormat: field.numberFormat, align, wrap, indent: 1 } as const
    return inputLook(role, format, locked)
  }

  #needsTwoLines(field: FieldPlan | null): boolean {
    if (field === null) return false
    const longName = field.kind === 'text' && field.width >= this.#widths.value
    const longLabel = displayWidth(field.heading) > this.#widths.label
    return field.multiline || longName || longLabel || this.#isLongCode(field)
  }

  /** A number as it is printed on a certificate may need a second line in a narrow column. */
  #isLongCode(field: FieldPlan): boolean {
    return field.kind === 'code' && field.width - spare > this.#widths.value
  }
}
