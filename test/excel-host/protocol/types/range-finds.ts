import {
  type Area,
  areaAt,
  boundsOf,
  columnCount,
  intersection,
  lastColumn,
  lastRow,
  rowCount,
} from '../../model/area.ts'
import { insertCells } from '../../model/structure.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { cellsArgument, guardOption, guardTables, rangeObject, sameSheetRange } from '../lookup.ts'
import { areaOf, type Ranges, rangesOf } from '../ranges.ts'
import type { Session } from '../session.ts'

type Find = (ranges: Ranges, args: Arguments, session: Session) => HostObject | null

/** A method that gives another area of the same sheet; null is beyond the sheet's edges: InvalidArgument. */
function moved(move: (area: Area, args: Arguments) => Area | null): Find {
  return (ranges, args, session) => sameSheetRange(session, ranges, move(areaOf(ranges), args), args)
}

export const rangeFinds: NonNullable<HostType<Ranges>['finds']> = {
  // A cell may lie outside the range, as long as it is on the sheet (types: Range.getCell).
  GetCell: moved((area, args) => areaAt(area.top + args.integer(0), area.left + args.integer(1), 1, 1)),
  GetRow: moved((area, args) => areaAt(area.top + args.integer(0), area.left, 1, columnCount(area))),
  GetColumn: moved((area, args) => areaAt(area.top, area.left + args.integer(0), rowCount(area), 1)),
  GetLastCell: moved((area) => areaAt(area.bottom, area.right, 1, 1)),
  GetLastRow: moved((area) => areaAt(area.bottom, area.left, 1, columnCount(area))),
  GetLastColumn: moved((area) => areaAt(area.top, area.right, rowCount(area), 1)),
  GetEntireRow: moved((area) => ({ ...area, left: 0, right: lastColumn })),
  GetEntireColumn: moved((area) => ({ ...area, top: 0, bottom: lastRow })),
  GetOffsetRange: moved((area, args) =>
    areaAt(area.top + args.integer(0), area.left + args.integer(1), rowCount(area), columnCount(area)),
  ),
  GetResizedRange: moved((area, args) =>
    areaAt(area.top, area.left, rowCount(area) + args.integer(0), columnCount(area) + args.integer(1)),
  ),
  GetAbsoluteResizedRange: moved((area, args) => areaAt(area.top, area.left, args.integer(0), args.integer(1))),
  GetRowsAbove: moved((area, args) => beside(area, 'row', -args.integer(0, 1))),
  GetRowsBelow: moved((area, args) => beside(area, 'row', args.integer(0, 1))),
  GetColumnsBefore: moved((area, args) => beside(area, 'column', -args.integer(0, 1))),
  GetColumnsAfter: moved((area, args) => beside(area, 'column', args.integer(0, 1))),
  GetBoundingRect: (ranges, args, session) => {
    const other = cellsArgument(args, 0, ranges.sheet, session)
    if (other.sheet !== ranges.sheet) throw args.invalid()
    return rangeObject(session, ranges.sheet, boundsOf(areaOf(ranges), other.area))
  },
  GetIntersection: (ranges, args, session) => {
    const common = commonRange(ranges, args, session)
    if (common === null) throw new HostError('ItemNotFound', args.member)
    return common
  },
  GetIntersectionOrNullObject: commonRange,
  GetUsedRange: (ranges, args, session) => {
    const used = ranges.sheet.usedArea(args.flag(0, false), areaOf(ranges))
    if (used === null) throw new HostError('ItemNotFound', args.member)
    return rangeObject(session, ranges.sheet, used)
  },
  GetUsedRangeOrNullObject: (ranges, args, session) => {
    const used = ranges.sheet.usedArea(args.flag(0, false), areaOf(ranges))
    return used === null ? null : rangeObject(session, ranges.sheet, used)
  },
  // "If the merged areas count in this range is more than 512, then this method will fail to return the result" (types).
  GetMergedAreasOrNullObject: (ranges, args, session) => {
    const area = areaOf(ranges)
    const merges = ranges.sheet.merges.filter((merge) => intersection(merge, area) !== null)
    if (merges.length > 512) throw new HostError('GeneralException', args.member)
    return merges.length === 0 ? null : session.object('RangeAreas', rangesOf(ranges.sheet, merges))
  },
  Insert: (ranges, args, session) => {
    const { sheet } = ranges
    const area = areaOf(ranges)
    const shift = args.text(0)
    if (shift !== 'Down' && shift !== 'Right') throw args.invalid()
    guardOption(sheet, shift === 'Down' ? 'allowInsertRows' : 'allowInsertColumns', args.member)
    guardTables(sheet, area, shift === 'Down' ? 'row' : 'column', args.member)
    insertCells(session.workbook, sheet, area, shift)
    return rangeObject(session, sheet, area)
  },
}

function commonRange(ranges: Ranges, args: Arguments, session: Session): HostObject | null {
  const other = cellsArgument(args, 0, ranges.sheet, session)
  const common = other.sheet === ranges.sheet ? intersection(areaOf(ranges), other.area) : null
  return common === null ? null : rangeObject(session, ranges.sheet, common)
}

/** So many rows or columns before (negative) or after an area. */
function beside(area: Area, axis: 'row' | 'column', count: number): Area | null {
  const size = Math.abs(count)
  if (axis === 'row') return areaAt(count < 0 ? area.top - size : area.bottom + 1, area.left, size, columnCount(area))
  return areaAt(area.top, count < 0 ? area.left - size : area.right + 1, rowCount(area), size)
}
