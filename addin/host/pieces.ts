import type { BlockRequest } from './spreadsheet.ts'

export interface Taken {
  /** What one batch asks for. */
  readonly group: readonly BlockRequest[]
  readonly rest: readonly BlockRequest[]
}

/** Takes so many cells from the front, in whole rows; one row at least. */
export function takeCells(requests: readonly BlockRequest[], mostCells: number): Taken {
  const group: BlockRequest[] = []
  let left = mostCells
  for (const [index, request] of requests.entries()) {
    const fitting = Math.floor(left / Math.max(1, request.columns))
    const rows = Math.min(request.rows, group.length === 0 ? Math.max(1, fitting) : fitting)
    if (rows > 0) group.push({ ...request, rows })
    if (rows < request.rows) return { group, rest: [withoutRows(request, rows), ...requests.slice(index + 1)] }
    left -= rows * request.columns
  }
  return { group, rest: [] }
}

/** Takes what is asked of the first sheet alone, as far as the cells reach. */
export function takeOne(requests: readonly BlockRequest[], mostCells: number): Taken {
  const { group, rest } = takeCells(requests.slice(0, 1), mostCells)
  return { group, rest: [...rest, ...requests.slice(1)] }
}

export function cellsOf(group: readonly BlockRequest[]): number {
  return group.reduce((cells, { rows, columns }) => cells + rows * columns, 0)
}

function withoutRows(request: BlockRequest, rows: number): BlockRequest {
  return { ...request, firstRow: request.firstRow + rows, rows: request.rows - rows }
}
