import type { Rectangle } from './rectangles.ts'

/** What one batch writes and reads back: at most so many cells, for the 5 MB of a request, and so many ranges. */
const mostCells = 20_000
const mostRanges = 300

export function writeGroups<C>(rectangles: readonly Rectangle<C>[]): readonly (readonly Rectangle<C>[])[] {
  const groups: Rectangle<C>[][] = []
  let cells = 0
  for (const piece of rectangles.flatMap((rectangle) => strips(rectangle, mostCells))) {
    const count = piece.cells.length * (piece.cells[0]?.length ?? 0)
    const last = groups.at(-1)
    if (last !== undefined && last.length < mostRanges && cells + count <= mostCells) {
      last.push(piece)
      cells += count
    } else {
      groups.push([piece])
      cells = count
    }
  }
  return groups
}

/** Two halves of a group, of a rectangle's rows, or of its cells; null for a single cell. */
export function halves<C>(group: readonly Rectangle<C>[]): readonly (readonly Rectangle<C>[])[] | null {
  const [first] = group
  if (first === undefined) return null
  if (group.length > 1) {
    const middle = Math.ceil(group.length / 2)
    return [group.slice(0, middle), group.slice(middle)]
  }
  const { row, column, cells } = first
  if (cells.length > 1) {
    const middle = Math.ceil(cells.length / 2)
    return [
      [{ row, column, cells: cells.slice(0, middle) }],
      [{ row: row + middle, column, cells: cells.slice(middle) }],
    ]
  }
  const [only = []] = cells
  if (only.length < 2) return null
  const middle = Math.ceil(only.length / 2)
  return [
    [{ row, column, cells: [only.slice(0, middle)] }],
    [{ row, column: column + middle, cells: [only.slice(middle)] }],
  ]
}

/** A rectangle in strips of whole rows. */
function strips<C>(rectangle: Rectangle<C>, most: number): readonly Rectangle<C>[] {
  const { row, column, cells } = rectangle
  const rowsEach = Math.max(1, Math.floor(most / (cells[0]?.length ?? 1)))
  const count = Math.ceil(cells.length / rowsEach)
  return Array.from({ length: count }, (_, index) => ({
    row: row + index * rowsEach,
    column,
    cells: cells.slice(index * rowsEach, (index + 1) * rowsEach),
  }))
}
