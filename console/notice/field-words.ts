import type { Field } from '#core/form/field.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { departments } from '#core/vocabulary/department.ts'

export function nameOfDepartment(code: string | null): string {
  return departments.find((one) => one.code === code)?.name ?? '部门'
}

/** Null when a newer server has a field this page does not know. */
export function fieldOf(form: FormId, key: string): Field | null {
  return formById(form).fields[key] ?? null
}

export function labelOf(form: FormId, key: string): string {
  return fieldOf(form, key)?.label ?? key
}
