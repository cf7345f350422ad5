import type { AnyFinding, FieldFindingDetails } from '../error/finding.ts'
import { type FormId, isFormId } from '../forms/catalogue.ts'
import { type CalendarDate, yearEnd, yearOf } from '../vocabulary/calendar-date.ts'
import { readCells } from './clean.ts'
import type { Field, OtherField, Scalar } from './field.ts'
import type { Flaw } from './flaw.ts'
import { type Cells, type Form, fieldEntries } from './form.ts'
import { holds } from './holds.ts'

export interface FieldCheckContext {
  /** The day of checking: "current" year is its year. */
  readonly today: CalendarDate
  /** Fields of the 街镇 step are not missing before it. */
  readonly step: 'fill' | 'town'
  /** Of the row's parcel; without it no date is held against the end of that year. */
  readonly assessYear?: number
}

type Values = Readonly<Record<string, Scalar>>

/**
 * What is wrong with the fields of one row, in the order of the form: required and blank, wrong type, out of range, not
 * an option. Errors block submission, never a draft. What a cross-field check reports (X03, X09, X22, X23) is left to it.
 */
export function checkFields(
  form: Form,
  row: { readonly id: string; readonly cells: Cells },
  context: FieldCheckContext,
): readonly AnyFinding[] {
  const { values, flaws } = readCells(form, row.cells, yearOf(context.today))
  const findings: AnyFinding[] = []
  const formId = idOf(form)
  const { parcelCode } = row.cells
  for (const [key, field] of fieldEntries(form)) {
    const flaw =
      row.cells[key] === undefined
        ? blankFlaw(form, field, values, context)
        : (flaws.get(key) ?? flawAgainstOthers(field, values[key], values, context))
    if (flaw === null) continue
    findings.push({
      ...flaw,
      form: formId,
      row: row.id,
      parcelCode: typeof parcelCode === 'string' ? parcelCode : null,
      field: key,
      fields: fieldsOf(key, field, flaw),
      value: row.cells[key] ?? null,
    })
  }
  return findings
}

function idOf(form: Form): FormId {
  if (!isFormId(form.id)) throw new RangeError(`${form.id} is not a form of the catalogue`)
  return form.id
}

const missing: Flaw = { code: 'required', level: 'error', details: {} }

function blankFlaw(form: Form, field: Field, values: Values, context: FieldCheckContext): Flaw | null {
  if (field.blankReportedBy !== undefined) return null
  return isRequired(form, field, values, context.step) ? missing : null
}

/** Whether a blank cell of this field is missing, given what the rest of the row says. */
export function isRequired(
  form: Form,
  field: Field,
  values: Readonly<Record<string, Scalar | undefined>>,
  step: FieldCheckContext['step'],
): boolean {
  if (typeof field.required === 'object') return holds(field.required, values, form)
  return field.required === 'always' || (field.required === 'town-step' && step === 'town')
}

function flawAgainstOthers(
  field: Field,
  value: Scalar | undefined,
  values: Values,
  context: FieldCheckContext,
): Flaw | null {
  if (field.kind === 'decimal' || field.kind === 'integer') return aboveOther(field.notAbove, value, values)
  if (field.kind === 'date') return notAfter(field.after, value, values) ?? afterYearEnd(field, value, context)
  return field.kind === 'enum' ? contradiction(field, value, values) : null
}

function error<Code extends 'above-other-field' | 'not-after-other-date' | 'after-year-end'>(
  code: Code,
  details: FieldFindingDetails[Code],
): Flaw {
  return { code, level: 'error', details } as Flaw
}

function aboveOther(bound: OtherField | undefined, value: Scalar | undefined, values: Values): Flaw | null {
  if (bound === undefined || bound.reportedBy !== undefined) return null
  const other = values[bound.field]
  if (typeof value !== 'number' || typeof other !== 'number' || value <= other) return null
  return error('above-other-field', { found: value, otherField: bound.field, other })
}

function notAfter(bound: OtherField | undefined, value: Scalar | undefined, values: Values): Flaw | null {
  if (bound === undefined || bound.reportedBy !== undefined) return null
  const other = values[bound.field]
  if (typeof value !== 'string' || typeof other !== 'string' || value > other) return null
  return error('not-after-other-date', { found: value, otherField: bound.field, other })
}

function afterYearEnd(
  field: Field & { readonly kind: 'date' },
  value: Scalar | undefined,
  { assessYear }: FieldCheckContext,
): Flaw | null {
  if (field.notAfterYearEnd !== true || assessYear === undefined || typeof value !== 'string') return null
  const end = yearEnd(assessYear)
  return value > end ? error('after-year-end', { found: value, yearEnd: end }) : null
}

function contradiction(
  field: Field & { readonly kind: 'enum' },
  value: Scalar | undefined,
  values: Values,
): Flaw | null {
  const { contradicts } = field
  if (contradicts === undefined || typeof value !== 'string' || !contradicts.codes.includes(value)) return null
  if (values[contradicts.field] !== contradicts.is) return null
  return { code: 'grade-contradicts', level: 'warning', details: { grade: value } }
}

function fieldsOf(key: string, field: Field, flaw: Flaw): readonly string[] {
  if (flaw.code === 'grade-contradicts' && field.kind === 'enum' && field.contradicts !== undefined) {
    return [key, field.contradicts.field]
  }
  return 'otherField' in flaw.details ? [key, flaw.details.otherField] : [key]
}
