import type { Condition } from './condition.ts'
import type { Field } from './field.ts'
import { type Form, fieldOf } from './form.ts'
import { formatValue } from './format.ts'
import type { Formula, FormulaPart, SheetCondition } from './sheet-plan.ts'

/** 工业, by the first two digits of the industry code. */
const firstIndustrialDivision = 6
const lastIndustrialDivision = 46

/** The texts a cell shows for these codes: option labels, 是 and 否. */
export function shownTexts(field: Field, codes: readonly (string | boolean)[]): readonly string[] {
  return codes.map((code) => formatValue(field, code))
}

const projections: {
  readonly [K in Condition['kind']]: (condition: Extract<Condition, { readonly kind: K }>, form: Form) => SheetCondition
} = {
  is: ({ field, oneOf }, form) => ({ kind: 'shows', field, oneOf: shownTexts(fieldOf(form, field), oneOf) }),
  positive: (condition) => condition,
  filled: (condition) => condition,
  industrial: ({ field }) => ({
    kind: 'division-between',
    field,
    first: firstIndustrialDivision,
    last: lastIndustrialDivision,
  }),
  not: ({ condition }, form) => ({ kind: 'not', condition: sheetCondition(condition, form) }),
  all: ({ conditions }, form) => ({ kind: 'all', conditions: conditions.map((each) => sheetCondition(each, form)) }),
  any: ({ conditions }, form) => ({ kind: 'any', conditions: conditions.map((each) => sheetCondition(each, form)) }),
}

/** A condition as the cells of a sheet can answer it. */
export function sheetCondition(condition: Condition, form: Form): SheetCondition {
  const apply = projections[condition.kind] as (condition: Condition, form: Form) => SheetCondition
  return apply(condition, form)
}

const formulas: {
  readonly [K in SheetCondition['kind']]: (condition: Extract<SheetCondition, { readonly kind: K }>) => Formula
} = {
  shows: ({ field, oneOf }) =>
    call(
      'OR',
      oneOf.map((text) => [{ cell: field }, `="${text.replaceAll('"', '""')}"`]),
    ),
  positive: ({ field }) => ['N(', { cell: field }, ')>0'],
  filled: ({ field }) => ['LEN(TRIM(', { cell: field }, '))>0'],
  'division-between': ({ field, first, last }) =>
    call('AND', [
      ['LEN(', { cell: field }, ')=4'],
      ['IFERROR(VALUE(LEFT(', { cell: field }, `,2)),0)>=${first}`],
      ['IFERROR(VALUE(LEFT(', { cell: field }, `,2)),0)<=${last}`],
    ]),
  not: ({ condition }) => ['NOT(', ...conditionFormula(condition), ')'],
  all: ({ conditions }) => call('AND', conditions.map(conditionFormula)),
  any: ({ conditions }) => call('OR', conditions.map(conditionFormula)),
}

/** True in a sheet when the condition holds there; a blank cell answers as a blank value does. */
export function conditionFormula(condition: SheetCondition): Formula {
  const apply = formulas[condition.kind] as (condition: SheetCondition) => Formula
  return apply(condition)
}

/** A call with its arguments separated by commas, as formulas are stored whatever the language of the program. */
export function call(name: string, args: readonly Formula[]): Formula {
  const parts: FormulaPart[] = [`${name}(`]
  args.forEach((argument, index) => {
    if (index > 0) parts.push(',')
    parts.push(...argument)
  })
  return [...parts, ')']
}
