import type { Look, Pen } from '../check-up-sheet/pen.ts'
import { mm } from '../layout/measure.ts'
import type { PaperListColumn } from './columns.ts'

export const rowLook: Look = { size: 8.5 }
export const headLook: Look = { size: 8.5, bold: true }
export const cellPad = mm(1.2)

/** A row as it will be set: the lines of each cell, and how high it is. */
export interface SetRow {
  readonly cells: readonly (readonly string[])[]
  readonly height: number
}

/** An ideograph is as wide as it is high; nothing else that codes and names have is wider than this. */
const narrow = 0.62

function isSurelyOneLine(text: string, width: number, { size }: Look): boolean {
  let used = 0
  for (const character of text) used += (character.codePointAt(0) ?? 0) < 0x2e80 ? narrow : 1
  return used * size <= width && !text.includes('\n')
}

/** Measuring takes most of the time of tens of thousands of rows: what is short enough at a glance is not measured. */
export function setRow(pen: Pen, texts: readonly string[], columns: readonly PaperListColumn[], look: Look): SetRow {
  const cells = columns.map(({ width }, index) => {
    const text = texts[index] ?? ''
    const inside = width - 2 * cellPad
    return isSurelyOneLine(text, inside, look) ? [text] : pen.lines(text, inside, look)
  })
  const most = Math.max(1, ...cells.map((lines) => lines.length))
  return { cells, height: pen.heightOf(most, look) + 2 * mm(0.9) }
}

/** Draws a row with its outline; returns where the next begins. */
export function drawRow(
  pen: Pen,
  { cells, height }: SetRow,
  columns: readonly PaperListColumn[],
  y: number,
  look: Look,
  fill?: string,
): number {
  for (const [index, { x, width, align }] of columns.entries()) {
    pen.box({ x, y, width, height }, { line: '#868f98', ...(fill === undefined ? {} : { fill }) })
    const at = align === 'right' ? x + width - cellPad : align === 'center' ? x + width / 2 : x + cellPad
    const lines = cells[index] ?? []
    const top = y + (height - pen.heightOf(lines.length, look)) / 2
    pen.paragraph(lines, at, top, look, align)
  }
  return y + height
}
