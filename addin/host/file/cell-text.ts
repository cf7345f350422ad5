import type { CellValue, Field } from '#core/form/field.ts'
import { formatBoolean } from '#core/form/format.ts'
import { optionLabel } from '#core/form/option.ts'

/** The value as it is typed and copied: no thousands separators, no padding; '' when blank. */
export function editText(field: Field, value: CellValue | null): string {
  if (value === null) return ''
  if (typeof value === 'object') return value.raw
  if (typeof value === 'boolean') return formatBoolean(value)
  return field.kind === 'enum' ? optionLabel(field, String(value)) : String(value)
}
