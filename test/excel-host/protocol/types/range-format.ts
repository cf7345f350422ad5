import { type Area, isEntireColumn } from '../../model/area.ts'
import { changeLook } from '../../model/cells.ts'
import type { Look } from '../../model/look.ts'
import type { Sheet } from '../../model/sheet.ts'
import { autofitColumns, columnPoints, rowPoints, setColumnPoints, setRowPoints } from '../../model/size.ts'
import type { Arguments } from '../arguments.ts'
import { commonLook } from '../common-look.ts'
import { HostError } from '../host-error.ts'
import type { HostType, Scalar } from '../host-type.ts'
import { guardOption } from '../lookup.ts'
import { areasOf, type Ranges } from '../ranges.ts'
import type { Session } from '../session.ts'

/** A property of the look of all cells. `take` reads what is set; undefined is InvalidArgument. */
function lookScalar<K extends keyof Look>(key: K, take: (value: unknown) => Look[K] | undefined): Scalar<Ranges> {
  return {
    read: (ranges, { workbook }) => commonLook(workbook, ranges.sheet, areasOf(ranges), (look) => look[key]),
    write: (ranges, args, session) => {
      const value = take(args.raw(0))
      if (value === undefined) throw args.invalid()
      const change: Partial<Look> = {}
      change[key] = value
      applyLook(ranges, change, args, session)
    },
  }
}

function applyLook(ranges: Ranges, change: Partial<Look>, args: Arguments, { workbook }: Session): void {
  guardOption(ranges.sheet, 'allowFormatCells', args.member)
  for (const area of areasOf(ranges)) changeLook(workbook, ranges.sheet, area, change)
}

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const count = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined)

/** '#rrggbb' or one of the names HTML knows, of which few are known here. */
export function colorOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const named = colorNames[value.toLowerCase()]
  if (named !== undefined) return named
  return /^#?[0-9a-f]{6}$/i.test(value) ? `#${value.replace('#', '').toUpperCase()}` : undefined
}

const colorNames: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  yellow: '#FFFF00',
  green: '#008000',
  blue: '#0000FF',
  orange: '#FFA500',
}

export const rangeFormatType: HostType<Ranges> = {
  scalars: {
    WrapText: lookScalar('wrap', flag),
    HorizontalAlignment: lookScalar('horizontal', text),
    VerticalAlignment: lookScalar('vertical', text),
    IndentLevel: lookScalar('indent', count),
    ColumnWidth: sizeScalar('column'),
    RowHeight: sizeScalar('row'),
  },
  links: {
    Fill: (ranges, session) => session.object('RangeFill', ranges),
    Font: (ranges, session) => session.object('RangeFont', ranges),
    Protection: (ranges, session) => session.object('FormatProtection', ranges),
  },
  calls: {
    AutofitColumns: (ranges, args, { workbook }) => {
      guardOption(ranges.sheet, 'allowFormatColumns', args.member)
      for (const area of areasOf(ranges)) autofitColumns(workbook, ranges.sheet, area)
    },
    // Row heights are left to whoever draws the sheet.
    AutofitRows: (ranges, args) => guardOption(ranges.sheet, 'allowFormatRows', args.member),
  },
}

export const rangeFillType: HostType<Ranges> = {
  scalars: {
    Color: {
      // A cell without fill reads as white (as Excel answers it).
      read: (ranges, { workbook }) =>
        commonLook(workbook, ranges.sheet, areasOf(ranges), (look) => look.fill ?? '#FFFFFF'),
      write: (ranges, args, session) => {
        const fill = colorOf(args.raw(0))
        if (fill === undefined && args.raw(0) !== '') throw args.invalid()
        applyLook(ranges, { fill: fill ?? null }, args, session)
      },
    },
  },
  calls: { Clear: (ranges, args, session) => applyLook(ranges, { fill: null }, args, session) },
}

export const rangeFontType: HostType<Ranges> = {
  scalars: {
    Name: lookScalar('fontName', text),
    Size: lookScalar('fontSize', count),
    Color: lookScalar('fontColor', colorOf),
    Bold: lookScalar('bold', flag),
    Italic: lookScalar('italic', flag),
    Underline: lookScalar('underline', text),
    Strikethrough: lookScalar('strikethrough', flag),
  },
}

export const formatProtectionType: HostType<Ranges> = {
  scalars: { Locked: guarded(lookScalar('locked', flag)), FormulaHidden: guarded(lookScalar('formulaHidden', flag)) },
}

/** On a protected sheet nobody changes what is locked, whatever else is allowed. */
function guarded(scalar: Scalar<Ranges>): Scalar<Ranges> {
  return {
    ...scalar,
    write: (ranges, args, session) => {
      if (ranges.sheet.protection !== null) throw new HostError('AccessDenied', args.member)
      scalar.write?.(ranges, args, session)
    },
  }
}

function sizeScalar(axis: 'row' | 'column'): Scalar<Ranges> {
  const read = axis === 'row' ? rowPoints : columnPoints
  return {
    read: (ranges) => {
      const [first, ...rest] = areasOf(ranges).flatMap((area) =>
        lines(ranges.sheet, area, axis).map((at) => read(ranges.sheet, at)),
      )
      return rest.every((size) => size === first) ? (first ?? null) : null
    },
    write: (ranges, args, { workbook }) => {
      const size = count(args.raw(0))
      if (size === undefined) throw args.invalid()
      guardOption(ranges.sheet, axis === 'row' ? 'allowFormatRows' : 'allowFormatColumns', args.member)
      const set = axis === 'row' ? setRowPoints : setColumnPoints
      for (const area of areasOf(ranges)) for (const at of lines(ranges.sheet, area, axis)) set(ranges.sheet, at, size)
      workbook.touch()
    },
  }
}

/** Rows or columns of an area; of whole columns only the rows that are there. */
function lines(sheet: Sheet, area: Area, axis: 'row' | 'column'): readonly number[] {
  const [first, last] = axis === 'row' ? [area.top, area.bottom] : [area.left, area.right]
  const end = axis === 'row' && isEntireColumn(area) ? Math.max(first, sheet.rows.length - 1) : last
  return Array.from({ length: end - first + 1 }, (_, index) => first + index)
}
