import type { Form } from '../form/form.ts'
import { enterpriseForm } from './enterprise-information.ts'
import { parcelForm } from './parcel-self-assessment.ts'

export const formIds = ['parcel-self-assessment', 'enterprise-information'] as const
export type FormId = (typeof formIds)[number]

const forms: Readonly<Record<FormId, Form>> = {
  'parcel-self-assessment': parcelForm,
  'enterprise-information': enterpriseForm,
}

export function formById(id: FormId): Form {
  return forms[id]
}

export function isFormId(text: string): text is FormId {
  return (formIds as readonly string[]).includes(text)
}
