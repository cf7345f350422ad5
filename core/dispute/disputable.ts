import { checkFields } from '../checks/check-fields.ts'
import { answersFor } from '../department-data/answered-field.ts'
import type { CellValue } from '../form/field.ts'
import { type FormId, formById } from '../forms/catalogue.ts'
import { findingSentence } from '../message/message.zh.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { type DepartmentCode, departments } from '../vocabulary/department.ts'

/** Departments that answer for a field, in the order of the district's list; none for what nobody confirms. */
export function answeringDepartments(form: FormId, field: string): readonly DepartmentCode[] {
  return departments.flatMap(({ code }) => (answersFor(code, form, field) ? [code] : []))
}

/** Whether a firm may dispute a department's value of the field: somebody must be there to answer, and nobody is named by it. */
export function isDisputable(form: FormId, field: string): boolean {
  return formById(form).fields[field]?.personal === undefined && answeringDepartments(form, field).length > 0
}

/** Why a value will not do for the field, as a sentence; null when it will. */
export function valueFault(form: FormId, field: string, value: CellValue, today: CalendarDate): string | null {
  const found = checkFields(formById(form), { id: '', cells: { [field]: value } }, { today, step: 'fill' })
  const fault = found.find((each) => each.field === field && each.level === 'error' && each.code !== 'required')
  if (fault !== undefined) return findingSentence(fault)
  return typeof value === 'object' ? '不是这一项可填的值。' : null
}
