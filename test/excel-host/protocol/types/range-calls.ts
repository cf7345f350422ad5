import { columnCount, intersection, isOneCell, rowCount } from '../../model/area.ts'
import { clearCells, clearKinds } from '../../model/clear.ts'
import { selectCells } from '../../model/selection.ts'
import { deleteCells } from '../../model/structure.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostType } from '../host-type.ts'
import { guardCells, guardOption, guardTables } from '../lookup.ts'
import { areaOf, areasOf, type Ranges } from '../ranges.ts'
import type { Session } from '../session.ts'

export const rangeCalls: NonNullable<HostType<Ranges>['calls']> = {
  /** office.js asks before it cuts a big write into pieces (setRangePropertiesInBulk). */
  _ValidateArraySize: (ranges, args) => {
    const area = areaOf(ranges)
    if (args.integer(0) !== rowCount(area) || args.integer(1) !== columnCount(area)) throw args.invalid()
  },
  Calculate: () => undefined,
  Select: (ranges, _, { workbook }) => selectCells(workbook, ranges.sheet, areaOf(ranges)),
  Clear: clearRanges,
  Delete: (ranges, args, session) => {
    const { sheet } = ranges
    const area = areaOf(ranges)
    const shift = args.text(0)
    if (shift !== 'Up' && shift !== 'Left') throw args.invalid()
    guardOption(sheet, shift === 'Up' ? 'allowDeleteRows' : 'allowDeleteColumns', args.member)
    guardCells(session, sheet, area, args.member)
    guardTables(sheet, area, shift === 'Up' ? 'row' : 'column', args.member)
    deleteCells(session.workbook, sheet, area, shift)
  },
  Merge: (ranges, args, { workbook }) => {
    const { sheet } = ranges
    const area = areaOf(ranges)
    if (sheet.protection !== null) throw new HostError('AccessDenied', args.member)
    if (sheet.tables.some(({ anchor }) => anchor.area !== null && intersection(anchor.area, area) !== null))
      throw args.invalid()
    const rows = args.flag(0, false) ? rowCount(area) : 1
    const height = rowCount(area) / rows
    sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null)
    for (let index = 0; index < rows; index += 1) {
      const merge = { ...area, top: area.top + index * height, bottom: area.top + (index + 1) * height - 1 }
      if (!isOneCell(merge)) sheet.merges.push(merge)
    }
    workbook.touch()
  },
  Unmerge: (ranges, args, { workbook }) => {
    if (ranges.sheet.protection !== null) throw new HostError('AccessDenied', args.member)
    const area = areaOf(ranges)
    ranges.sheet.merges = ranges.sheet.merges.filter((merge) => intersection(merge, area) === null)
    workbook.touch()
  },
}

export function clearRanges(ranges: Ranges, args: Arguments, session: Session): void {
  const wanted = args.text(0, 'All')
  const kind = clearKinds.find((one) => one === wanted)
  if (kind === undefined) throw args.invalid()
  for (const area of areasOf(ranges)) {
    if (kind !== 'Formats') guardCells(session, ranges.sheet, area, args.member)
    if (kind !== 'Contents') guardOption(ranges.sheet, 'allowFormatCells', args.member)
    clearCells(session.workbook, ranges.sheet, area, kind)
  }
}
