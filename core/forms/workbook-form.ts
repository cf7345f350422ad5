import type { Form } from '../form/form.ts'
import { formById, formIds, isFormId } from './catalogue.ts'
import { applicationFormId, type WorkbookFormId } from './workbook-form-id.ts'
import { zeroIncrementForm } from './zero-increment-application.ts'

export const workbookFormIds: readonly WorkbookFormId[] = [...formIds, applicationFormId]

export function workbookForm(id: WorkbookFormId): Form {
  return isFormId(id) ? formById(id) : zeroIncrementForm
}

export function isWorkbookFormId(text: string): text is WorkbookFormId {
  return isFormId(text) || text === applicationFormId
}
