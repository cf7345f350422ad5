import { citationText } from '../vocabulary/citation.ts'
import { pollutants } from '../vocabulary/pollutant.ts'
import type { CalculatedField, Calculation, Field } from './field.ts'
import { expectedText, precisionText, requiredText, suppliedByText } from './field-words.ts'
import { fillRoleOf, fillRoles, lockOf } from './fill-role.ts'
import { type Form, fieldEntries, headingOf } from './form.ts'
import { type Projection, project } from './project.ts'
import { conditionFormula, sheetCondition } from './sheet-condition.ts'
import type {
  FieldHelp,
  FieldPlan,
  Formula,
  FormulaPart,
  Requirement,
  SheetPlan,
  ValidationPlan,
} from './sheet-plan.ts'
import { sheetRule } from './sheet-rule.ts'

/** The form as a sheet plan: headings, formats, drop-downs, validation, prompts, marks and conditions as data. */
export function toSheet(form: Form): SheetPlan {
  const fields = fieldEntries(form).map(([key, field]) => fieldPlan(form, key, field))
  const sections = form.sections.map((section) => ({
    ...section,
    fields: fields.filter((field) => field.section === section.key),
  }))
  return { formId: form.id, formVersion: form.version, title: form.title, key: form.key, sections, fields }
}

/** Defined name of a field: the same in every workbook, wherever its cell or column stands. */
export function definedName(key: string): string {
  return `f_${key}`
}

function fieldPlan(form: Form, key: string, field: Field): FieldPlan {
  const role = fillRoleOf(form, key, field)
  return {
    key,
    kind: field.kind,
    section: field.section,
    heading: headingOf(field),
    label: field.label,
    unit: 'unit' in field ? field.unit : '',
    definedName: definedName(key),
    role,
    mark: fillRoles[role].mark,
    lock: lockOf(field),
    requirement: requirementOf(form, field),
    ...project(looks, field),
    validation: validationOf(form, key, field),
    formula: field.kind === 'calculated' ? calculationFormula(field) : null,
    departments: field.verifiedBy,
    explains: field.explains ?? null,
    help: helpOf(form, field),
  }
}

function requirementOf(form: Form, field: Field): Requirement {
  if (typeof field.required !== 'object') return { when: field.required, formula: null, condition: null }
  const condition = sheetCondition(field.required, form)
  return { when: 'condition', formula: conditionFormula(condition), condition }
}

type Look = Pick<FieldPlan, 'numberFormat' | 'align' | 'width' | 'multiline'>

/** Text format for everything that is not a figure or a day: a code must never become a number. */
const textFormat = '@'

const looks: Projection<[], Look> = {
  text: ({ label, maxLength }) => ({
    numberFormat: textFormat,
    align: 'left',
    width: widthFor(label, maxLength > 100 ? 40 : Math.min(30, maxLength)),
    multiline: maxLength > 100,
  }),
  code: ({ label, maxLength }) => ({
    numberFormat: textFormat,
    align: 'left',
    width: widthFor(label, Math.min(32, maxLength + 4)),
    multiline: false,
  }),
  integer: ({ label, unit }) => figure(label, unit === '' ? '0' : '#,##0', 10),
  decimal: ({ label, decimals }) => figure(label, decimalFormat(decimals), 16),
  date: ({ label, yearMonth }) => centred(label, yearMonth === true ? 'yyyy-mm' : 'yyyy-mm-dd', 12),
  boolean: ({ label }) => centred(label, textFormat, 8),
  enum: ({ label, options }) =>
    centred(label, textFormat, Math.max(...options.map((option) => displayWidth(option.label))) + 4),
  calculated: ({ label, result, decimals }) =>
    result === 'number' ? figure(label, decimalFormat(decimals), 12) : centred(label, textFormat, 14),
}

function decimalFormat(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

function figure(label: string, numberFormat: string, width: number): Look {
  return { numberFormat, align: 'right', width: widthFor(label, width), multiline: false }
}

function centred(label: string, numberFormat: string, width: number): Look {
  return { numberFormat, align: 'center', width: widthFor(label, width), multiline: false }
}

/** Room for the content, and for the label in two lines. */
function widthFor(label: string, content: number): number {
  return Math.max(content, Math.ceil(displayWidth(label) / 2) + 3)
}

/** In characters of the standard font: a Chinese character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)
}

function validationOf(form: Form, key: string, field: Field): ValidationPlan | null {
  const rule = sheetRule(key, field)
  if (rule === null) return null
  const expected = expectedText(form, field)
  const required = requiredText(form, field)
  return {
    rule,
    prompt: { title: field.label, text: `${field.hint}${required}。填${expected}。` },
    stop: {
      title: `${field.label}：不符合要求`,
      text: `填入的内容不是此处要求的内容。“${headingOf(field)}”应为${expected}。请更正后重新输入。`,
    },
    severity: 'stop',
  }
}

const calculationFormulas: {
  readonly [K in Calculation['kind']]: (
    calculation: Extract<Calculation, { readonly kind: K }>,
    field: CalculatedField,
  ) => Formula | null
} = {
  quotient: ({ numerator, denominator }, { decimals }) => [
    'IF(AND(ISNUMBER(',
    { cell: numerator },
    '),N(',
    { cell: denominator },
    ')>0),ROUND(',
    { cell: numerator },
    '/',
    { cell: denominator },
    `,${decimals}),"")`,
  ],
  'pollutant-equivalents': (_calculation, { decimals }) => {
    const count: FormulaPart[] = pollutants.flatMap(({ key }, index) => [index === 0 ? '' : ',', { cell: key }])
    const sum: FormulaPart[] = pollutants.flatMap(({ key, equivalentHundredths }, index) => [
      index === 0 ? 'N(' : '+N(',
      { cell: key },
      `)*100/${equivalentHundredths}`,
    ])
    return ['IF(COUNT(', ...count, ')>0,ROUND(', ...sum, `,${decimals}),"")`]
  },
  // The layers of a row are not in its sheet.
  origin: () => null,
}

function calculationFormula(field: CalculatedField): Formula | null {
  const apply = calculationFormulas[field.calculation.kind] as (
    calculation: Calculation,
    field: CalculatedField,
  ) => Formula | null
  return apply(field.calculation, field)
}

function helpOf(form: Form, field: Field): FieldHelp {
  return {
    fill: field.hint,
    precision: precisionText(field),
    required: requiredText(form, field),
    example: field.example,
    suppliedBy: suppliedByText(field),
    source: citationText(field.source),
  }
}
