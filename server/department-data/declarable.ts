import type { Kysely } from 'kysely'
import { answeredFields } from '#core/department-data/answered-field.ts'
import { negativeOf } from '#core/department-data/negative.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Scalar } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { sameCell } from '#core/record/merge.ts'
import { formRows, type RowsOfForm } from '../db/department-rows.ts'
import type { Schema } from '../db/schema.ts'
import type { RowState } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'
import { fieldLabel } from './line-text.ts'

/** A field for which a department can say that its list is complete, and what that makes of all others. */
export interface Declarable {
  readonly form: FormId
  readonly field: string
  readonly negative: Scalar
}

export function declarablesOf(department: string): readonly Declarable[] {
  return answeredFields(department).flatMap(({ form, key, field }) => {
    const negative = negativeOf(field)
    return negative === null ? [] : [{ form, field: key, negative }]
  })
}

/** The negative of the field. Throws ProblemError department-field-not-declarable. */
export function declarableOf(department: string, form: FormId, field: string): Scalar {
  const found = declarablesOf(department).find((one) => one.form === form && one.field === field)
  if (found === undefined) {
    throw new ProblemError(problem('department-field-not-declarable', { field: fieldLabel(form, field) }))
  }
  return found.negative
}

/** How one row stands to a declaration. */
export interface Standing {
  readonly row: RowState
  /** A department has said something of the field. */
  readonly isStated: boolean
  /** What it said is not the negative. */
  readonly isPositive: boolean
  /** Nobody of a department has, and what is reported is not the negative. */
  readonly isOverruled: boolean
}

export function standingOf(row: RowState, { field, negative }: Pick<Declarable, 'field' | 'negative'>): Standing {
  const said = row.layered.department?.[field] ?? null
  const present = row.effective[field]
  return {
    row,
    isStated: said !== null,
    isPositive: said !== null && !sameCell(said, negative),
    isOverruled: said === null && present !== undefined && !sameCell(present, negative),
  }
}

const rowsAtOnce = 500

/** Every row of the form on file in a year, some at a time. */
export async function eachRow(
  db: Kysely<Schema>,
  place: RowsOfForm,
  visit: (rows: readonly RowState[]) => Promise<void> | void,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await formRows(db, place, after, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.row_key
    await visit(rows.map(fromTable))
  }
}

export async function eachStanding(
  db: Kysely<Schema>,
  { district, cycle }: { readonly district: string; readonly cycle: string },
  declarable: Declarable,
  visit: (standing: readonly Standing[]) => Promise<void>,
): Promise<void> {
  const place = { district, cycle, form: declarable.form }
  await eachRow(db, place, (rows) => visit(rows.map((row) => standingOf(row, declarable))))
}
