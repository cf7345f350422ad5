import type { Field } from '#core/form/field.ts'
import { type Form, fieldEntries } from '#core/form/form.ts'
import { formatBoolean } from '#core/form/format.ts'
import { optionIn, optionLabel } from '#core/form/option.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { type CellKind, splitWords, text } from './cell-kind.ts'

/** Labels of the fields a condition may ask for: choices, yes or no, figures. */
function labelsOf(form: Form): readonly string[] {
  return fieldEntries(form).flatMap(([, { kind, label }]) =>
    ['enum', 'boolean', 'integer', 'decimal'].includes(kind) ? [label] : [],
  )
}

/** A field by its label; of which form it is, the condition beside it says. */
export const fieldLabel: CellKind<string> = {
  ...text,
  expects: '自评表或采集表的项目名称',
  options: [...new Set([...labelsOf(parcelForm), ...labelsOf(enterpriseForm)])],
}

/** The key of the field with that label; null when the form has none. */
export function keyOfLabel<Of extends Form>(form: Of, label: string): (keyof Of['fields'] & string) | null {
  const found = fieldEntries(form).find(([, field]) => field.label === label)
  return found?.[0] ?? null
}

/** What a condition names: codes by their label, yes and no as 是 and 否. */
export function wordOfValue(field: Field | undefined, value: string | boolean): string {
  if (typeof value === 'boolean') return formatBoolean(value)
  return field?.kind === 'enum' ? optionLabel(field, value) : value
}

/** The values that words of a cell name. What the field does not know stays as it is written. */
export function valuesOfWords(field: Field | undefined, written: string): readonly (string | boolean)[] {
  return splitWords(written).map((word) => {
    if (field?.kind === 'boolean' && (word === '是' || word === '否')) return word === '是'
    return field?.kind === 'enum' ? (optionIn(field, word) ?? word) : word
  })
}
