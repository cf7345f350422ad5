import type { Area } from '../../model/area.ts'
import { areaAt, cellArea, wholeSheet } from '../../model/area.ts'
import type { Sheet } from '../../model/sheet.ts'
import { isSheetName } from '../../model/sheet-name.ts'
import { deleteSheet, moveSheet, renameSheet, showSheet } from '../../model/sheets.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { cellsOf, guardStructure, rangeObject } from '../lookup.ts'
import { rangesOf } from '../ranges.ts'
import type { Session } from '../session.ts'
import { colorOf } from './range-format.ts'
import { registrations } from './worksheets.ts'

export const worksheetType: HostType<Sheet> = {
  id: (sheet) => sheet.id,
  scalars: {
    Id: { read: (sheet) => sheet.id },
    Name: { read: (sheet) => sheet.name, write: rename },
    Position: {
      read: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
      write: (sheet, args, { workbook }) => {
        guardStructure(workbook, args.member)
        const position = args.integer(0)
        if (position < 0 || position >= workbook.sheets.length) throw args.invalid()
        moveSheet(workbook, sheet, position)
      },
    },
    Visibility: {
      read: (sheet) => sheet.visibility,
      write: (sheet, args, { workbook }) => {
        guardStructure(workbook, args.member)
        const visibility = args.text(0)
        if (visibility !== 'Visible' && visibility !== 'Hidden' && visibility !== 'VeryHidden') throw args.invalid()
        if (!showSheet(workbook, sheet, visibility)) throw new HostError('InvalidOperation', args.member)
      },
    },
    TabColor: {
      read: (sheet) => sheet.tabColor,
      write: (sheet, args, { workbook }) => {
        const color = args.raw(0) === '' ? '' : colorOf(args.raw(0))
        if (color === undefined) throw args.invalid()
        sheet.tabColor = color
        workbook.touch()
      },
    },
    ShowGridlines: { read: (sheet) => sheet.gridlines },
    ShowHeadings: { read: (sheet) => sheet.headings },
    // office.js reads ShowGridlines and sets Gridlines (Worksheet_ShowGridlines_Set).
    Gridlines: {
      write: (sheet, args, { workbook }) => {
        sheet.gridlines = args.flag(0, true)
        workbook.touch()
      },
    },
    Headings: {
      write: (sheet, args, { workbook }) => {
        sheet.headings = args.flag(0, true)
        workbook.touch()
      },
    },
  },
  links: {
    Protection: (sheet, session) => session.object('WorksheetProtection', sheet),
    FreezePanes: (sheet, session) => session.object('WorksheetFreezePanes', sheet),
    Tables: (sheet, session) => session.object('TableCollection', sheet),
    Names: (sheet, session) => session.object('NamedItemCollection', sheet),
    Comments: (sheet, session) => session.object('CommentCollection', sheet),
  },
  finds: {
    GetRange: (sheet, args, session) => {
      if (!args.has(0)) return rangeObject(session, sheet, wholeSheet)
      // "A limit of 8192 characters" (types: Worksheet.getRange).
      const cells = args.text(0).length > 8192 ? null : cellsOf(session.workbook, sheet, args.text(0))
      if (cells === null || cells.sheet !== sheet) throw args.invalid()
      return rangeObject(session, sheet, cells.area)
    },
    GetRanges: getRanges,
    GetRangeByIndexes: (sheet, args, session) =>
      placed(session, sheet, areaAt(args.integer(0), args.integer(1), args.integer(2), args.integer(3)), args),
    GetCell: (sheet, args, session) => placed(session, sheet, areaAt(args.integer(0), args.integer(1), 1, 1), args),
    // "If there are no values, this returns the top left cell" (types).
    GetUsedRange: (sheet, args, session) =>
      rangeObject(session, sheet, sheet.usedArea(args.flag(0, false)) ?? cellArea(0, 0)),
    GetUsedRangeOrNullObject: (sheet, args, session) => {
      const used = sheet.usedArea(args.flag(0, false))
      return used === null ? null : rangeObject(session, sheet, used)
    },
  },
  calls: {
    Activate: (sheet, args, { workbook }) => {
      if (sheet.visibility !== 'Visible') throw new HostError('InvalidOperation', args.member)
      workbook.activate(sheet)
    },
    Calculate: () => undefined,
    Delete: (sheet, args, { workbook }) => {
      guardStructure(workbook, args.member)
      // "If the visibility is set to VeryHidden, the delete operation will fail with an InvalidOperation" (types).
      if (sheet.visibility === 'VeryHidden') throw new HostError('InvalidOperation', args.member)
      if (!deleteSheet(workbook, sheet)) throw new HostError('GeneralException', args.member)
    },
    ...registrations<Sheet>(
      ['DataChangedEvent', 'SelectionChangedEvent', 'ActivatedEvent', 'DeactivatedEvent', 'EventNameChanged'],
      (sheet) => sheet.id,
    ),
  },
}

function rename(sheet: Sheet, args: Arguments, { workbook }: Session): void {
  guardStructure(workbook, args.member)
  const name = args.text(0)
  const holder = workbook.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!isSheetName(name)) throw args.invalid()
  if (holder !== undefined && holder !== sheet) throw new HostError('ItemAlreadyExists', args.member)
  renameSheet(workbook, sheet, name)
}

function placed(session: Session, sheet: Sheet, area: Area | null, args: Arguments): HostObject {
  if (area === null) throw args.invalid()
  return rangeObject(session, sheet, area)
}

/** Addresses or names with commas or semicolons between them. */
function getRanges(sheet: Sheet, args: Arguments, session: Session): HostObject {
  const areas = args
    .text(0, 'A1:XFD1048576')
    .split(/[,;]/)
    .map((text) => text.trim())
    .map((text) => cellsOf(session.workbook, sheet, text))
  const found = areas.flatMap((cells) => (cells?.sheet === sheet ? [cells.area] : []))
  if (found.length !== areas.length) throw args.invalid()
  return session.object('RangeAreas', rangesOf(sheet, found))
}
