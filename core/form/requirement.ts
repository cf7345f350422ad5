import type { Field, Scalar } from './field.ts'
import type { Form } from './form.ts'
import { testOf } from './holds.ts'

/** Whether a blank cell is missing, by the readable values of its row and the step the row is at. */
export type Requirement = (values: Readonly<Record<string, Scalar | undefined>>, step: 'fill' | 'town') => boolean

/** Whether a blank cell of this field is missing whatever else the row says. */
export function isAlwaysRequired(field: Field): boolean {
  return field.required === 'always' && field.blankReportedBy === undefined
}

/** Whether a blank cell is missing from a later step on or on a condition, and nobody else reports it. */
export function isSometimesRequired(field: Field): boolean {
  return field.required !== 'never' && field.blankReportedBy === undefined && !isAlwaysRequired(field)
}

const requirements = new WeakMap<Field, Requirement>()

/** The requirement of a field of the form, made once and asked for every row. */
export function requirementOf(form: Form, field: Field): Requirement {
  let known = requirements.get(field)
  if (known === undefined) {
    const { required } = field
    if (typeof required === 'object') known = testOf(required, form)
    else known = (_values, step) => required === 'always' || (required === 'town-step' && step === 'town')
    requirements.set(field, known)
  }
  return known
}
