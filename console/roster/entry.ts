import type { EntryFault } from '../entry/set-up-entry.ts'

export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim()
}

/** The first of the fields, by name with its title, that is blank. */
export function blankFault(
  entry: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, string>>,
): EntryFault | null {
  for (const [field, title] of Object.entries(fields)) {
    if (entry[field] === '') return { field, title, detail: '未填。', action: `请填写${title}。` }
  }
  return null
}
