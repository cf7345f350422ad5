import { applicationPersonalFields, isMaskedPersonal, maskedPersonal } from '#core/access/personal.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { normalisedCell } from '../rows/incoming.ts'

export type ChangedFields = Readonly<Record<string, CellValue | null>>

/** Throws ProblemError form-version-unknown. */
export function requireKnownForm(formVersion: string): void {
  const { id, version } = zeroIncrementForm
  if (formVersion === version) return
  throw new ProblemError(problem('form-version-unknown', { form: id, found: formVersion, expected: version }))
}

/**
 * Values of the 申请表 as they are stored, read as cells are: what a list masked says nothing. Throws ProblemError
 * malformed-request for fields the form does not have or that are calculated.
 */
export function readFields(sent: ChangedFields): ChangedFields {
  const { fields } = zeroIncrementForm
  const known: Readonly<Record<string, Field>> = fields
  const unknown = Object.keys(sent).filter((key) => !Object.hasOwn(fields, key) || known[key]?.kind === 'calculated')
  if (unknown.length > 0) {
    const issues = unknown.slice(0, 20).map((path) => ({ path, message: 'not a field of the form' }))
    throw new ProblemError(problem('malformed-request', { issues }))
  }
  const read: Record<string, CellValue | null> = {}
  for (const [key, value] of Object.entries(sent)) {
    const field = fieldOf(zeroIncrementForm, key)
    const cell = normalisedCell(field, value)
    if (!isMaskedPersonal(field, cell)) read[key] = cell
  }
  return read
}

/** Without blanks. */
export function cellsOf(fields: ChangedFields): Cells {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  )
}

/** As those see them who may not see whom to call: 138****1234. */
export function maskedCells(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([key, value]) =>
      applicationPersonalFields.includes(key)
        ? [key, maskedPersonal(fieldOf(zeroIncrementForm, key), value)]
        : [key, value],
    ),
  )
}
