import type { BlockRequest } from '../spreadsheet.ts'

export function cellsOf(piece: BlockRequest): number {
  return piece.rows * piece.columns
}

/** The same rows in pieces of at most so many cells, a row at least; none for no cells. */
export function cut(request: BlockRequest, mostCells: number): readonly BlockRequest[] {
  if (request.columns === 0) return []
  const rowsEach = Math.max(1, Math.floor(mostCells / request.columns))
  const pieces: BlockRequest[] = []
  for (let done = 0; done < request.rows; done += rowsEach) {
    const rows = Math.min(rowsEach, request.rows - done)
    pieces.push({ ...request, firstRow: request.firstRow + done, rows })
  }
  return pieces
}

/** How many pieces from the front one batch carries: one at least. */
export function groupLength(pieces: readonly BlockRequest[], mostCells: number): number {
  let cells = 0
  const over = pieces.findIndex((piece) => {
    cells += cellsOf(piece)
    return cells > mostCells
  })
  return over === -1 ? pieces.length : Math.max(1, over)
}
