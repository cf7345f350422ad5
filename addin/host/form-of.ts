import type { Form } from '#core/form/form.ts'
import { formById, isFormId } from '#core/forms/catalogue.ts'
import type { WorkbookFormId } from '#core/forms/workbook-form-id.ts'

/** The form of a sheet by its id. */
export type FormOf = (id: WorkbookFormId) => Form

/** Of a workbook of the assessment: the 申请表 is no part of the first load. Throws RangeError when asked for it. */
export const assessmentForm: FormOf = (id) => {
  if (!isFormId(id)) throw new RangeError(`${id} is not a form of the assessment`)
  return formById(id)
}
