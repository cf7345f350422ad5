import type { GridColumn } from './grid-model.ts'

export const lineHeight = 32
export const headHeight = 44
export const gutterWidth = 40

const spareLines = 6
const spareWidth = 240

export interface Scroll {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

export interface Range {
  readonly from: number
  /** One after the last. */
  readonly to: number
}

/** px of each column's left edge, behind the gutter with the row numbers; the last entry is the whole width. */
export function columnEdges(columns: readonly GridColumn[]): readonly number[] {
  const edges = [gutterWidth]
  for (const column of columns) edges.push((edges.at(-1) ?? gutterWidth) + column.width)
  return edges
}

export function visibleLines(scroll: Scroll, count: number): Range {
  const from = Math.max(0, Math.floor(scroll.top / lineHeight) - spareLines)
  const to = Math.min(count, Math.ceil((scroll.top + scroll.height) / lineHeight) + spareLines)
  return { from: Math.min(from, count), to }
}

/** Columns in view; the frozen first column is drawn besides. */
export function visibleColumns(scroll: Scroll, edges: readonly number[]): Range {
  const count = edges.length - 1
  let from = 1
  while (from < count && (edges[from + 1] ?? 0) < scroll.left - spareWidth) from += 1
  let to = from
  while (to < count && (edges[to] ?? 0) < scroll.left + scroll.width + spareWidth) to += 1
  return { from, to }
}

/** Scroll position that brings a cell into view beside the head and the frozen column, moving as little as possible. */
export function scrollTo(
  scroll: Scroll,
  edges: readonly number[],
  line: number,
  column: number,
): { readonly top: number; readonly left: number } {
  const above = line * lineHeight
  const below = above + lineHeight + headHeight
  const top = above < scroll.top ? above : below > scroll.top + scroll.height ? below - scroll.height : scroll.top
  if (column === 0) return { top, left: scroll.left }
  const frozen = (edges[1] ?? gutterWidth) as number
  const start = (edges[column] ?? 0) - frozen
  const end = edges[column + 1] ?? 0
  const left = start < scroll.left ? start : end > scroll.left + scroll.width ? end - scroll.width : scroll.left
  return { top, left: Math.max(0, Math.min(left, start)) }
}
