import type { Field } from './field.ts'
import { type Projection, project } from './project.ts'
import type { FieldPlan } from './sheet-plan.ts'

export type Look = Pick<FieldPlan, 'numberFormat' | 'align' | 'width' | 'multiline'>

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

/** Number format, alignment and room of a field's cell. */
export function lookOf(field: Field): Look {
  return project(looks, field)
}
