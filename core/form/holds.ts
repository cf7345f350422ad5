import { isIndustrial } from '../vocabulary/industry.ts'
import type { Condition } from './condition.ts'
import type { Scalar } from './field.ts'
import { type Form, fieldOf } from './form.ts'

type ConditionKind = Condition['kind']
type Readable = Readonly<Record<string, Scalar | undefined>>

/** Whether a condition holds for the readable values of a row. */
export type ConditionTest = (values: Readable) => boolean

const tests: {
  readonly [K in ConditionKind]: (condition: Extract<Condition, { readonly kind: K }>, form: Form) => ConditionTest
} = {
  is: ({ field, oneOf }, form) => {
    const key = keyOf(field, form)
    const choices = new Set<Scalar | undefined>(oneOf)
    return (values) => choices.has(values[key])
  },
  positive: ({ field }, form) => {
    const key = keyOf(field, form)
    return (values) => {
      const value = values[key]
      return typeof value === 'number' && value > 0
    }
  },
  filled: ({ field }, form) => {
    const key = keyOf(field, form)
    return (values) => values[key] !== undefined
  },
  industrial: ({ field }, form) => {
    const key = keyOf(field, form)
    return (values) => {
      const value = values[key]
      return typeof value === 'string' && isIndustrial(value)
    }
  },
  not: ({ condition }, form) => {
    const test = testOf(condition, form)
    return (values) => !test(values)
  },
  all: ({ conditions }, form) => {
    const each = conditions.map((condition) => testOf(condition, form))
    return (values) => each.every((test) => test(values))
  },
  any: ({ conditions }, form) => {
    const each = conditions.map((condition) => testOf(condition, form))
    return (values) => each.some((test) => test(values))
  },
}

/**
 * The test of a condition of the form, made once and asked for every row: a blank field is neither one of its choices,
 * nor positive, nor filled. Throws RangeError for a field the form does not have.
 */
export function testOf(condition: Condition, form: Form): ConditionTest {
  // The kind chooses the test, so the condition is of the kind that test takes; the compiler cannot see the pair.
  const make = tests[condition.kind] as (condition: Condition, form: Form) => ConditionTest
  return make(condition, form)
}

/** Whether a condition of the form holds for these values, as its test says. */
export function holds(condition: Condition, values: Readable, form: Form): boolean {
  return testOf(condition, form)(values)
}

function keyOf(field: string, form: Form): string {
  fieldOf(form, field)
  return field
}
