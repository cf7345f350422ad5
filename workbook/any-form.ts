import type { FormId } from '#core/forms/catalogue.ts'
import { applicationFormId, type WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import type { ReadResult, Region, WorkbookRow } from './read-result.ts'

/** What a workbook says that may hold a 申请表 as well. */
export type AnyResult = ReadResult<WorkbookFormId>
export type AnyRegion = Region<WorkbookFormId>
export type AnyRow = WorkbookRow<WorkbookFormId>

export function isOfAssessment<Part extends { readonly form: WorkbookFormId }>(
  part: Part,
): part is Part & { readonly form: FormId } {
  return part.form !== applicationFormId
}
