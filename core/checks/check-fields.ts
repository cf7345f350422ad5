import type { AnyFinding, Finding } from '../error/finding.ts'
import { type Reading, readCells } from '../form/clean.ts'
import { type Comparison, comparisonOf } from '../form/comparison.ts'
import type { Field, Scalar } from '../form/field.ts'
import type { FieldFindingCode } from '../form/field-finding.ts'
import type { Flaw } from '../form/flaw.ts'
import { type Cells, type Form, fieldEntries } from '../form/form.ts'
import { isAlwaysRequired, isSometimesRequired, type Requirement, requirementOf } from '../form/requirement.ts'
import { type FormId, isFormId } from '../forms/catalogue.ts'
import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'

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

/**
 * What is wrong with the fields of one row, in the order of the form: required and blank, wrong type, out of range, not
 * an option. Errors block submission, never a draft. What a cross-field check reports (X03, X09, X22, X23) is left to it.
 */
export function checkFields(form: Form, row: CheckedRow, context: FieldCheckContext): readonly AnyFinding[] {
  return checkFieldsAs(idOf(form), form, row, context) as readonly AnyFinding[]
}

/** The same for a form outside the catalogue of the assessment, under its own name. */
export function checkFieldsAs<Name extends string>(
  name: Name,
  form: Form,
  row: CheckedRow,
  context: FieldCheckContext,
): readonly Finding<FieldFindingCode, Name>[] {
  const reading = row.reading ?? readCells(form, row.cells, yearOf(context.today))
  const checkers = checkersOf(form)
  const found: Found[] = []
  if (reading.flaws.size > 0) addFlaws(found, checkers, reading)
  if (reading.requiredFilled < checkers.always.length) addMissing(found, checkers, row.cells)
  addMissingHere(found, checkers, row.cells, reading, context)
  addContradictions(found, checkers, row.cells, reading, context)
  if (found.length > 1) found.sort((one, other) => one.checker.position - other.checker.position)
  return found.map(({ checker, flaw }) => findingOf(name, row, checker, flaw))
}

function addFlaws(found: Found[], { byKey }: Checkers, { flaws }: Reading): void {
  for (const [key, flaw] of flaws) {
    const checker = byKey.get(key)
    if (checker !== undefined) found.push({ checker, flaw })
  }
}

const missing: Flaw = { code: 'required', level: 'error', details: {} }

function addMissing(found: Found[], { always }: Checkers, cells: Cells): void {
  for (const checker of always) if (cells[checker.key] === undefined) found.push({ checker, flaw: missing })
}

function addMissingHere(
  found: Found[],
  { sometimes }: Checkers,
  cells: Cells,
  { values }: Reading,
  { step }: FieldCheckContext,
): void {
  for (const { checker, isMissing } of sometimes) {
    if (cells[checker.key] === undefined && isMissing(values, step)) found.push({ checker, flaw: missing })
  }
}

function addContradictions(
  found: Found[],
  { compared }: Checkers,
  cells: Cells,
  { values, flaws }: Reading,
  context: FieldCheckContext,
): void {
  for (const { checker, compare } of compared) {
    if (cells[checker.key] === undefined || flaws.has(checker.key)) continue
    const flaw = compare(values[checker.key], values, context)
    if (flaw !== null) found.push({ checker, flaw })
  }
}

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
  readonly sometimes: readonly { readonly checker: Checker; readonly isMissing: Requirement }[]
  readonly compared: readonly { readonly checker: Checker; readonly compare: Comparison }[]
}

const checkersByForm = new WeakMap<Form, Checkers>()

function checkersOf(form: Form): Checkers {
  let known = checkersByForm.get(form)
  if (known === undefined) {
    const all = fieldEntries(form).map(([key, field], position): Checker => ({ key, field, position }))
    known = {
      byKey: new Map(all.map((checker) => [checker.key, checker])),
      always: all.filter(({ field }) => isAlwaysRequired(field)),
      sometimes: all
        .filter(({ field }) => isSometimesRequired(field))
        .map((checker) => ({ checker, isMissing: requirementOf(form, checker.field) })),
      compared: all.flatMap((checker) => {
        const compare = comparisonOf(checker.field)
        return compare === null ? [] : [{ checker, compare }]
      }),
    }
    checkersByForm.set(form, known)
  }
  return known
}

function findingOf<Name extends string>(
  form: Name,
  row: CheckedRow,
  { key, field }: Checker,
  flaw: Flaw,
): Finding<FieldFindingCode, Name> {
  const { parcelCode } = row.cells
  // Member by member, in the order of the other findings: one shape for all of them.
  return {
    code: flaw.code,
    level: flaw.level,
    form,
    row: row.id,
    parcelCode: typeof parcelCode === 'string' ? parcelCode : null,
    field: key,
    fields: fieldsOf(key, field, flaw),
    value: row.cells[key] ?? null,
    details: flaw.details,
  }
}

function idOf(form: Form): FormId {
  if (!isFormId(form.id)) throw new RangeError(`${form.id} is not a form of the catalogue`)
  return form.id
}

/** Whether a blank cell of this field is missing, given what the rest of the row says. */
export function isRequired(
  form: Form,
  field: Field,
  values: Readonly<Record<string, Scalar | undefined>>,
  step: FieldCheckContext['step'],
): boolean {
  return requirementOf(form, field)(values, step)
}

function fieldsOf(key: string, field: Field, flaw: Flaw): readonly string[] {
  if (flaw.code === 'grade-contradicts' && field.kind === 'enum' && field.contradicts !== undefined) {
    return [key, field.contradicts.field]
  }
  return 'otherField' in flaw.details ? [key, flaw.details.otherField] : [key]
}
