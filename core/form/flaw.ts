import { isCalendarDate } from '../vocabulary/calendar-date.ts'
import { hasDecimals } from '../vocabulary/exact.ts'
import { codeSystems } from './code-system.ts'
import type { CellValue, CodeField, DecimalField, EnumField, Field, IntegerField, TextField } from './field.ts'
import type { FieldFindingCode, FieldFindingDetails, FindingLevel } from './field-finding.ts'
import { numberOf } from './parse.ts'
import { type Projection, project } from './project.ts'
import { folded, isClipped, isScientific, longestCell } from './text.ts'

/** What is wrong with one value by itself: a field finding that does not know its row yet. */
export type Flaw = {
  [Code in FieldFindingCode]: {
    readonly code: Code
    readonly level: FindingLevel
    readonly details: FieldFindingDetails[Code]
  }
}[FieldFindingCode]

/** What is wrong with a value of one field; `currentYear` bounds the fields that end with the current year. */
export type Judge = (value: CellValue, currentYear: number) => Flaw | null

/**
 * The judge of a field, made once and asked for every cell. It tells the one flaw worth telling: what the value is
 * before its range, its range before its decimals; null when there is none.
 */
export function judgeOf(field: Field): Judge {
  return project(judges, field)
}

// What a judge holds a value against is looked up when it is made: it is asked for every cell of every row.
const judges: Projection<[], Judge> = {
  text: (field) => (value) =>
    typeof value === 'string' ? tooLong(field, value) : rawTextFlaw(field, textOf(value), '文字'),
  code: judgeOfCode,
  integer: (field) => (value, currentYear) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? rangeFlaw(field, value, field.maxCurrentYear === true ? currentYear : field.max)
      : rawNumberFlaw(field, textOf(value)),
  decimal: judgeOfDecimals,
  date: () => (value) =>
    typeof value === 'string' && isCalendarDate(value) ? null : error('not-a-date', { found: textOf(value) }),
  boolean: () => (value) => (typeof value === 'boolean' ? null : error('not-a-boolean', { found: textOf(value) })),
  enum: judgeOfOptions,
  calculated: () => () => null,
}

function judgeOfCode(field: CodeField): Judge {
  const { problem } = codeSystems[field.system]
  // What is wrong with a credit code, its length too, is X09's to report.
  const longest = field.system === 'uscc' ? Number.POSITIVE_INFINITY : field.maxLength
  return (value) => {
    if (typeof value !== 'string') return rawCodeFlaw(field, textOf(value))
    const found = problem(value)
    return found === null && value.length <= longest ? null : codeFlaw(field, value, found)
  }
}

function judgeOfDecimals(field: DecimalField): Judge {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, minExclusive = false, decimals } = field
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return rawNumberFlaw(field, textOf(value))
    const isInside = value > min || (value === min && !minExclusive)
    if (isInside && value <= max && hasDecimals(value, decimals)) return null
    return rangeFlaw(field, value, field.max) ?? decimalsFlaw(field, value)
  }
}

function judgeOfOptions(field: EnumField): Judge {
  const codes = new Set(field.options.map((option) => option.code))
  const options = field.options.map((option) => option.label)
  return (value) =>
    typeof value === 'string' && codes.has(value) ? null : error('unknown-option', { found: textOf(value), options })
}

function error<Code extends FieldFindingCode>(code: Code, details: FieldFindingDetails[Code]): Flaw {
  return { code, level: 'error', details } as Flaw
}

function textOf(value: CellValue): string {
  return typeof value === 'object' ? value.raw : String(value)
}

function tooLong(field: TextField | CodeField, text: string): Flaw | null {
  const { maxLength } = field
  return text.length > maxLength ? error('too-long', { length: text.length, maxLength }) : null
}

/** Text that was cut off is at least one character longer than what was kept. */
function rawTextFlaw(field: TextField | CodeField, raw: string, expected: string): Flaw {
  return isClipped(raw)
    ? error('too-long', { length: longestCell + 1, maxLength: field.maxLength })
    : error('malformed-code', { found: raw, expected })
}

function rawCodeFlaw(field: CodeField, raw: string): Flaw {
  const digitsLost = isScientific(folded(raw)) || /^-?\d{16,}$/.test(raw)
  return digitsLost
    ? error('scientific-notation', { found: raw })
    : rawTextFlaw(field, raw, codeSystems[field.system].expected)
}

function codeFlaw(field: CodeField, code: string, problem: 'malformed' | 'unusual' | null): Flaw | null {
  const details = { found: code, expected: codeSystems[field.system].expected }
  if (problem === 'malformed') return error('malformed-code', details)
  if (code.length > field.maxLength) return tooLong(field, code)
  return problem === 'unusual' ? { code: 'unusual-code', level: 'warning', details } : null
}

function rawNumberFlaw(field: IntegerField | DecimalField, raw: string): Flaw {
  if (isScientific(folded(raw))) return error('scientific-notation', { found: raw })
  const fractional = field.kind === 'integer' && numberOf(field, raw) !== null
  return error(fractional ? 'not-an-integer' : 'not-a-number', { found: raw })
}

function rangeFlaw(field: IntegerField | DecimalField, value: number, maximum: number | undefined): Flaw | null {
  const { min, minExclusive = false } = field
  if (min !== undefined && (value < min || (minExclusive && value === min))) {
    return error('below-minimum', { found: value, minimum: min, exclusive: minExclusive })
  }
  return maximum !== undefined && value > maximum ? error('above-maximum', { found: value, maximum }) : null
}

function decimalsFlaw(field: DecimalField, value: number): Flaw {
  return { code: 'too-many-decimals', level: 'info', details: { found: value, decimals: field.decimals } }
}
