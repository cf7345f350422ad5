import type { AnyFinding, FieldFindingDetails } from '../error/finding.ts'
import { type FormId, isFormId } from '../forms/catalogue.ts'
import { type CalendarDate, yearEnd, yearOf } from '../vocabulary/calendar-date.ts'
import { isAlwaysRequired, type Reading, readCells } from './clean.ts'
import type { DateField, EnumField, Field, OtherField, Scalar } from './field.ts'
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

/** A row as its holder names it; with the reading of its cells for the same year when the caller has made one already. */
export interface CheckedRow {
  readonly id: string
  readonly cells: Cells
  readonly reading?: Reading
}

type Values = Readonly<Record<string, Scalar>>

/**
 * What is wrong with the fields of one row, in the order of the form: required and blank, wrong type, out of range, not
 * an option. Errors block submission, never a draft. What a cross-field check reports (X03, X09, X22, X23) is left to it.
 */
export function checkFields(form: Form, row: CheckedRow, context: FieldCheckContext): readonly AnyFinding[] {
  const { cells } = row
  const { values, flaws, requiredFilled } = row.reading ?? readCells(form, cells, yearOf(context.today))
  const { byKey, always, sometimes, compared } = checkersOf(form)
  const found: Found[] = []
  for (const [key, flaw] of flaws) {
    const checker = byKey.get(key)
    if (checker !== undefined) found.push({ checker, flaw })
  }
  if (requiredFilled < always.length) {
    for (const checker of always) if (cells[checker.key] === undefined) found.push({ checker, flaw: missing })
  }
  for (const checker of sometimes) {
    if (cells[checker.key] !== undefined) continue
    if (isRequired(form, checker.field, values, context.step)) found.push({ checker, flaw: missing })
  }
  for (const { checker, compare } of compared) {
    const { key } = checker
    if (cells[key] === undefined || flaws.has(key)) continue
    const flaw = compare(values[key], values, context)
    if (flaw !== null) found.push({ checker, flaw })
  }
  if (found.length > 1) found.sort((one, other) => one.checker.position - other.checker.position)
  return found.map(({ checker, flaw }) => findingOf(form, row, checker.key, checker.field, flaw))
}

type Comparison = (value: Scalar | undefined, values: Values, context: FieldCheckContext) => Flaw | null

interface Found {
  readonly checker: Checker
  readonly flaw: Flaw
}

interface Checker {
  readonly key: string
  readonly field: Field
  readonly position: number
}

/** What is asked of every row, made once a form: most rows are sound, and most fields are asked nothing further. */
interface Checkers {
  readonly byKey: ReadonlyMap<string, Checker>
  readonly always: readonly Checker[]
  /** Required at a later step or on a condition. */
  readonly sometimes: readonly Checker[]
  readonly compared: readonly { readonly checker: Checker; readonly compare: Comparison }[]
}

const checkers = new WeakMap<Form, Checkers>()

function checkersOf(form: Form): Checkers {
  let known = checkers.get(form)
  if (known === undefined) {
    const all = fieldEntries(form).map(([key, field], position): Checker => ({ key, field, position }))
    known = {
      byKey: new Map(all.map((checker) => [checker.key, checker])),
      always: all.filter(({ field }) => isAlwaysRequired(field)),
      sometimes: all.filter(({ field }) => {
        return field.blankReportedBy === undefined && field.required !== 'never' && !isAlwaysRequired(field)
      }),
      compared: all.flatMap((checker) => {
        const compare = comparisonOf(checker.field)
        return compare === null ? [] : [{ checker, compare }]
      }),
    }
    checkers.set(form, known)
  }
  return known
}

function findingOf(form: Form, row: CheckedRow, key: string, field: Field, flaw: Flaw): AnyFinding {
  const { parcelCode } = row.cells
  return {
    ...flaw,
    form: idOf(form),
    row: row.id,
    parcelCode: typeof parcelCode === 'string' ? parcelCode : null,
    field: key,
    fields: fieldsOf(key, field, flaw),
    value: row.cells[key] ?? null,
  }
}

function idOf(form: Form): FormId {
  if (!isFormId(form.id)) throw new RangeError(`${form.id} is not a form of the catalogue`)
  return form.id
}

const missing: Flaw = { code: 'required', level: 'error', details: {} }

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

function comparisonOf(field: Field): Comparison | null {
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

function fieldsOf(key: string, field: Field, flaw: Flaw): readonly string[] {
  if (flaw.code === 'grade-contradicts' && field.kind === 'enum' && field.contradicts !== undefined) {
    return [key, field.contradicts.field]
  }
  return 'otherField' in flaw.details ? [key, flaw.details.otherField] : [key]
}
