import { columnCount, isEntireColumn, isEntireRow, rowCount } from '../../model/area.ts'
import { cellText } from '../../model/cell-text.ts'
import { changeLook, writeCells } from '../../model/cells.ts'
import { valueType, wireValue } from '../../model/value.ts'
import type { Arguments } from '../arguments.ts'
import type { HostType, Scalar } from '../host-type.ts'
import { fullAddress, guardCells, guardOption } from '../lookup.ts'
import { inputMatrix, readMatrix } from '../matrix.ts'
import { areaOf, type Ranges } from '../ranges.ts'
import type { Session } from '../session.ts'
import { rangeCalls } from './range-calls.ts'
import { rangeFinds } from './range-finds.ts'

export const rangeType: HostType<Ranges> = {
  isKeepable: true,
  scalars: {
    Values: { read: readValues, write: writeRange },
    Formulas: { read: readFormulas, write: writeRange },
    Text: {
      read: ({ sheet, ...ranges }, { workbook }) =>
        readMatrix(sheet, areaOf({ sheet, ...ranges }), (row, column) =>
          cellText(sheet.valueAt(row, column), workbook.lookOf(sheet, row, column).numberFormat),
        ),
    },
    ValueTypes: {
      read: (ranges) =>
        readMatrix(ranges.sheet, areaOf(ranges), (_, column, record) => valueType(record?.values[column] ?? null)),
    },
    NumberFormat: { read: readNumberFormat, write: writeNumberFormat },
    Address: { read: (ranges) => fullAddress(ranges.sheet, [areaOf(ranges)]) },
    AddressLocal: { read: (ranges) => fullAddress(ranges.sheet, [areaOf(ranges)]) },
    RowIndex: { read: (ranges) => areaOf(ranges).top },
    ColumnIndex: { read: (ranges) => areaOf(ranges).left },
    RowCount: { read: (ranges) => rowCount(areaOf(ranges)) },
    ColumnCount: { read: (ranges) => columnCount(areaOf(ranges)) },
    CellCount: { read: (ranges) => cellCount(rowCount(areaOf(ranges)) * columnCount(areaOf(ranges))) },
    IsEntireColumn: { read: (ranges) => isEntireColumn(areaOf(ranges)) },
    IsEntireRow: { read: (ranges) => isEntireRow(areaOf(ranges)) },
    RowHidden: hiddenScalar('row'),
    ColumnHidden: hiddenScalar('column'),
  },
  links: {
    Format: (ranges, session) => session.object('RangeFormat', ranges),
    Worksheet: (ranges, session) => session.object('Worksheet', ranges.sheet),
    ConditionalFormats: (ranges, session) => session.object('ConditionalFormatCollection', ranges),
    DataValidation: (ranges, session) => session.object('DataValidation', ranges),
  },
  finds: rangeFinds,
  calls: rangeCalls,
}

/** -1 above 2^31-1 (types: "if the cell count exceeds 2^31-1, it returns -1"). */
export function cellCount(cells: number): number {
  return cells > 2_147_483_647 ? -1 : cells
}

function readValues(ranges: Ranges): unknown {
  return readMatrix(ranges.sheet, areaOf(ranges), (_, column, record) => wireValue(record?.values[column] ?? null))
}

function readFormulas(ranges: Ranges): unknown {
  return readMatrix(
    ranges.sheet,
    areaOf(ranges),
    (_, column, record) => record?.formulas[column] ?? wireValue(record?.values[column] ?? null),
  )
}

function writeRange(ranges: Ranges, args: Arguments, session: Session): void {
  const area = areaOf(ranges)
  const input = inputMatrix(args, area)
  guardCells(session, ranges.sheet, area, args.member)
  writeCells(session.workbook, ranges.sheet, area, input)
}

function readNumberFormat(ranges: Ranges, { workbook }: Session): unknown {
  const { sheet } = ranges
  return readMatrix(sheet, areaOf(ranges), (row, column) => workbook.lookOf(sheet, row, column).numberFormat)
}

function writeNumberFormat(ranges: Ranges, args: Arguments, { workbook }: Session): void {
  const area = areaOf(ranges)
  guardOption(ranges.sheet, 'allowFormatCells', args.member)
  const single = args.raw(0)
  if (typeof single === 'string') {
    changeLook(workbook, ranges.sheet, area, { numberFormat: single })
    return
  }
  const input = inputMatrix(args, area)
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const numberFormat = input(row - area.top, column - area.left)
      if (typeof numberFormat !== 'string') continue
      const look = workbook.looks.changed(ranges.sheet.lookAt(row, column), { numberFormat })
      ranges.sheet.setLook(row, column, look)
    }
  }
  workbook.touch()
}

/** Null when some are hidden and some are not. */
function hiddenScalar(axis: 'row' | 'column'): Scalar<Ranges> {
  return {
    read: ({ sheet, ...ranges }) => {
      const area = areaOf({ sheet, ...ranges })
      const [first, last] = axis === 'row' ? [area.top, area.bottom] : [area.left, area.right]
      const records = axis === 'row' ? sheet.rows : sheet.columns
      const isHidden = records[first]?.hidden ?? false
      for (let at = first + 1; at <= Math.min(last, records.length); at += 1) {
        if ((records[at]?.hidden ?? false) !== isHidden) return null
      }
      return isHidden
    },
    write: ({ sheet, ...ranges }, args, { workbook }) => {
      guardOption(sheet, axis === 'row' ? 'allowFormatRows' : 'allowFormatColumns', args.member)
      const area = areaOf({ sheet, ...ranges })
      const hidden = args.flag(0, false)
      const [first, last] = axis === 'row' ? [area.top, area.bottom] : [area.left, area.right]
      for (let at = first; at <= last; at += 1) (axis === 'row' ? sheet.row(at) : sheet.column(at)).hidden = hidden
      workbook.touch()
    },
  }
}
