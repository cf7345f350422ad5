import type { Field } from '#core/form/field.ts'

/** What may be chosen in the cell, as it is printed; none where anything may be typed. */
export function optionLabels(field: Field): readonly string[] {
  if (field.kind === 'boolean') return ['是', '否']
  return field.kind === 'enum' ? field.options.map((option) => option.label) : []
}
