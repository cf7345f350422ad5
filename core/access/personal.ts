import type { CellValue, Field, PersonalKind } from '../form/field.ts'
import { type Form, fieldEntries } from '../form/form.ts'
import { type FormId, formById, formIds } from '../forms/catalogue.ts'
import { zeroIncrementForm } from '../forms/zero-increment-application.ts'
import type { Role } from './role.ts'

/** Fields of each form that name a person or say how to reach one. */
export const personalFields: Readonly<Record<FormId, readonly string[]>> = {
  'parcel-self-assessment': personalOf(formById('parcel-self-assessment')),
  'enterprise-information': personalOf(formById('enterprise-information')),
}

/** The same of 零增地技术改造项目申请表. */
export const applicationPersonalFields: readonly string[] = personalOf(zeroIncrementForm)

/** All of them, whatever the form. */
export const personalFieldNames: readonly string[] = [
  ...new Set([...formIds.flatMap((id) => personalFields[id]), ...applicationPersonalFields]),
]

function personalOf(form: Form): readonly string[] {
  return fieldEntries(form).flatMap(([key, field]) => (field.personal === undefined ? [] : [key]))
}

/** Those who fill and those who answer for the filling see whom to call, on the rows of their scope; no one else. */
const contactReaders: readonly Role[] = ['enterprise', 'town', 'town-reviewer', 'district']

export function seesContacts({ role }: { readonly role: Role }): boolean {
  return contactReaders.includes(role)
}

const stars = '****'
const shortestPhone = 8

const masks: Readonly<Record<PersonalKind, (text: string) => string>> = {
  phone: (text) => (text.length < shortestPhone ? stars : `${text.slice(0, 3)}${stars}${text.slice(-4)}`),
  name: (text) => `${[...text][0] ?? ''}**`,
}

/** As lists and exports show it: 138****1234, 王**. Blank stays blank, what does not parse is not shown at all. */
export function maskedPersonal({ personal }: Pick<Field, 'personal'>, value: CellValue): CellValue {
  if (personal === undefined) return value
  return typeof value === 'string' ? masks[personal](value) : stars
}

/** The same of a text that stands in no form. */
export function maskedText(kind: PersonalKind, text: string): string {
  return text === '' ? '' : masks[kind](text)
}

/** A masked value that comes back in a workbook says nothing of what stands there. */
export function isMaskedPersonal({ personal }: Pick<Field, 'personal'>, value: CellValue | null): boolean {
  if (personal === undefined || value === null) return false
  const text = typeof value === 'object' ? value.raw : String(value)
  return text.includes('**')
}
