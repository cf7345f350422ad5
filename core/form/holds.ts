import { isIndustrial } from '../vocabulary/industry.ts'
import type { Condition } from './condition.ts'
import type { Scalar } from './field.ts'
import { type Form, fieldOf } from './form.ts'

type ConditionKind = Condition['kind']
type Readable = Readonly<Record<string, Scalar | undefined>>

const rules: {
  readonly [K in ConditionKind]: (
    condition: Extract<Condition, { readonly kind: K }>,
    values: Readable,
    form: Form,
  ) => boolean
} = {
  is: ({ field, oneOf }, values, form) => {
    const value = valueAt(field, values, form)
    return value !== undefined && typeof value !== 'number' && oneOf.includes(value)
  },
  positive: ({ field }, values, form) => {
    const value = valueAt(field, values, form)
    return typeof value === 'number' && value > 0
  },
  filled: ({ field }, values, form) => valueAt(field, values, form) !== undefined,
  industrial: ({ field }, values, form) => {
    const value = valueAt(field, values, form)
    return typeof value === 'string' && isIndustrial(value)
  },
  not: ({ condition }, values, form) => !holds(condition, values, form),
  all: ({ conditions }, values, form) => conditions.every((each) => holds(each, values, form)),
  any: ({ conditions }, values, form) => conditions.some((each) => holds(each, values, form)),
}

/**
 * Whether a condition of the form holds for the readable values of a row; a blank field is neither one of its choices,
 * nor positive, nor filled. Throws RangeError for a field the form does not have.
 */
export function holds(condition: Condition, values: Readable, form: Form): boolean {
  const rule = rules[condition.kind] as (condition: Condition, values: Readable, form: Form) => boolean
  return rule(condition, values, form)
}

function valueAt(field: string, values: Readable, form: Form): Scalar | undefined {
  fieldOf(form, field)
  return values[field]
}
