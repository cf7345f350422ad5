import type { Field } from '../form/field.ts'
import { fieldEntries } from '../form/form.ts'
import { formById, formIds } from '../forms/catalogue.ts'
import type { DepartmentCode } from '../vocabulary/department.ts'
import { maskedDepartments, maskingDepartment } from './mask.ts'

/** A field whose 部门核定 values leave the system by approval only. */
export interface GuardedField {
  readonly key: string
  readonly field: Field
  readonly department: DepartmentCode
}

/** All of them in the order of the forms; their keys are those of no other field. */
export const guardedFields: readonly GuardedField[] = formIds.flatMap((form) =>
  fieldEntries(formById(form)).flatMap(([key, field]) => {
    const department = maskingDepartment(field)
    return department === null ? [] : [{ key, field, department }]
  }),
)

export function guardedField(key: string): GuardedField | null {
  return guardedFields.find((one) => one.key === key) ?? null
}

/** Departments that own the fields. */
export function ownersOf(keys: readonly string[]): readonly DepartmentCode[] {
  return maskedDepartments.filter((code) =>
    guardedFields.some(({ key, department }) => department === code && keys.includes(key)),
  )
}
