import { type Area, columnCount, isEntireColumn, isEntireRow, rowCount } from '../model/area.ts'
import type { CellInput } from '../model/cells.ts'
import type { Row, Sheet } from '../model/sheet.ts'
import type { Arguments } from './arguments.ts'
import { HostError } from './host-error.ts'

/** What cells hold, row by row; null for whole rows and columns (Office docs, "Read or write to an unbounded range"). */
export function readMatrix<T>(
  sheet: Sheet,
  area: Area,
  read: (row: number, column: number, record: Row | undefined) => T,
): readonly (readonly T[])[] | null {
  if (isUnbounded(area)) return null
  refuseHuge(area, 'Range')
  const matrix: T[][] = []
  for (let row = area.top; row <= area.bottom; row += 1) {
    const record = sheet.rows[row]
    const line: T[] = []
    for (let column = area.left; column <= area.right; column += 1) line.push(read(row, column, record))
    matrix.push(line)
  }
  return matrix
}

/** One value for all cells, or a matrix of the area's size. @throws HostError InvalidArgument for any other size */
export function inputMatrix(args: Arguments, area: Area): (row: number, column: number) => CellInput {
  if (isUnbounded(area)) throw new HostError('InvalidArgument', args.member, 'The range is unbounded.')
  refuseHuge(area, args.member)
  const value = args.raw(0)
  if (!Array.isArray(value)) {
    const single = inputOf(value, args)
    return () => single
  }
  const rows: readonly unknown[] = value
  const columns = columnCount(area)
  const fits = rows.length === rowCount(area) && rows.every((row) => Array.isArray(row) && row.length === columns)
  if (!fits) {
    throw args.invalid(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    )
  }
  return (row, column) => {
    const line = rows[row]
    return Array.isArray(line) ? inputOf(line[column], args) : null
  }
}

/** Cells one range may be read or written in (Office docs, "Resource limits": five million). */
const mostCells = 5_000_000

function refuseHuge(area: Area, member: string): void {
  if (rowCount(area) * columnCount(area) > mostCells) throw new HostError('RangeExceedsLimit', member)
}

function inputOf(value: unknown, args: Arguments): CellInput {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw args.invalid()
}

function isUnbounded(area: Area): boolean {
  return isEntireColumn(area) || isEntireRow(area)
}
