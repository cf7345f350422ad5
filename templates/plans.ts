import { figureFieldsOf } from '#core/department-data/parcel-figure.ts'
import type { FieldPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { DepartmentCode } from '#core/vocabulary/department.ts'
import type { FormVersion } from '#workbook/meta.ts'

/** The forms that the workbooks are made from. */
export const parcelPlan = toSheet(parcelForm)
export const enterprisePlan = toSheet(enterpriseForm)
export const applicationPlan = toSheet(zeroIncrementForm)
export const disposalPlan = toSheet(disposalPlanForm)

/** Columns of a ledger: what identifies and names a row first, then section by section. */
export function ledgerColumns(plan: SheetPlan, leading: readonly string[]): readonly FieldPlan[] {
  const first = leading.flatMap((key) => plan.fields.filter((field) => field.key === key))
  const rest = plan.sections.flatMap((section) => section.fields).filter((field) => !leading.includes(field.key))
  return [...first, ...rest]
}

/** The form narrowed to what identifies a row and the fields a department supplies or verifies; null when none. */
export function departmentPlan(plan: SheetPlan, department: DepartmentCode): SheetPlan | null {
  const supplied = plan.fields.filter((field) => field.departments.includes(department))
  if (supplied.length === 0) return null
  const statesSums = figureFieldsOf(department).length > 0
  const kept = (field: FieldPlan): readonly FieldPlan[] => {
    if (field.key === 'uscc' && statesSums) return [codeOfFirmOrNone(field)]
    return supplied.includes(field) || plan.key.includes(field.key) ? [field] : []
  }
  const sections = plan.sections.map((section) => ({ ...section, fields: section.fields.flatMap(kept) }))
  return { ...plan, fields: plan.fields.flatMap(kept), sections }
}

/** A department that may state amounts for whole parcels leaves the firm's code blank there. */
function codeOfFirmOrNone(field: FieldPlan): FieldPlan {
  const help = { ...field.help, required: '按企业提供时必填；按地块提供合计数时留空' }
  return { ...field, role: 'conditional', requirement: { ...field.requirement, when: 'never', formula: null }, help }
}

export function versionOf(plan: SheetPlan): FormVersion {
  return { id: plan.formId, version: plan.formVersion }
}
