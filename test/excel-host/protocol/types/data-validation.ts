import { intersection, sameArea } from '../../model/area.ts'
import { clearValidations } from '../../model/clear.ts'
import { breaksValidation } from '../../model/validate.ts'
import {
  type BasicRule,
  noPrompt,
  standardAlert,
  type Validation,
  type ValidationRule,
} from '../../model/validation.ts'
import { type Arguments, isPlainObject } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostType } from '../host-type.ts'
import { fullAddress } from '../lookup.ts'
import { areasOf, type Ranges } from '../ranges.ts'
import type { Session } from '../session.ts'

const basicKinds = ['wholeNumber', 'decimal', 'textLength', 'date', 'time'] as const
const typeNames = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  date: 'Date',
  time: 'Time',
}

export const dataValidationType: HostType<Ranges> = {
  scalars: {
    Type: { read: (ranges) => typeOf(found(ranges)) },
    Rule: {
      read: (ranges) => ruleOf(found(ranges)),
      write: (ranges, args, session) => change(ranges, args, session, (one) => ({ ...one, rule: takeRule(args) })),
    },
    Prompt: {
      read: (ranges) => common(found(ranges), noPrompt, (one) => one.prompt),
      write: (ranges, args, session) =>
        change(ranges, args, session, (one) => {
          const { showPrompt = true, title = '', message = '' } = args.options(0)
          return { ...one, prompt: { showPrompt: showPrompt === true, title: String(title), message: String(message) } }
        }),
    },
    ErrorAlert: {
      read: (ranges) => common(found(ranges), standardAlert, (one) => one.errorAlert),
      write: (ranges, args, session) =>
        change(ranges, args, session, (one) => {
          const { showAlert = true, style = 'Stop', title = '', message = '' } = args.options(0)
          if (style !== 'Stop' && style !== 'Warning' && style !== 'Information') throw args.invalid()
          const errorAlert = {
            showAlert: showAlert === true,
            style,
            title: String(title),
            message: String(message),
          } as const
          return { ...one, errorAlert }
        }),
    },
    IgnoreBlanks: {
      read: (ranges) => common(found(ranges), true, (one) => one.ignoreBlanks),
      write: (ranges, args, session) =>
        change(ranges, args, session, (one) => ({ ...one, ignoreBlanks: args.flag(0, true) })),
    },
    Valid: { read: readValid },
  },
  calls: {
    Clear: (ranges, args, { workbook }) => {
      if (ranges.sheet.protection !== null) throw new HostError('AccessDenied', args.member)
      for (const area of areasOf(ranges)) clearValidations(ranges.sheet, area)
      workbook.touch()
    },
  },
}

/** The one validation of all cells, null when there is none, undefined when they differ. */
function found(ranges: Ranges): Validation | null | undefined {
  const areas = areasOf(ranges)
  const meeting = ranges.sheet.validations.filter((one) =>
    one.areas.some((area) => areas.some((wanted) => intersection(area, wanted) !== null)),
  )
  const [only] = meeting
  if (only === undefined) return null
  const covers = areas.every((wanted) =>
    only.areas.some((area) => {
      const cut = intersection(area, wanted)
      return cut !== null && sameArea(cut, wanted)
    }),
  )
  return meeting.length === 1 && covers ? only : undefined
}

function typeOf(validation: Validation | null | undefined): string {
  if (validation === undefined) return 'Inconsistent'
  if (validation === null) return 'None'
  const { rule } = validation
  if (rule.list !== undefined) return 'List'
  if (rule.custom !== undefined) return 'Custom'
  const kind = basicKinds.find((one) => rule[one] !== undefined)
  return kind === undefined ? 'None' : typeNames[kind]
}

function ruleOf(validation: Validation | null | undefined): ValidationRule | null {
  return validation === undefined ? null : (validation?.rule ?? {})
}

function common<T>(validation: Validation | null | undefined, none: T, pick: (validation: Validation) => T): T | null {
  if (validation === undefined) return null
  return validation === null ? none : pick(validation)
}

function change(
  ranges: Ranges,
  args: Arguments,
  { workbook }: Session,
  changed: (validation: Validation) => Validation,
): void {
  if (ranges.sheet.protection !== null) throw new HostError('AccessDenied', args.member)
  const areas = areasOf(ranges)
  const before = found(ranges) ?? { areas, rule: {}, ignoreBlanks: true, prompt: noPrompt, errorAlert: standardAlert }
  const after = { ...changed(before), areas }
  for (const area of areas) clearValidations(ranges.sheet, area)
  ranges.sheet.validations.push(after)
  workbook.touch()
}

function takeRule(args: Arguments): ValidationRule {
  const [entry, ...more] = Object.entries(args.options(0)).filter(([, value]) => value !== undefined && value !== null)
  if (entry === undefined || more.length > 0) throw args.invalid()
  const [kind, settings] = entry
  if (!isPlainObject(settings)) throw args.invalid()
  if (kind === 'list')
    return { list: { inCellDropDown: settings.inCellDropDown !== false, source: listSource(args, settings) } }
  if (kind === 'custom') return { custom: { formula: String(settings.formula ?? '') } }
  const basic = basicKinds.find((one) => one === kind)
  if (basic === undefined) throw args.invalid()
  return { [basic]: takeBasic(args, settings) }
}

function takeBasic(args: Arguments, settings: Readonly<Record<string, unknown>>): BasicRule {
  const { formula1, formula2, operator } = settings
  if ((typeof formula1 !== 'string' && typeof formula1 !== 'number') || typeof operator !== 'string')
    throw args.invalid()
  const second = typeof formula2 === 'string' || typeof formula2 === 'number' ? { formula2 } : {}
  return { formula1, ...second, operator }
}

/** Text as it is, or the cells of a Range as a reference. */
function listSource(args: Arguments, settings: Readonly<Record<string, unknown>>): string {
  const { source } = settings
  if (typeof source === 'string') return source
  const range = args.nested(source)?.as('Range')
  if (!range) throw args.invalid()
  return `=${fullAddress(range.sheet, areasOf(range))}`
}

/** Null when some cells are valid and some are not. */
function readValid(ranges: Ranges, { workbook }: Session): boolean | null {
  const seen = new Set<boolean>()
  for (const area of areasOf(ranges)) {
    const cells = ranges.sheet.populated(area)
    for (let row = cells?.top ?? 0; row <= (cells?.bottom ?? -1); row += 1) {
      for (let column = cells?.left ?? 0; column <= (cells?.right ?? -1); column += 1) {
        seen.add(breaksValidation(workbook, ranges.sheet, row, column, ranges.sheet.valueAt(row, column)) === null)
      }
    }
  }
  return seen.size > 1 ? null : !seen.has(false)
}
