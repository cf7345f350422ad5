import { type GridModel, placeAt, type Spot } from './grid-model.ts'

/** The rectangle of cells between the active one and where the selection began, both included. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function blockOf(active: Spot, anchor: Spot): Block {
  return {
    top: Math.min(active.line, anchor.line),
    bottom: Math.max(active.line, anchor.line),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  }
}

export function isInBlock(block: Block, line: number, column: number): boolean {
  return line >= block.top && line <= block.bottom && column >= block.left && column <= block.right
}

/** The next cell in a direction, over section titles and columns without cells; where there is none, stays. */
export function moved(model: GridModel, from: Spot, lines: number, columns: number): Spot {
  let spot = from
  for (;;) {
    const next = { line: spot.line + lines, column: spot.column + columns }
    if (next.line < 0 || next.column < 0 || next.line >= model.lines.length || next.column >= model.columns.length) {
      return from
    }
    if (placeAt(model, next) !== null) return next
    spot = next
  }
}

/** So many lines further (a page), ending on a cell. */
export function movedBy(model: GridModel, from: Spot, lines: number): Spot {
  const last = model.lines.length - 1
  const line = Math.max(0, Math.min(last, from.line + lines))
  const spot = { line, column: from.column }
  if (placeAt(model, spot) !== null) return spot
  return firstCell(model, line, from.column, lines < 0 ? -1 : 1) ?? from
}

function firstCell(model: GridModel, start: number, column: number, step: 1 | -1): Spot | null {
  for (let line = start; line >= 0 && line < model.lines.length; line += step) {
    if (placeAt(model, { line, column }) !== null) return { line, column }
  }
  return step === 1 ? null : firstCell(model, start, column, 1)
}

/** The cell after this one in reading order (Tab): next column, else the next line's first; stays at the very end. */
export function nextInOrder(model: GridModel, from: Spot, step: 1 | -1): Spot {
  const across = moved(model, from, 0, step)
  if (across !== from) return across
  for (let line = from.line + step; line >= 0 && line < model.lines.length; line += step) {
    const edge = step === 1 ? firstOf(model, line) : lastOf(model, line)
    if (edge !== null) return edge
  }
  return from
}

export function firstOf(model: GridModel, line: number): Spot | null {
  for (let column = 0; column < model.columns.length; column += 1) {
    if (placeAt(model, { line, column }) !== null) return { line, column }
  }
  return null
}

export function lastOf(model: GridModel, line: number): Spot | null {
  for (let column = model.columns.length - 1; column >= 0; column -= 1) {
    if (placeAt(model, { line, column }) !== null) return { line, column }
  }
  return null
}

/** The first cell of the grid, or of the last line that has any. */
export function cornerOf(model: GridModel, end: 'first' | 'last'): Spot | null {
  const lines = model.lines.map((_, line) => line)
  if (end === 'last') lines.reverse()
  for (const line of lines) {
    const spot = end === 'first' ? firstOf(model, line) : lastOf(model, line)
    if (spot !== null) return spot
  }
  return null
}
