import type { FormId } from './catalogue.ts'

/** The 申请表 of a 优质项目, which no assessment reads. */
export const applicationFormId = 'zero-increment-application'

/** Forms a workbook may hold. */
export type WorkbookFormId = FormId | typeof applicationFormId
