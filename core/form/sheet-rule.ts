import type { CodeField, CodeSystem, DateField, DecimalField, Field, IntegerField, OtherField } from './field.ts'
import { formatBoolean } from './format.ts'
import { type Projection, project } from './project.ts'
import { call } from './sheet-condition.ts'
import type { Formula, ValidationRule } from './sheet-plan.ts'

/** Serials of 1950-01-01 and 2999-12-31: a bare year or 20240105 typed into a date cell lies outside. */
const firstDaySerial = 18_264
const lastDaySerial = 401_768

/** A figure of any sign; the ends only tell a number from a text. */
const anyNumber = [-999_999_999_999.99, 999_999_999_999.99]

/** The validation rule of a field's cell, null for a calculated cell. A courtesy: the check of the forms is the authority. */
export function sheetRule(key: string, field: Field): ValidationRule | null {
  return project(rules, field, key)
}

const rules: Projection<[key: string], ValidationRule | null> = {
  text: (field) => ({ type: 'textLength', operator: 'lessThanOrEqual', bounds: [field.maxLength] }),
  code: (field, key) => codeRules[field.system](field, key),
  integer: (field, key) => {
    if (field.maxCurrentYear !== true) return numberRule(field, key, 'whole')
    const wanted = atLeast(key, field.min ?? 0, false)
    return custom([['ISNUMBER(', { cell: key }, ')'], whole(key), wanted, [{ cell: key }, '<=YEAR(TODAY())']])
  },
  decimal: (field, key) => numberRule(field, key, 'decimal'),
  date: dateRule,
  boolean: () => ({ type: 'list', options: [formatBoolean(true), formatBoolean(false)] }),
  enum: (field) => ({ type: 'list', options: field.options.map((option) => option.label) }),
  calculated: () => null,
}

function custom(conditions: readonly Formula[]): ValidationRule {
  return { type: 'custom', formula: call('AND', conditions) }
}

function whole(key: string): Formula {
  return [{ cell: key }, '=INT(', { cell: key }, ')']
}

function atLeast(key: string, minimum: number, exclusive: boolean): Formula {
  return [{ cell: key }, `${exclusive ? '>' : '>='}${minimum}`]
}

/** Nothing to compare with while the other cell holds no number. */
function unlessBlank(other: string, comparison: Formula): Formula {
  return call('OR', [['NOT(ISNUMBER(', { cell: other }, '))'], comparison])
}

function numberRule(field: IntegerField | DecimalField, key: string, type: 'whole' | 'decimal'): ValidationRule {
  const { min, max, minExclusive = false, notAbove } = field
  if (notAbove === undefined && min === undefined) return { type, operator: 'between', bounds: anyNumber }
  if (notAbove === undefined && max === undefined && min !== undefined) {
    return { type, operator: minExclusive ? 'greaterThan' : 'greaterThanOrEqual', bounds: [min] }
  }
  if (notAbove === undefined && !minExclusive && min !== undefined && max !== undefined) {
    return { type, operator: 'between', bounds: [min, max] }
  }
  return custom([
    ['ISNUMBER(', { cell: key }, ')'],
    ...(type === 'whole' ? [whole(key)] : []),
    ...(min === undefined ? [] : [atLeast(key, min, minExclusive)]),
    ...(max === undefined ? [] : [[{ cell: key }, `<=${max}`]]),
    ...otherBound(key, notAbove, '<='),
  ])
}

function otherBound(key: string, bound: OtherField | undefined, comparison: '<=' | '>'): readonly Formula[] {
  if (bound === undefined) return []
  return [unlessBlank(bound.field, [{ cell: key }, comparison, { cell: bound.field }])]
}

function dateRule(field: DateField, key: string): ValidationRule {
  if (field.after === undefined) return { type: 'date', operator: 'between', bounds: [firstDaySerial, lastDaySerial] }
  return custom([
    ['ISNUMBER(', { cell: key }, ')'],
    atLeast(key, firstDaySerial, false),
    [{ cell: key }, `<=${lastDaySerial}`],
    ...otherBound(key, field.after, '>'),
  ])
}

function lengthRule(field: CodeField): ValidationRule {
  return { type: 'textLength', operator: 'lessThanOrEqual', bounds: [field.maxLength] }
}

const codeRules: Readonly<Record<CodeSystem, (field: CodeField, key: string) => ValidationRule>> = {
  parcel: (field, key) =>
    custom([
      ['LEN(', { cell: key }, `)<=${field.maxLength}`],
      ['ISERROR(FIND(" ",', { cell: key }, '))'],
    ]),
  uscc: (_field, key) =>
    custom([
      ['ISTEXT(', { cell: key }, ')'],
      ['LEN(SUBSTITUTE(', { cell: key }, '," ",""))=18'],
    ]),
  'real-estate-unit': (_field, key) =>
    custom([
      call('OR', [
        ['LEN(', { cell: key }, ')=19'],
        ['LEN(', { cell: key }, ')=28'],
      ]),
      ['LEFT(', { cell: key }, ',6)="310117"'],
    ]),
  certificate: lengthRule,
  industry: (_field, key) =>
    custom([
      ['LEN(', { cell: key }, ')=4'],
      ['ISNUMBER(VALUE(', { cell: key }, '))'],
    ]),
  phone: (_field, key) => ({
    type: 'custom',
    formula: call('OR', [
      call('AND', [
        ['LEN(', { cell: key }, ')=11'],
        ['LEFT(', { cell: key }, ',1)="1"'],
      ]),
      ['LEFT(', { cell: key }, ',3)="021"'],
    ]),
  }),
  'document-number': lengthRule,
}
