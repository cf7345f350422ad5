import type { FieldPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { DepartmentCode } from '#core/vocabulary/department.ts'
import type { FormVersion } from '#workbook/meta.ts'

/** The forms that the workbooks are made from. */
export const parcelPlan = toSheet(parcelForm)
export const enterprisePlan = toSheet(enterpriseForm)
export const applicationPlan = toSheet(zeroIncrementForm)

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
  const kept = (field: FieldPlan): boolean => supplied.includes(field) || plan.key.includes(field.key)
  const sections = plan.sections.map((section) => ({ ...section, fields: section.fields.filter(kept) }))
  return { ...plan, fields: plan.fields.filter(kept), sections }
}

export function versionOf(plan: SheetPlan): FormVersion {
  return { id: plan.formId, version: plan.formVersion }
}
