import type { Condition } from './condition.ts'
import { type Form, fieldOf } from './form.ts'
import { shownTexts } from './sheet-condition.ts'

type Words = {
  readonly [K in Condition['kind']]: (condition: Extract<Condition, { readonly kind: K }>, form: Form) => string
}

const affirmed: Words = {
  is: ({ field, oneOf }, form) => `${quoted(field, form)}为${choices(field, oneOf, form)}`,
  positive: ({ field }, form) => `${quoted(field, form)}大于0`,
  filled: ({ field }, form) => `已填${quoted(field, form)}`,
  industrial: ({ field }, form) => `${quoted(field, form)}属工业（大类06–46）`,
  not: ({ condition }, form) => words(denied, condition, form),
  all: ({ conditions }, form) => conditions.map((each) => words(affirmed, each, form)).join('，且'),
  any: ({ conditions }, form) => conditions.map((each) => words(affirmed, each, form)).join('，或'),
}

const denied: Words = {
  is: ({ field, oneOf }, form) => `${quoted(field, form)}不为${choices(field, oneOf, form)}`,
  positive: ({ field }, form) => `${quoted(field, form)}不大于0`,
  filled: ({ field }, form) => `未填${quoted(field, form)}`,
  industrial: ({ field }, form) => `${quoted(field, form)}不属工业（大类06–46）`,
  not: ({ condition }, form) => words(affirmed, condition, form),
  all: ({ conditions }, form) => conditions.map((each) => words(denied, each, form)).join('，或'),
  any: ({ conditions }, form) => conditions.map((each) => words(denied, each, form)).join('，且'),
}

/** A condition in words: “土地取得方式”为“出让”. */
export function conditionText(condition: Condition, form: Form): string {
  return words(affirmed, condition, form)
}

function words(table: Words, condition: Condition, form: Form): string {
  const word = table[condition.kind] as (condition: Condition, form: Form) => string
  return word(condition, form)
}

function quoted(key: string, form: Form): string {
  return `“${fieldOf(form, key).label}”`
}

function choices(key: string, oneOf: readonly (string | boolean)[], form: Form): string {
  return shownTexts(fieldOf(form, key), oneOf)
    .map((text) => `“${text}”`)
    .join('或')
}
