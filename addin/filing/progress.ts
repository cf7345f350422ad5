import { isRequired } from '#core/checks/check-fields.ts'
import { fieldEntries } from '#core/form/form.ts'
import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { type ZeroIncrementValues, zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { MissingCell, SectionProgress } from '../workers/protocol.ts'
import type { Application } from './application.ts'

/** What is required and filled of a 申请表, by its sections. */
export function progressOf(application: Application, values: ZeroIncrementValues): readonly SectionProgress[] {
  return zeroIncrementForm.sections.flatMap(({ key: section, title }): readonly SectionProgress[] => {
    const required = fieldEntries(zeroIncrementForm).filter(
      ([, field]) => field.section === section && isRequired(zeroIncrementForm, field, values, 'fill'),
    )
    if (required.length === 0) return []
    const blank = required.filter(([key]) => application.cells[key] === undefined)
    const missing = blank.map(([key, { label }]): MissingCell => ({ ...application.placeOf(key), label, rowName: '' }))
    const filled = required.length - missing.length
    return [{ form: applicationFormId, key: section, title, required: required.length, filled, missing }]
  })
}
