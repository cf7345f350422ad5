import {
  type Area,
  areaText,
  columnCount,
  intersection,
  lastColumn,
  lastRow,
  parseArea,
  rowCount,
  sheetPrefix,
  splitReference,
} from '../model/area.ts'
import { forbids, isLocked } from '../model/guard.ts'
import type { ProtectionOption } from '../model/protection.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Arguments } from './arguments.ts'
import { HostError } from './host-error.ts'
import type { HostObject } from './host-type.ts'
import { areaOf, type Ranges, rangesOf } from './ranges.ts'
import type { Session } from './session.ts'

export interface Cells {
  readonly sheet: Sheet
  readonly area: Area
}

/** Cells of an address or a defined name, on the told sheet unless the text names one; null when it is neither. */
export function cellsOf(workbook: Workbook, sheet: Sheet, text: string): Cells | null {
  const { sheet: prefix, rest } = splitReference(text)
  const target = prefix === null ? sheet : workbook.sheet(prefix)
  if (target === undefined) return null
  const area = parseArea(rest)
  if (area !== null) return { sheet: target, area }
  const name = target.names.get(rest) ?? workbook.names.get(rest)
  return name === undefined ? null : workbook.areaOf(name)
}

/** Cells that an argument names: a Range or an address. @throws HostError InvalidArgument */
export function cellsArgument(args: Arguments, index: number, sheet: Sheet, session: Session): Cells {
  const range = args.object(index)?.as('Range')
  if (range) return { sheet: range.sheet, area: areaOf(range) }
  const found = cellsOf(session.workbook, sheet, args.text(index))
  if (found === null) throw args.invalid()
  return found
}

export function rangeObject(session: Session, sheet: Sheet, area: Area): HostObject {
  return session.object('Range', rangesOf(sheet, [area]))
}

/** Of the same sheet, null beyond its edges. */
export function sameSheetRange(session: Session, ranges: Ranges, area: Area | null, args: Arguments): HostObject {
  if (area === null) throw args.invalid()
  return rangeObject(session, ranges.sheet, area)
}

/** "评分结果!A1:B2", as Range.address says it. */
export function fullAddress(sheet: Sheet, areas: readonly Area[]): string {
  return areas.map((area) => `${sheetPrefix(sheet.name)}!${areaText(area)}`).join(',')
}

/** @throws HostError AccessDenied when one of the cells is locked on a protected sheet */
export function guardCells(session: Session, sheet: Sheet, area: Area, member: string): void {
  if (isLocked(session.workbook, sheet, area)) throw new HostError('AccessDenied', member)
}

export function guardOption(sheet: Sheet, option: ProtectionOption, member: string): void {
  if (forbids(sheet, option)) throw new HostError('AccessDenied', member)
}

/**
 * Cells that would move must not cut a table: one that lies only partly in their way is InsertDeleteConflict.
 * @param axis the direction in which cells move
 */
export function guardTables(sheet: Sheet, area: Area, axis: 'row' | 'column', member: string): void {
  const way = axis === 'row' ? { ...area, bottom: lastRow } : { ...area, right: lastColumn }
  const isCut = sheet.tables.some(({ anchor }) => {
    const met = anchor.area && intersection(anchor.area, way)
    if (met === null || anchor.area === null) return false
    const isWhole =
      axis === 'row' ? columnCount(met) === columnCount(anchor.area) : rowCount(met) === rowCount(anchor.area)
    return !isWhole
  })
  if (isCut) throw new HostError('InsertDeleteConflict', member)
}

/** @throws HostError AccessDenied where the workbook's structure is protected */
export function guardStructure(workbook: Workbook, member: string): void {
  if (workbook.structureProtected) throw new HostError('AccessDenied', member)
}
