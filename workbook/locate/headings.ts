import { columnLimit, type Grid } from '../grid.ts'
import type { HeadingIndex, HeadingMatch } from '../heading.ts'

/** A cell whose text is a heading of the form. Row 1-based, column 0-based. */
export interface HeadingHit {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly match: HeadingMatch
}

/** Headings of a form in the first rows of a sheet. */
export function headingHits(grid: Grid, index: HeadingIndex, rowLimit: number): readonly HeadingHit[] {
  const hits: HeadingHit[] = []
  for (let row = 1; row <= Math.min(rowLimit, grid.rows.length); row += 1) {
    const cells = grid.rows[row - 1] ?? []
    for (let column = 0; column < Math.min(columnLimit, cells.length); column += 1) {
      const text = cells[column]
      const match = typeof text === 'string' && text.length <= longestHeading ? index.match(text) : null
      if (match && typeof text === 'string') hits.push({ row, column, text, match })
    }
  }
  return hits
}

const longestHeading = 60

/** Different fields among the hits. */
export function fieldsOf(hits: readonly HeadingHit[]): ReadonlySet<string> {
  return new Set(hits.flatMap((hit) => (hit.match.kind === 'field' ? [hit.match.key] : [])))
}
