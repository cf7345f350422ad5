import type { Grid } from './grid.ts'
import { metaFromRows, type WorkbookMeta } from './meta.ts'

/** What the very hidden sheet of the meta says, whatever it is called; null when no sheet is ours. */
export function metaOfGrids(grids: readonly Grid[]): WorkbookMeta | null {
  for (const grid of grids) {
    // Its first row marks the sheet as ours: the others are not made texts for nothing.
    if (metaFromRows(grid.rows.slice(0, 1).map(textsOf))) return metaFromRows(grid.rows.map(textsOf))
  }
  return null
}

function textsOf(row: Grid['rows'][number]): readonly string[] {
  return row.map((value) => (value === null ? '' : String(value)))
}
