import { columnCount, isEntireColumn, isEntireRow, rowCount } from '../../model/area.ts'
import { emptyCells } from '../../model/cells.ts'
import { isName } from '../../model/name-content.ts'
import type { Sheet } from '../../model/sheet.ts'
import type { Table } from '../../model/table.ts'
import { addTable, bodyOf, overlapsTable } from '../../model/tables.ts'
import { Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType, Scalar } from '../host-type.ts'
import { cellsArgument, guardCells, rangeObject } from '../lookup.ts'
import type { Session } from '../session.ts'
import type { InSheet } from '../targets.ts'

type Scope = Workbook | Sheet
type Placed = InSheet<Table>

export const tableCollectionType: HostType<Scope> = {
  scalars: { Count: { read: (scope) => tablesOf(scope).length } },
  items: (scope, session) => tablesOf(scope).map((table) => session.object('Table', table)),
  item: (scope, args, session) => {
    const table = findTable(scope, args)
    if (table === undefined) throw new HostError('ItemNotFound', args.member)
    return session.object('Table', table)
  },
  finds: {
    Add: addTableHere,
    GetItemOrNullObject: (scope, args, session) => {
      const table = findTable(scope, args)
      return table === undefined ? null : session.object('Table', table)
    },
  },
  calls: { GetCount: (scope) => tablesOf(scope).length },
}

function tablesOf(scope: Scope): readonly Placed[] {
  const sheets = scope instanceof Workbook ? scope.sheets : [scope]
  return sheets.flatMap((sheet) => sheet.tables.map((item) => ({ sheet, item })))
}

/** By name or id. */
function findTable(scope: Scope, args: Arguments): Placed | undefined {
  const key = String(args.raw(0) ?? '').toLowerCase()
  return tablesOf(scope).find(({ item }) => item.name.toLowerCase() === key || item.id === key)
}

function addTableHere(scope: Scope, args: Arguments, session: Session): HostObject {
  const { workbook } = session
  const { sheet, area } = cellsArgument(args, 0, scope instanceof Workbook ? workbook.active : scope, session)
  if (!(scope instanceof Workbook) && sheet !== scope) throw args.invalid()
  if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
  if (isEntireColumn(area) || isEntireRow(area) || overlapsTable(sheet, area)) throw args.invalid()
  const item = addTable(workbook, sheet, area, args.flag(1, false))
  return session.object('Table', { sheet, item })
}

/** Switches that show nothing in cells. */
function switchScalar(
  key: 'showBandedRows' | 'showBandedColumns' | 'showFilterButton' | 'highlightFirstColumn' | 'highlightLastColumn',
): Scalar<Placed> {
  return {
    read: ({ item }) => item[key],
    write: ({ sheet, item }, args, { workbook }) => {
      if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
      item[key] = args.flag(0, false)
      workbook.touch()
    },
  }
}

export const tableType: HostType<Placed> = {
  id: ({ item }) => Number(item.id),
  scalars: {
    Id: { read: ({ item }) => Number(item.id) },
    Name: { read: ({ item }) => item.name, write: rename },
    Style: {
      read: ({ item }) => item.style,
      write: ({ sheet, item }, args, { workbook }) => {
        if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
        if (!/^TableStyle(?:Light|Medium|Dark)\d{1,2}$/.test(args.text(0))) throw args.invalid()
        item.style = args.text(0)
        workbook.touch()
      },
    },
    ShowHeaders: { read: ({ item }) => item.showHeaders },
    ShowTotals: { read: () => false },
    ShowBandedRows: switchScalar('showBandedRows'),
    ShowBandedColumns: switchScalar('showBandedColumns'),
    ShowFilterButton: switchScalar('showFilterButton'),
    HighlightFirstColumn: switchScalar('highlightFirstColumn'),
    HighlightLastColumn: switchScalar('highlightLastColumn'),
  },
  links: {
    Worksheet: ({ sheet }, session) => session.object('Worksheet', sheet),
    Columns: (table, session) => session.object('TableColumnCollection', table),
    Rows: (table, session) => session.object('TableRowCollection', table),
  },
  finds: {
    GetRange: (table, _, session) => rangeObject(session, table.sheet, areaOfTable(table)),
    GetDataBodyRange: (table, _, session) => rangeObject(session, table.sheet, bodyOf(table.item)),
    GetHeaderRowRange: (table, args, session) => {
      if (!table.item.showHeaders) throw new HostError('ItemNotFound', args.member)
      const area = areaOfTable(table)
      return rangeObject(session, table.sheet, { ...area, bottom: area.top })
    },
    ConvertToRange: (table, args, session) => {
      const area = areaOfTable(table)
      drop(table, args, session)
      return rangeObject(session, table.sheet, area)
    },
  },
  calls: {
    Delete: (table, args, session) => {
      const area = areaOfTable(table)
      guardCells(session, table.sheet, area, args.member)
      drop(table, args, session)
      emptyCells(session.workbook, table.sheet, area)
    },
    // "The new range must overlap with the original table range and the headers must remain in the same row" (types).
    Resize: (table, args, session) => {
      const { sheet, area } = cellsArgument(args, 0, table.sheet, session)
      const before = areaOfTable(table)
      const fits = sheet === table.sheet && area.top === before.top && rowCount(area) > 1
      if (!fits || columnCount(area) !== columnCount(before) || area.left !== before.left) throw args.invalid()
      if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
      table.item.anchor.area = area
      session.workbook.touch()
    },
  },
}

export function areaOfTable({ item }: Placed): NonNullable<Table['anchor']['area']> {
  if (item.anchor.area === null) throw new HostError('InvalidReference', 'Table')
  return item.anchor.area
}

function drop({ sheet, item }: Placed, args: Arguments, { workbook }: Session): void {
  if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
  sheet.tables = sheet.tables.filter((table) => table !== item)
  workbook.touch()
}

function rename({ sheet, item }: Placed, args: Arguments, { workbook }: Session): void {
  if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
  const name = args.text(0)
  const others = workbook.tables().filter(({ table }) => table !== item)
  if (!isName(name)) throw args.invalid()
  const isTaken = others.some(({ table }) => table.name.toLowerCase() === name.toLowerCase())
  if (isTaken || workbook.names.get(name) !== undefined) throw new HostError('ItemAlreadyExists', args.member)
  item.name = name
  workbook.touch()
}
