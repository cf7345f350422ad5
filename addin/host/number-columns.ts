import type { GridValue } from '#workbook/grid.ts'

/** Offsets of rows in a block. */
export interface Span {
  readonly first: number
  last: number
}

/** By column: from the first to the last number, null without one. 0 % is 0. */
export function columnSpans(values: readonly (readonly GridValue[])[]): readonly (Span | null)[] {
  const spans: (Span | null)[] = (values[0] ?? []).map(() => null)
  for (const [row, cells] of values.entries()) {
    for (const [column, value] of cells.entries()) {
      if (typeof value !== 'number' || value === 0) continue
      const span = spans[column]
      if (span) span.last = row
      else spans[column] = { first: row, last: row }
    }
  }
  return spans
}
