import type { CellValue } from '#core/form/field.ts'
import { type Cells, type Form, fieldOf } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import { inputText } from './field-text.ts'

/** What was typed and not yet saved, by field: the text as it stands in the input. */
export type Draft = Readonly<Record<string, string>>

/** Cells as they are saved; null is blank. */
export type SavedCells = Readonly<Record<string, CellValue | null>>

/** The text of a field: as typed, else as saved. */
export function textIn(form: Form, key: string, draft: Draft, saved: SavedCells): string {
  return draft[key] ?? inputText(fieldOf(form, key), saved[key])
}

/** The cells as they would be saved, without blanks. */
export function cellsWith(form: Form, draft: Draft, saved: SavedCells): Cells {
  const cells: Record<string, CellValue> = {}
  for (const [key, value] of Object.entries({ ...saved, ...changedFields(form, draft, saved) })) {
    if (value !== null) cells[key] = value
  }
  return cells
}

/** The fields whose value differs from the saved one, null where it was taken out. */
export function changedFields(form: Form, draft: Draft, saved: SavedCells): SavedCells {
  const changed: Record<string, CellValue | null> = {}
  for (const [key, text] of Object.entries(draft)) {
    const value = parseCell(fieldOf(form, key), text)
    if (JSON.stringify(value) !== JSON.stringify(saved[key] ?? null)) changed[key] = value
  }
  return changed
}

/** The text as the value is printed, where it could be read. */
export function printed(form: Form, key: string, text: string): string {
  const field = fieldOf(form, key)
  const value = parseCell(field, text)
  return value === null || typeof value === 'object' ? text : inputText(field, value)
}
