import { type Area, columnCount, isEntireColumn, isEntireRow, lastColumn, lastRow, rowCount } from './area.ts'
import type { Sheet } from './sheet.ts'
import { reconcileColumns } from './table-columns.ts'
import type { Workbook } from './workbook.ts'

/** Cells that came (count > 0) or went (count < 0) at a place, in a band of the other direction. */
export interface Shift {
  readonly axis: 'row' | 'column'
  readonly at: number
  readonly count: number
  readonly from: number
  readonly to: number
}

/** Cells put in before an area, as many as it has; those below or to the right move on. */
export function insertion(area: Area, axis: 'row' | 'column'): Shift {
  return axis === 'row'
    ? { axis, at: area.top, count: rowCount(area), from: area.left, to: area.right }
    : { axis, at: area.left, count: columnCount(area), from: area.top, to: area.bottom }
}

export function deletion(area: Area, axis: 'row' | 'column'): Shift {
  const shift = insertion(area, axis)
  return { ...shift, count: -shift.count }
}

/**
 * Where an area lies afterwards, null when all its cells went. As in Excel, an area moves only when it lies in the band
 * with its whole breadth, and whole columns do not grow when rows come.
 */
export function shiftedArea(area: Area, shift: Shift): Area | null {
  const isInBand =
    shift.axis === 'row'
      ? shift.from <= area.left && area.right <= shift.to
      : shift.from <= area.top && area.bottom <= shift.to
  const isEndless = shift.axis === 'row' ? isEntireColumn(area) : isEntireRow(area)
  if (!isInBand || isEndless) return area
  const [start, end] = shift.axis === 'row' ? [area.top, area.bottom] : [area.left, area.right]
  const first = movedStart(start, shift)
  const last = movedEnd(end, shift)
  if (last < first) return null
  return shift.axis === 'row' ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last }
}

function movedStart(start: number, { at, count }: Shift): number {
  if (start < at) return start
  return count > 0 ? start + count : Math.max(at, start + count)
}

function movedEnd(end: number, { at, count }: Shift): number {
  if (end < at) return end
  return count > 0 ? end + count : Math.max(at - 1, end + count)
}

/** Where an area lies after several shifts, one after the other. */
export function shiftedBy(area: Area, shifts: readonly Shift[]): Area | null {
  return shifts.reduce<Area | null>((moved, shift) => moved && shiftedArea(moved, shift), area)
}

/** Moves cells, and with them everything that lies on them or points at them. Formulas are kept as they are. */
export function shiftCells(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  sheet.shifts.push(shift)
  if (shift.axis === 'row' && shift.from === 0 && shift.to >= lastColumn) shiftRows(sheet, shift)
  else if (shift.axis === 'column' && shift.from === 0 && shift.to >= lastRow) shiftColumns(sheet, shift)
  else if (shift.axis === 'row') shiftBandOfColumns(sheet, shift)
  else
    for (let row = shift.from; row <= Math.min(shift.to, sheet.rows.length - 1); row += 1) spliceRow(sheet, row, shift)
  moveWhatLiesThere(workbook, sheet, shift)
}

function moveWhatLiesThere(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  const moved = (areas: readonly Area[]): Area[] => areas.flatMap((area) => shiftedArea(area, shift) ?? [])
  sheet.merges = moved(sheet.merges)
  sheet.validations = sheet.validations.flatMap((one) => {
    const areas = moved(one.areas)
    return areas.length === 0 ? [] : [{ ...one, areas }]
  })
  sheet.formats = sheet.formats.filter((format) => {
    format.areas = moved(format.areas)
    return format.areas.length > 0
  })
  const names = [workbook.names, ...workbook.sheets.map((one) => one.names)].flatMap((store) => store.all())
  const anchors = [
    ...names.flatMap(({ content }) => (content.kind === 'area' ? [content.anchor] : [])),
    ...sheet.comments.map((comment) => comment.cell),
    ...sheet.tables.map((table) => table.anchor),
    ...sheet.anchors,
  ]
  for (const anchor of anchors) {
    if (anchor.sheetId === sheet.id && anchor.area !== null) anchor.area = shiftedArea(anchor.area, shift)
  }
  sheet.comments = sheet.comments.filter((comment) => comment.cell.area !== null)
  sheet.tables = sheet.tables.filter((table) => table.anchor.area !== null)
  if (shift.axis === 'column') for (const table of sheet.tables) reconcileColumns(sheet, table, shift)
}

function shiftRows(sheet: Sheet, { at, count }: Shift): void {
  if (count < 0) {
    sheet.rows.splice(at, -count)
    return
  }
  if (at >= sheet.rows.length) return
  const above = sheet.rows[at - 1]
  // Excel gives new rows the look of the row above.
  const fresh = Array.from({ length: count }, () =>
    above === undefined
      ? undefined
      : {
          values: [],
          formulas: [],
          looks: [...above.looks],
          hidden: false,
          ...(above.look === undefined ? {} : { look: above.look }),
        },
  )
  sheet.rows.splice(at, 0, ...fresh)
}

function shiftColumns(sheet: Sheet, shift: Shift): void {
  for (let row = 0; row < sheet.rows.length; row += 1) spliceRow(sheet, row, shift)
  if (shift.count < 0) sheet.columns.splice(shift.at, -shift.count)
  else if (shift.at < sheet.columns.length) sheet.columns.splice(shift.at, 0, ...holes(shift.count))
}

function spliceRow(sheet: Sheet, row: number, { at, count }: Shift): void {
  const record = sheet.rows[row]
  if (record === undefined) return
  splice(record.values, at, count, null)
  splice(record.formulas, at, count, undefined)
  splice(record.looks, at, count, undefined)
}

function splice<T>(cells: T[], at: number, count: number, empty: T): void {
  if (at >= cells.length) return
  if (count < 0) cells.splice(at, -count)
  else cells.splice(at, 0, ...Array.from({ length: count }, () => empty))
}

function holes(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined)
}

function shiftBandOfColumns(sheet: Sheet, { at, count, from, to }: Shift): void {
  const last = sheet.rows.length - 1
  const rows = count < 0 ? range(at, last) : range(at, last + count).reverse()
  for (const row of rows) {
    const source = row - count
    const isFresh = count > 0 ? source < at : source > last
    for (let column = from; column <= Math.min(to, widest(sheet)); column += 1) {
      const value = isFresh ? null : sheet.valueAt(source, column)
      const formula = isFresh ? undefined : sheet.formulaAt(source, column)
      const look = isFresh ? undefined : sheet.rows[source]?.looks[column]
      sheet.setCell(row, column, value, formula)
      sheet.row(row).looks[column] = look
    }
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

function widest(sheet: Sheet): number {
  return sheet.rows.reduce((most, row) => Math.max(most, row?.values.length ?? 0, row?.looks.length ?? 0), 0)
}
