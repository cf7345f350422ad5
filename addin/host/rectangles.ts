import { addressOf, parseAddress } from '#workbook/address.ts'

/** Cells that lie side by side, to be written as one range. Row is 1-based, column 0-based. */
export interface Rectangle<C> {
  readonly row: number
  readonly column: number
  /** By row, all of the same length. */
  readonly cells: readonly (readonly C[])[]
}

export function rectangleAddress({ row, column, cells }: Rectangle<unknown>): string {
  const last = addressOf(row + cells.length - 1, column + (cells[0]?.length ?? 1) - 1)
  return `${addressOf(row, column)}:${last}`
}

interface Run<C> {
  readonly row: number
  readonly column: number
  readonly cells: C[]
}

/** Groups cells of one sheet: neighbours of a row into runs, equal runs of following rows into rectangles. */
export function toRectangles<C extends { readonly cell: string }>(cells: readonly C[]): readonly Rectangle<C>[] {
  const open = new Map<string, { readonly row: number; readonly column: number; readonly cells: C[][] }>()
  const done: Rectangle<C>[] = []
  for (const run of runsOf(cells)) {
    const shape = `${run.column} ${run.cells.length}`
    const above = open.get(shape)
    if (above !== undefined && above.row + above.cells.length === run.row) {
      above.cells.push(run.cells)
      continue
    }
    const begun = { row: run.row, column: run.column, cells: [run.cells] }
    open.set(shape, begun)
    done.push(begun)
  }
  return done
}

/** By row, then by column. Cells without an address are left out. */
function runsOf<C extends { readonly cell: string }>(cells: readonly C[]): readonly Run<C>[] {
  const placed = cells.flatMap((cell) => {
    const place = parseAddress(cell.cell)
    return place === null ? [] : [{ place, cell }]
  })
  placed.sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column)
  const runs: Run<C>[] = []
  for (const { place, cell } of placed) {
    const last = runs.at(-1)
    if (last !== undefined && last.row === place.row && last.column + last.cells.length === place.column) {
      last.cells.push(cell)
    } else {
      runs.push({ ...place, cells: [cell] })
    }
  }
  return runs
}
