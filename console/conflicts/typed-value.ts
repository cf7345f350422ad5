import { checkFields } from '#core/checks/check-fields.ts'
import { type CellValue, type Field, isRaw } from '#core/form/field.ts'
import { parseCell } from '#core/form/parse.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { findingMessage } from '#core/message/message.zh.ts'

/** What was typed for a field: a value, perhaps with a remark on it, or why it is none. */
export type TypedValue =
  | { readonly value: CellValue; readonly remark: string | null }
  | { readonly value: null; readonly remark: string }

/**
 * Reads what was typed as a cell of the field is read, and says what is wrong with it in the words of the check. What
 * only has to be explained may stand.
 * @param today YYYY-MM-DD
 */
export function typedValue(id: FormId, key: string, field: Field, text: string, today: string): TypedValue {
  const value = parseCell(field, text)
  if (value === null) return { value, remark: `未填。${field.hint}` }
  const found = checkFields(formById(id), { id: '', cells: { [key]: value } }, { today, step: 'fill' })
  const [first] = found.filter((finding) => finding.field === key)
  if (first === undefined) return { value, remark: null }
  const { why, what } = findingMessage(first)
  return { value: first.level === 'error' || isRaw(value) ? null : value, remark: why + what }
}
