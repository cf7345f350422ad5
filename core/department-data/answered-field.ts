import type { Field } from '../form/field.ts'
import { fieldEntries } from '../form/form.ts'
import { type FormId, formById, formIds } from '../forms/catalogue.ts'

/** A field a department answers for (供/核). */
export interface AnsweredField {
  readonly form: FormId
  readonly key: string
  readonly field: Field
}

/** Whether the department supplies or verifies the field; what identifies a row is nobody's to change. */
export function answersFor(department: string | null, form: FormId, key: string): boolean {
  const { fields, key: keys } = formById(form)
  const field: Field | undefined = Object.hasOwn(fields, key)
    ? (fields as Readonly<Record<string, Field>>)[key]
    : undefined
  if (field === undefined || field.kind === 'calculated' || keys.includes(key) || key === 'assessYear') return false
  return field.verifiedBy.some((code) => code === department)
}

/** The fields of a department in the order of the forms. */
export function answeredFields(department: string | null): readonly AnsweredField[] {
  return formIds.flatMap((form) =>
    fieldEntries(formById(form)).flatMap(([key, field]) =>
      answersFor(department, form, key) ? [{ form, key, field }] : [],
    ),
  )
}
