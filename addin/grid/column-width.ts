import type { Field, FieldKind } from '#core/form/field.ts'

/** px of what such a cell usually holds, at 13 px. */
const widths: Readonly<Record<FieldKind, number>> = {
  text: 190,
  code: 168,
  integer: 92,
  decimal: 116,
  date: 104,
  boolean: 72,
  enum: 112,
  calculated: 104,
}

const characterWidth = 13
const padding = 26

/** Room for the content and for a heading that may break once. */
export function columnWidth(field: Field): number {
  const heading = Math.ceil(field.label.length / 2) * characterWidth + padding
  const options = field.kind === 'enum' ? Math.max(...field.options.map((option) => option.label.length)) : 0
  return Math.min(240, Math.max(widths[field.kind], heading, options * characterWidth + padding))
}
