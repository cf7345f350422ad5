import type { Form } from '../form/form.ts'
import { formById, formIds } from './catalogue.ts'
import { zeroIncrementForm } from './zero-increment-application.ts'

export const applicationFormId = 'zero-increment-application'

/** Forms a workbook may hold: those of the assessment, and the 申请表 of a 优质项目, which no assessment reads. */
export const workbookFormIds = [...formIds, applicationFormId] as const
export type WorkbookFormId = (typeof workbookFormIds)[number]

export function workbookForm(id: WorkbookFormId): Form {
  return id === applicationFormId ? zeroIncrementForm : formById(id)
}

export function isWorkbookFormId(text: string): text is WorkbookFormId {
  return (workbookFormIds as readonly string[]).includes(text)
}
