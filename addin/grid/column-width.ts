import type { CodeSystem, Field, FieldKind } from '#core/form/field.ts'

/** px of what such a cell usually holds, at 13 px. */
const widths: Readonly<Record<Exclude<FieldKind, 'code'>, number>> = {
  text: 190,
  integer: 84,
  decimal: 116,
  date: 104,
  boolean: 72,
  enum: 104,
  calculated: 104,
}

const codeWidths: Readonly<Record<CodeSystem, number>> = {
  parcel: 128,
  uscc: 172,
  'real-estate-unit': 250,
  certificate: 250,
  industry: 84,
  phone: 120,
  'document-number': 200,
}

const characterWidth = 13
const padding = 26

/** Room for the content and for a heading that may break once. */
export function columnWidth(field: Field): number {
  const content = field.kind === 'code' ? codeWidths[field.system] : widths[field.kind]
  const heading = Math.ceil(field.label.length / 2) * characterWidth + padding
  const options = field.kind === 'enum' ? Math.max(...field.options.map((option) => option.label.length)) : 0
  return Math.max(content, Math.min(240, Math.max(heading, options * characterWidth + padding)))
}
