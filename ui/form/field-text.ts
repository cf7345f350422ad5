import type { CellValue, Field } from '#core/form/field.ts'
import { formatBoolean, formatValue } from '#core/form/format.ts'

/** A cell as it stands in an input: as it is printed, without its unit; nothing for a blank one. */
export function inputText(field: Field, value: CellValue | null | undefined): string {
  return value === null || value === undefined ? '' : formatValue(field, value)
}

/** The words a field is chosen from, null for one that is typed. */
export function choicesOf(field: Field): readonly string[] | null {
  if (field.kind === 'boolean') return [true, false].map(formatBoolean)
  return field.kind === 'enum' ? field.options.map(({ label }) => label) : null
}

/** Whether a picker of days or months can show this text; what it cannot show is typed. */
export function pickerOf(field: Field, text: string): 'date' | 'month' | null {
  if (field.kind !== 'date') return null
  const isMonth = field.yearMonth === true
  const fits = text === '' || (isMonth ? /^\d{4}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}$/).test(text)
  if (!fits) return null
  return isMonth ? 'month' : 'date'
}
