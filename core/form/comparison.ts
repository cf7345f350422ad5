import { yearEnd } from '../vocabulary/calendar-date.ts'
import type { DateField, EnumField, Field, OtherField, Scalar } from './field.ts'
import type { FieldFindingDetails } from './field-finding.ts'
import type { Flaw } from './flaw.ts'

type Values = Readonly<Record<string, Scalar>>

/** What is wrong with a readable value beside the rest of its row; without the assessment year no date is held against it. */
export type Comparison = (
  value: Scalar | undefined,
  values: Values,
  context: { readonly assessYear?: number },
) => Flaw | null

/** The comparison a field asks for; null for the many that no other field bounds. */
export function comparisonOf(field: Field): Comparison | null {
  if (field.kind === 'decimal' || field.kind === 'integer') return notAbove(field.notAbove)
  if (field.kind === 'date') return dateComparison(field)
  return field.kind === 'enum' ? contradiction(field) : null
}

function error<Code extends 'above-other-field' | 'not-after-other-date' | 'after-year-end'>(
  code: Code,
  details: FieldFindingDetails[Code],
): Flaw {
  return { code, level: 'error', details } as Flaw
}

function notAbove(bound: OtherField | undefined): Comparison | null {
  if (bound === undefined || bound.reportedBy !== undefined) return null
  return (value, values) => {
    const other = values[bound.field]
    if (typeof value !== 'number' || typeof other !== 'number' || value <= other) return null
    return error('above-other-field', { found: value, otherField: bound.field, other })
  }
}

function dateComparison(field: DateField): Comparison | null {
  const later = laterThan(field.after)
  if (field.notAfterYearEnd !== true) return later
  return (value, values, context) => later?.(value, values, context) ?? notAfterYearEnd(value, values, context)
}

function laterThan(bound: OtherField | undefined): Comparison | null {
  if (bound === undefined || bound.reportedBy !== undefined) return null
  return (value, values) => {
    const other = values[bound.field]
    if (typeof value !== 'string' || typeof other !== 'string' || value > other) return null
    return error('not-after-other-date', { found: value, otherField: bound.field, other })
  }
}

const notAfterYearEnd: Comparison = (value, _values, { assessYear }) => {
  if (assessYear === undefined || typeof value !== 'string') return null
  const end = yearEnd(assessYear)
  return value > end ? error('after-year-end', { found: value, yearEnd: end }) : null
}

function contradiction({ contradicts }: EnumField): Comparison | null {
  if (contradicts === undefined) return null
  return (value, values) => {
    if (typeof value !== 'string' || !contradicts.codes.includes(value)) return null
    if (values[contradicts.field] !== contradicts.is) return null
    return { code: 'grade-contradicts', level: 'warning', details: { grade: value } }
  }
}
