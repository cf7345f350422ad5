import type { Grid } from '../grid.ts'
import type { HeadingIndex } from '../heading.ts'
import { fieldsOf, type HeadingHit, headingHits } from './headings.ts'

export interface TableFound {
  readonly headingRow: number
  /** 0-based column of each field. */
  readonly columns: ReadonlyMap<string, number>
  /** Headings that stand twice; the first is read. */
  readonly repeated: readonly string[]
  readonly otherUnit: readonly { readonly heading: string; readonly expected: string }[]
}

/** Headings stand in one of the first rows. */
const headingRowLimit = 30
/** Without the columns that identify a row, a heading row has to be unmistakable. */
const fieldsWithoutKey = 6

/**
 * The table of a form on a sheet: the row that holds most of its headings, if it holds most of those that stand in the
 * first rows at all. The labels of a paper form stand in many rows, a few each, and are not taken for a table.
 */
export function findTable(grid: Grid, index: HeadingIndex): TableFound | null {
  const hits = headingHits(grid, index, headingRowLimit)
  const all = fieldsOf(hits)
  let best: {
    readonly row: number
    readonly hits: readonly HeadingHit[]
    readonly fields: ReadonlySet<string>
  } | null = null
  for (const row of new Set(hits.map((hit) => hit.row))) {
    const inRow = hits.filter((hit) => hit.row === row)
    const fields = fieldsOf(inRow)
    if (best === null || fields.size > best.fields.size) best = { row, hits: inRow, fields }
  }
  if (best === null || best.fields.size < 2 || best.fields.size * 2 <= all.size) return null
  const { fields } = best
  if (!index.form.key.every((key) => fields.has(key)) && fields.size < fieldsWithoutKey) return null
  return tableOf(best.row, best.hits)
}

function tableOf(headingRow: number, hits: readonly HeadingHit[]): TableFound {
  const columns = new Map<string, number>()
  const repeated: string[] = []
  const otherUnit: { heading: string; expected: string }[] = []
  for (const { match, column, text } of hits) {
    if (match.kind === 'other-unit') otherUnit.push({ heading: text, expected: match.expected })
    else if (columns.has(match.key)) repeated.push(text)
    else columns.set(match.key, column)
  }
  return { headingRow, columns, repeated, otherUnit }
}
