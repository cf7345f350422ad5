import { departmentName, departments } from '#core/vocabulary/department.ts'
import { departmentTemplateTitle, disposalTemplateTitle } from '#core/vocabulary/template-title.ts'
import { applicationWorkbook } from './application-workbook.ts'
import { departmentWorkbook } from './department-workbook.ts'
import { disposalWorkbook } from './disposal-workbook.ts'
import { ledgerWorkbook } from './ledger-workbook.ts'
import { parcelWorkbook } from './parcel-workbook.ts'
import { departmentPlan, enterprisePlan, parcelPlan } from './plans.ts'

/** Every template by its file name, blank. The same forms give the same bytes. */
export const templates: ReadonlyMap<string, () => Promise<Uint8Array>> = new Map([
  ['一地一表.xlsx', () => parcelWorkbook()],
  ['街镇台账.xlsx', () => ledgerWorkbook()],
  ['零增地技术改造项目申请表.xlsx', () => applicationWorkbook()],
  [`${disposalTemplateTitle}.xlsx`, () => disposalWorkbook()],
  ...departments
    .filter(({ code }) => [parcelPlan, enterprisePlan].some((plan) => departmentPlan(plan, code) !== null))
    .map(
      ({ code }) => [`${departmentTemplateTitle(departmentName(code))}.xlsx`, () => departmentWorkbook(code)] as const,
    ),
])
