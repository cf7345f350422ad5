import type { CellValue } from '#core/form/field.ts'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { inputText } from '#ui/form/field-text.ts'

/** What was typed and not yet saved, by field: the text as it stands in the input. */
export type Draft = Readonly<Record<string, string>>

type Saved = Readonly<Record<string, CellValue | null>>

/** The text of a field: as typed, else as saved. */
export function textIn(key: string, draft: Draft, saved: Saved): string {
  return draft[key] ?? inputText(fieldOf(zeroIncrementForm, key), saved[key])
}

/** The cells as they would be saved, without blanks. */
export function cellsWith(draft: Draft, saved: Saved): Cells {
  const cells: Record<string, CellValue> = {}
  for (const [key, value] of Object.entries({ ...saved, ...changedFields(draft, saved) })) {
    if (value !== null) cells[key] = value
  }
  return cells
}

/** The fields whose value differs from the saved one, null where it was taken out. */
export function changedFields(draft: Draft, saved: Saved): Saved {
  const changed: Record<string, CellValue | null> = {}
  for (const [key, text] of Object.entries(draft)) {
    const value = parseCell(fieldOf(zeroIncrementForm, key), text)
    if (JSON.stringify(value) !== JSON.stringify(saved[key] ?? null)) changed[key] = value
  }
  return changed
}

/** The text as the value is printed, where it could be read. */
export function printed(key: string, text: string): string {
  const field = fieldOf(zeroIncrementForm, key)
  const value = parseCell(field, text)
  return value === null || typeof value === 'object' ? text : inputText(field, value)
}
