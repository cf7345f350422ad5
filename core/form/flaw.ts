import type { FieldFindingCode, FieldFindingDetails, FindingLevel } from '../error/finding.ts'
import { isCalendarDate } from '../vocabulary/calendar-date.ts'
import { codeSystems } from './code-system.ts'
import type { CellValue, CodeField, DecimalField, EnumField, Field, IntegerField, TextField } from './field.ts'
import { decimalPlaces } from './number-text.ts'
import { isOptionCode } from './option.ts'
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

/** The one flaw worth telling: what it is before its range, its range before its decimals. Null when there is none. */
export function flawOf(field: Field, value: CellValue, currentYear: number): Flaw | null {
  return project(judges, field, value, currentYear)
}

const judges: Projection<[value: CellValue, currentYear: number], Flaw | null> = {
  text: (field, value) =>
    typeof value === 'string' ? tooLong(field, value) : rawTextFlaw(field, textOf(value), '文字'),
  code: (field, value) => (typeof value === 'string' ? codeFlaw(field, value) : rawCodeFlaw(field, textOf(value))),
  integer: (field, value, currentYear) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? rangeFlaw(field, value, field.maxCurrentYear === true ? currentYear : field.max)
      : rawNumberFlaw(field, textOf(value)),
  decimal: (field, value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? (rangeFlaw(field, value, field.max) ?? decimalsFlaw(field, value))
      : rawNumberFlaw(field, textOf(value)),
  date: (_field, value) =>
    typeof value === 'string' && isCalendarDate(value) ? null : error('not-a-date', { found: textOf(value) }),
  boolean: (_field, value) => (typeof value === 'boolean' ? null : error('not-a-boolean', { found: textOf(value) })),
  enum: (field, value) =>
    typeof value === 'string' && isOptionCode(field, value) ? null : unknownOption(field, value),
  calculated: () => null,
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

function codeFlaw(field: CodeField, code: string): Flaw | null {
  const rules = codeSystems[field.system]
  const problem = rules.problem(code)
  const details = { found: code, expected: rules.expected }
  if (problem === 'malformed') return error('malformed-code', details)
  if (field.system !== 'uscc' && code.length > field.maxLength) return tooLong(field, code)
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

function decimalsFlaw(field: DecimalField, value: number): Flaw | null {
  const { decimals } = field
  if (Number.isInteger(value) || decimalPlaces(value) <= decimals) return null
  return { code: 'too-many-decimals', level: 'info', details: { found: value, decimals } }
}

function unknownOption(field: EnumField, value: CellValue): Flaw {
  return error('unknown-option', { found: textOf(value), options: field.options.map((option) => option.label) })
}
