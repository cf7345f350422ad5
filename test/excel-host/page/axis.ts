import type { Sheet } from '../model/sheet.ts'
import { columnPoints, rowPoints } from '../model/size.ts'
import type { Workbook } from '../model/workbook.ts'

/** Rows or columns of a sheet in pixels. */
export interface Axis {
  readonly count: number
  readonly total: number
  /** Where one begins; the total for the one after the last. */
  start(index: number): number
  size(index: number): number
  /** The one at a distance from the beginning, the last beyond the end. */
  at(pixels: number): number
}

const pixelsPerPoint = 4 / 3
const lineHeight = 1.4
/** Empty ones shown beyond the last cell. */
const spare = { rows: 40, columns: 12 }
const least = { rows: 80, columns: 26 }

export function rowAxis(workbook: Workbook, sheet: Sheet): Axis {
  const count = Math.max(least.rows, sheet.rows.length + spare.rows)
  return axis(count, (row) => shownPoints(workbook, sheet, row) * pixelsPerPoint)
}

/** A row without a height of its own is as high as its largest letters. */
function shownPoints(workbook: Workbook, sheet: Sheet, row: number): number {
  const record = sheet.rows[row]
  const points = rowPoints(sheet, row)
  if (record === undefined || record.hidden || record.height !== undefined) return points
  const looks = new Set(record.looks)
  let largest = 0
  for (const look of looks) if (look !== undefined) largest = Math.max(largest, workbook.looks.get(look).fontSize)
  return Math.max(points, largest * lineHeight)
}

export function columnAxis(sheet: Sheet): Axis {
  const used = sheet.rows.reduce((most, row) => Math.max(most, row?.values.length ?? 0, row?.looks.length ?? 0), 0)
  const count = Math.max(least.columns, Math.max(used, sheet.columns.length) + spare.columns)
  return axis(count, (column) => columnPoints(sheet, column) * pixelsPerPoint)
}

function axis(count: number, size: (index: number) => number): Axis {
  const starts = new Float64Array(count + 1)
  for (let index = 0; index < count; index += 1) starts[index + 1] = (starts[index] ?? 0) + Math.round(size(index))
  const start = (index: number): number => starts[Math.min(index, count)] ?? 0
  return {
    count,
    total: start(count),
    start,
    size: (index) => start(index + 1) - start(index),
    at: (pixels) => {
      let low = 0
      let high = count - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (start(middle + 1) <= pixels) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
