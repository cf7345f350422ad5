import type { EnumField, Option } from './field.ts'
import { folded } from './text.ts'

/** Spaces, brackets and joints between a code and its label are spelling: "1001 工业用地", 工业用地（1001）. */
function spelling(text: string): string {
  return folded(text)
    .replace(/[\s()[\]【】:：、\-_/]/g, '')
    .toUpperCase()
}

function spellingsOf(option: Option): readonly string[] {
  const marks = [option.code, ...(option.aliases ?? [])]
  return [option.label, ...marks, ...marks.flatMap((mark) => [mark + option.label, option.label + mark])]
}

const tables = new WeakMap<EnumField, ReadonlyMap<string, string>>()

function tableOf(field: EnumField): ReadonlyMap<string, string> {
  const known = tables.get(field)
  if (known) return known
  const table = new Map<string, string>()
  for (const option of field.options) {
    for (const text of spellingsOf(option)) {
      const other = table.get(spelling(text))
      if (other !== undefined && other !== option.code) {
        throw new RangeError(`"${text}" of ${field.label} is read as two options: ${other}, ${option.code}`)
      }
      // As it is written, too: nearly every cell is, and needs no folding then.
      table.set(spelling(text), option.code).set(text, option.code)
    }
  }
  tables.set(field, table)
  return table
}

/** The code of the option a text names by label, code, alias or both together; null when it names none. */
export function optionIn(field: EnumField, text: string): string | null {
  const table = tableOf(field)
  return table.get(text) ?? table.get(spelling(text)) ?? null
}

export function optionLabel(field: EnumField, code: string): string {
  return field.options.find((option) => option.code === code)?.label ?? code
}
