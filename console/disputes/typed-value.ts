import type { Field, Scalar } from '#core/form/field.ts'
import { parseCell } from '#core/form/parse.ts'

/** What was typed as a value of the field, or why it is none. */
export type TypedValue = { readonly value: Scalar } | { readonly fault: string }

export function typedValue(field: Field, text: string): TypedValue {
  const value = parseCell(field, text)
  if (value === null) return { fault: '没有填写。请填写您认为正确的值。' }
  return typeof value === 'object' ? { fault: `不能识别“${value.raw.slice(0, 20)}”。${field.hint}` } : { value }
}
