import { addressOf } from '../address.ts'
import { columnLimit, type Grid, isBlank, isUncomputed, type LoadedWorkbook } from '../grid.ts'
import { comparable } from '../heading.ts'
import { noticeText } from '../notice.zh.ts'
import type { Columns } from './column.ts'
import type { Findings, SheetPlace } from './findings.ts'
import { Row, type RowSource } from './row.ts'
import { guideName, layoutHeading, type SheetKey, type StandardSheet, standardSheets } from './sheets.ts'

/** A sheet of the workbook that is one of ours. */
export interface FoundSheet {
  readonly grid: Grid
  /** 1-based row of the headings; of items the row before the first. */
  readonly headingRow: number
  /** Of a table: 0-based column by key; of items: 1-based row by key. */
  readonly places: ReadonlyMap<string, number>
  readonly isItems: boolean
}

/** Headings of the columns of a list of items. */
export const itemHeadings = { item: '项目', value: '内容', help: '怎样填' } as const
/** 0-based column of the value of an item. */
const valueColumn = 1
/** More rows above the headings than any layout has. */
const headRows = 30
/** The most rows of one sheet that are read. */
export const rowLimit = 5_000

/** The sheets by what they are: by their name, else by their headings, whatever they are called. */
export function locateSheets(grids: readonly Grid[], findings: Findings): ReadonlyMap<SheetKey, FoundSheet> {
  const found = new Map<SheetKey, FoundSheet>()
  const open = new Set(grids)
  const keys = Object.keys(standardSheets) as SheetKey[]
  const claim = (key: SheetKey, sheet: FoundSheet | null): void => {
    if (sheet === null || found.has(key)) return
    found.set(key, sheet)
    open.delete(sheet.grid)
  }
  for (const key of keys) {
    const named = grids.find(({ name }) => comparable(name) === comparable(standardSheets[key].name))
    if (named !== undefined) claim(key, headingsIn(named, standardSheets[key]))
  }
  for (const key of keys) {
    const [best] = [...open]
      .flatMap((grid) => headingsIn(grid, standardSheets[key]) ?? [])
      .filter(({ places }) => places.size * 2 > Object.keys(standardSheets[key].columns).length && places.size > 1)
      .sort((a, b) => b.places.size - a.places.size)
    claim(key, best ?? null)
  }
  for (const { name, hidden } of open) {
    if (name !== guideName && !hidden) findings.notices.push(`工作表“${name}”不是评估标准的内容，未读入。`)
  }
  return found
}

function headingsIn(grid: Grid, { columns, layout }: StandardSheet): FoundSheet | null {
  const keys = new Map(Object.entries(columns).map(([key, { heading }]) => [comparable(heading), key]))
  if (layout === 'items') {
    const places = new Map<string, number>()
    for (const [index, row] of grid.rows.slice(0, rowLimit).entries()) {
      const key = typeof row[0] === 'string' ? keys.get(comparable(row[0])) : undefined
      if (key !== undefined && !places.has(key)) places.set(key, index + 1)
    }
    return places.size === 0 ? null : { grid, headingRow: 0, places, isItems: true }
  }
  const rows = grid.rows.slice(0, headRows).map((row, index) => {
    const places = new Map<string, number>()
    for (const [column, value] of row.slice(0, columnLimit).entries()) {
      const key = typeof value === 'string' ? keys.get(comparable(value)) : undefined
      if (key !== undefined && !places.has(key)) places.set(key, column)
    }
    return { grid, headingRow: index + 1, places, isItems: false }
  })
  const [best] = rows.filter(({ places }) => places.size > 0).sort((a, b) => b.places.size - a.places.size)
  return best ?? null
}

/** The rows of a table that hold something, blank ones passed over; of items one row. Tells what is not read. */
export function rowsOf<Of extends Columns>(
  found: FoundSheet,
  sheet: StandardSheet<Of>,
  { is1904 }: Pick<LoadedWorkbook, 'is1904'>,
  findings: Findings,
): readonly Row<Of>[] {
  tellUnread(found, sheet, findings)
  const { grid, headingRow, isItems } = found
  if (isItems) return [new Row(sheet.columns, sourceOf(found, sheet, 0, is1904), findings)]
  const columns = [...found.places.values()]
  const rows: Row<Of>[] = []
  for (let row = headingRow + 1; row <= Math.min(grid.rows.length, headingRow + rowLimit); row += 1) {
    const values = grid.rows[row - 1] ?? []
    if (columns.every((column) => isBlank(values[column] ?? null))) continue
    rows.push(new Row(sheet.columns, sourceOf(found, sheet, row, is1904), findings))
  }
  return rows
}

function sourceOf<Of extends Columns>(
  { grid, headingRow, places, isItems }: FoundSheet,
  { columns }: StandardSheet<Of>,
  row: number,
  is1904: boolean,
): RowSource<keyof Of & string> {
  const placeOf = (key: string): { row: number; column: number } | null => {
    const place = places.get(key)
    if (place === undefined) return null
    return isItems ? { row: place, column: valueColumn } : { row, column: place }
  }
  return {
    is1904,
    place: { sheet: grid.name, row: isItems ? null : row, column: null, cell: null },
    cell: (key) => {
      const at = placeOf(key)
      const column = columns[key]?.heading ?? key
      if (at === null) {
        const place: SheetPlace = { sheet: grid.name, row: isItems ? null : headingRow, column, cell: null }
        return { value: null, isPercent: false, place }
      }
      const cell = addressOf(at.row, at.column)
      return {
        value: grid.rows[at.row - 1]?.[at.column] ?? null,
        isPercent: grid.percents.has(cell),
        place: { sheet: grid.name, row: at.row, column, cell },
      }
    },
  }
}

/** Columns and items that are not ours, formulas without a result, rows beyond the limit. */
function tellUnread(found: FoundSheet, { columns }: StandardSheet, findings: Findings): void {
  const { grid, headingRow, places, isItems } = found
  const sheet = grid.name
  const tell = (notice: Parameters<typeof noticeText>[0]): void => {
    findings.notices.push(noticeText(notice))
  }
  if (isItems) tellOtherItems(found, columns, findings)
  else {
    const known = new Set(places.values())
    const headings = (grid.rows[headingRow - 1] ?? [])
      .slice(0, columnLimit)
      .flatMap((value, column) => (isBlank(value) || known.has(column) ? [] : [String(value).trim()]))
    if (headings.length > 0) tell({ code: 'unknown-columns', sheet, headings })
    if (grid.rows.length > headingRow + rowLimit) tell({ code: 'far-rows', rowsRead: headingRow + rowLimit })
  }
  const cells = [...grid.uncomputed].filter((cell) => isRead(found, cell))
  if (cells.length > 0) tell({ code: 'formula-without-result', sheet, cells })
}

function isRead({ grid, places, isItems, headingRow }: FoundSheet, cell: string): boolean {
  if (isItems) return [...places.values()].some((row) => addressOf(row, valueColumn) === cell)
  const row = Number(/\d+$/.exec(cell)?.[0] ?? 0)
  return (
    row > headingRow &&
    [...places.values()].some((column) => isUncomputed(grid, row, column) && addressOf(row, column) === cell)
  )
}

function tellOtherItems({ grid, places }: FoundSheet, columns: Columns, findings: Findings): void {
  const known = new Set(places.values())
  const ours = new Set<string>([
    itemHeadings.item,
    layoutHeading,
    ...Object.values(columns).flatMap(({ group }) => group ?? []),
  ])
  for (const [index, row] of grid.rows.slice(0, rowLimit).entries()) {
    const [item = null, value = null] = row
    if (known.has(index + 1) || isBlank(item) || isBlank(value) || ours.has(String(item))) continue
    findings.notices.push(
      `工作表“${grid.name}”第 ${index + 1} 行的“${String(item).trim().slice(0, 20)}”不是评估标准的项目，未读入。`,
    )
  }
}
