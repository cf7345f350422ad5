import { type Area, intersection } from '../../model/area.ts'
import { clearConditionalFormats } from '../../model/clear.ts'
import { type ConditionalFormat, type ConditionalLook, plainConditionalLook } from '../../model/conditional-format.ts'
import type { Sheet } from '../../model/sheet.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType, Scalar } from '../host-type.ts'
import { guardOption, rangeObject } from '../lookup.ts'
import { areasOf, type Ranges, rangesOf } from '../ranges.ts'
import type { Session } from '../session.ts'
import type { InSheet } from '../targets.ts'
import { colorOf } from './range-format.ts'

type Format = InSheet<ConditionalFormat>

export const conditionalFormatCollectionType: HostType<Ranges> = {
  items: (ranges, session) =>
    formatsOf(ranges).map((item) => session.object('ConditionalFormat', { sheet: ranges.sheet, item })),
  item: (ranges, args, session) => {
    const format = formatWithId(ranges, args, session)
    if (format === null) throw new HostError('ItemNotFound', args.member)
    return format
  },
  finds: {
    Add: addFormat,
    GetItemOrNullObject: formatWithId,
  },
  calls: {
    GetCount: (ranges) => formatsOf(ranges).length,
    ClearAll: (ranges, args, { workbook }) => {
      guardOption(ranges.sheet, 'allowFormatCells', args.member)
      for (const area of areasOf(ranges)) clearConditionalFormats(ranges.sheet, area)
      workbook.touch()
    },
  },
}

/** By priority. */
function formatsOf(ranges: Ranges): readonly ConditionalFormat[] {
  const meets = (area: Area): boolean => areasOf(ranges).some((wanted) => intersection(area, wanted) !== null)
  return ranges.sheet.formats.filter((format) => format.areas.some(meets)).sort((a, b) => a.priority - b.priority)
}

function formatWithId(ranges: Ranges, args: Arguments, session: Session): HostObject | null {
  const item = formatsOf(ranges).find((format) => format.id === args.text(0))
  return item === undefined ? null : session.object('ConditionalFormat', { sheet: ranges.sheet, item })
}

/** "Adds a new conditional format to the collection at the first/top priority" (types). */
function addFormat(ranges: Ranges, args: Arguments, session: Session): HostObject {
  const { sheet } = ranges
  const type = args.text(0)
  if (type !== 'Custom') throw new HostError('ApiNotFound', `${args.member}(${type})`, `(${args.member} ${type})`)
  guardOption(sheet, 'allowFormatCells', args.member)
  for (const format of sheet.formats) format.priority += 1
  const item: ConditionalFormat = {
    id: `{00000000-000E-0000-0000-${session.workbook.newNumber().toString(16).toUpperCase().padStart(12, '0')}}`,
    type,
    areas: [...areasOf(ranges)],
    priority: 0,
    stopIfTrue: false,
    formula: '',
    look: plainConditionalLook(),
  }
  sheet.formats.push(item)
  session.workbook.touch()
  return session.object('ConditionalFormat', { sheet, item })
}

export const conditionalFormatType: HostType<Format> = {
  id: ({ item }) => item.id,
  scalars: {
    Id: { read: ({ item }) => item.id },
    Type: { read: ({ item }) => item.type },
    Priority: {
      read: ({ item }) => item.priority,
      write: ({ sheet, item }, args, { workbook }) => {
        guardOption(sheet, 'allowFormatCells', args.member)
        const others = sheet.formats.filter((format) => format !== item).sort((a, b) => a.priority - b.priority)
        others.splice(args.integer(0), 0, item)
        for (const [index, format] of others.entries()) format.priority = index
        workbook.touch()
      },
    },
    StopIfTrue: {
      read: ({ item }) => item.stopIfTrue,
      write: ({ sheet, item }, args, { workbook }) => {
        guardOption(sheet, 'allowFormatCells', args.member)
        item.stopIfTrue = args.flag(0, false)
        workbook.touch()
      },
    },
  },
  links: {
    Custom: (format, session) => {
      if (format.item.type !== 'Custom') throw new HostError('InvalidOperation', 'ConditionalFormat.custom')
      return session.object('CustomConditionalFormat', format)
    },
    CustomOrNullObject: (format, session) =>
      format.item.type === 'Custom' ? session.object('CustomConditionalFormat', format) : null,
  },
  finds: {
    GetRange: (format, args, session) => {
      const range = onlyRange(format, session)
      if (range === null) throw new HostError('InvalidOperation', args.member)
      return range
    },
    GetRangeOrNullObject: (format, _, session) => onlyRange(format, session),
    GetRanges: ({ sheet, item }, _, session) => session.object('RangeAreas', rangesOf(sheet, item.areas)),
  },
  calls: {
    Delete: ({ sheet, item }, args, { workbook }) => {
      guardOption(sheet, 'allowFormatCells', args.member)
      sheet.formats = sheet.formats.filter((format) => format !== item)
      workbook.touch()
    },
  },
}

function onlyRange({ sheet, item }: Format, session: Session): HostObject | null {
  const [area, ...more] = item.areas
  return area === undefined || more.length > 0 ? null : rangeObject(session, sheet, area)
}

export const customConditionalFormatType: HostType<Format> = {
  links: {
    Rule: (format, session) => session.object('ConditionalFormatRule', format),
    Format: (format, session) => session.object('ConditionalRangeFormat', format),
  },
}

export const conditionalFormatRuleType: HostType<Format> = {
  scalars: {
    Formula: {
      read: ({ item }) => item.formula,
      write: ({ sheet, item }, args, { workbook }) => {
        guardOption(sheet, 'allowFormatCells', args.member)
        const formula = args.text(0)
        item.formula = formula.startsWith('=') ? formula : `=${formula}`
        workbook.touch()
      },
    },
  },
}

export const conditionalRangeFormatType: HostType<Format> = {
  links: {
    Fill: (format, session) => session.object('ConditionalRangeFill', format),
    Font: (format, session) => session.object('ConditionalRangeFont', format),
  },
}

export const conditionalRangeFillType: HostType<Format> = {
  scalars: { Color: lookScalar('fill', colorOf) },
  calls: { Clear: clearLook({ fill: null }) },
}

export const conditionalRangeFontType: HostType<Format> = {
  scalars: {
    Color: lookScalar('fontColor', colorOf),
    Bold: lookScalar('bold', flagOf),
    Italic: lookScalar('italic', flagOf),
  },
  calls: { Clear: clearLook({ fontColor: null, bold: null, italic: null }) },
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

function lookScalar<K extends keyof ConditionalLook>(
  key: K,
  take: (value: unknown) => ConditionalLook[K] | undefined,
): Scalar<Format> {
  return {
    read: ({ item }) => item.look[key],
    write: ({ sheet, item }, args, { workbook }) => {
      guardOption(sheet, 'allowFormatCells', args.member)
      const value = take(args.raw(0))
      if (value === undefined) throw args.invalid()
      item.look[key] = value
      delete item.dxf
      workbook.touch()
    },
  }
}

function clearLook(
  change: Partial<ConditionalLook>,
): (format: { sheet: Sheet; item: ConditionalFormat }, args: Arguments, session: Session) => void {
  return ({ sheet, item }, args, { workbook }) => {
    guardOption(sheet, 'allowFormatCells', args.member)
    Object.assign(item.look, change)
    delete item.dxf
    workbook.touch()
  }
}
