import { type Area, cellArea, lastRow, rowCount } from '../../model/area.ts'
import { writeCells } from '../../model/cells.ts'
import { insertion, shiftCells } from '../../model/shift.ts'
import { deleteCells } from '../../model/structure.ts'
import type { Table, TableColumn } from '../../model/table.ts'
import { bodyOf } from '../../model/tables.ts'
import { wireValue } from '../../model/value.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { guardCells, rangeObject } from '../lookup.ts'
import { inputMatrix, readMatrix } from '../matrix.ts'
import type { Session } from '../session.ts'
import type { InSheet } from '../targets.ts'
import { areaOfTable } from './tables.ts'

type Placed = InSheet<Table>
type PlacedColumn = Placed & { readonly column: TableColumn }
type PlacedRow = Placed & { readonly index: number }

export const tableColumnCollectionType: HostType<Placed> = {
  scalars: { Count: { read: ({ item }) => item.columns.length } },
  items: (table, session) => table.item.columns.map((column) => session.object('TableColumn', { ...table, column })),
  item: (table, args, session) => {
    const column = findColumn(table, args)
    if (column === undefined) throw new HostError('ItemNotFound', args.member)
    return session.object('TableColumn', { ...table, column })
  },
  finds: {
    GetItemOrNullObject: (table, args, session) => {
      const column = findColumn(table, args)
      return column === undefined ? null : session.object('TableColumn', { ...table, column })
    },
  },
  calls: { GetCount: ({ item }) => item.columns.length },
}

function findColumn({ item }: Placed, args: Arguments): TableColumn | undefined {
  const key = args.raw(0)
  return item.columns.find((column) => column.id === key || column.name === key)
}

export const tableColumnType: HostType<PlacedColumn> = {
  id: ({ column }) => column.id,
  scalars: {
    Id: { read: ({ column }) => column.id },
    Index: { read: ({ item, column }) => item.columns.indexOf(column) },
    Name: {
      read: ({ column }) => column.name,
      write: (target, args, { workbook }) => {
        const { top } = areaOfTable(target)
        writeCells(workbook, target.sheet, cellArea(top, columnArea(target).left), () => args.text(0))
      },
    },
    Values: { read: (target) => values(target, columnArea(target)) },
  },
  finds: {
    GetRange: (target, _, session) => rangeObject(session, target.sheet, columnArea(target)),
    GetDataBodyRange: (target, _, session) => {
      const { top, bottom } = bodyOf(target.item)
      return rangeObject(session, target.sheet, { ...columnArea(target), top, bottom })
    },
    GetHeaderRowRange: (target, _, session) => {
      const area = columnArea(target)
      return rangeObject(session, target.sheet, { ...area, bottom: area.top })
    },
  },
}

function columnArea(target: PlacedColumn): Area {
  const area = areaOfTable(target)
  const left = area.left + target.item.columns.indexOf(target.column)
  return { ...area, left, right: left }
}

export const tableRowCollectionType: HostType<Placed> = {
  scalars: { Count: { read: ({ item }) => rowCount(bodyOf(item)) } },
  items: (table, session) =>
    Array.from({ length: rowCount(bodyOf(table.item)) }, (_, index) => session.object('TableRow', { ...table, index })),
  finds: { Add: addRows },
  calls: { GetCount: ({ item }) => rowCount(bodyOf(item)) },
}

/** Before the row of the index, at the end when there is none; cells below the table move down. */
function addRows(table: Placed, args: Arguments, session: Session): HostObject {
  const { sheet, item } = table
  if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
  const body = bodyOf(item)
  const index = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : rowCount(body)
  if (index > rowCount(body)) throw args.invalid()
  const rows = args.raw(1)
  const count = Array.isArray(rows) && Array.isArray(rows[0]) ? rows.length : 1
  const area = { ...body, top: body.top + index, bottom: body.top + index + count - 1 }
  if (area.bottom > lastRow) throw args.invalid()
  const whole = areaOfTable(table)
  shiftCells(session.workbook, sheet, insertion(area, 'row'))
  // Rows put in behind the last one are not inside the area yet.
  item.anchor.area = { ...whole, bottom: whole.bottom + count }
  const input = rows === undefined || rows === null ? () => null : inputMatrix(args.shifted(1), area)
  writeCells(session.workbook, sheet, area, input)
  return session.object('TableRow', { ...table, index })
}

export const tableRowType: HostType<PlacedRow> = {
  scalars: {
    Index: { read: ({ index }) => index },
    Values: {
      read: (target) => values(target, rowArea(target)),
      write: (target, args, session) => {
        const area = rowArea(target)
        const input = inputMatrix(args, area)
        guardCells(session, target.sheet, area, args.member)
        writeCells(session.workbook, target.sheet, area, input)
      },
    },
  },
  finds: { GetRange: (target, _, session) => rangeObject(session, target.sheet, rowArea(target)) },
  calls: {
    Delete: (target, args, { workbook }) => {
      if (target.sheet.protection !== null) throw new HostError('AccessDenied', args.member)
      deleteCells(workbook, target.sheet, rowArea(target), 'Up')
    },
  },
}

function rowArea({ item, index }: PlacedRow): Area {
  const body = bodyOf(item)
  if (index >= rowCount(body)) throw new HostError('ItemNotFound', 'TableRow')
  return { ...body, top: body.top + index, bottom: body.top + index }
}

function values({ sheet }: Placed, area: Area): unknown {
  return readMatrix(sheet, area, (_, column, record) => wireValue(record?.values[column] ?? null))
}
