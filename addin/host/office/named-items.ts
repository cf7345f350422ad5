import { parseReference } from '#workbook/address.ts'

/** Asks for what the functions below need. */
export function loadNames(names: Excel.NamedItemCollection): void {
  names.load('items/name,items/type,items/value')
}

/** The cells a name points to; null for constants, formulas, several areas and lost cells. */
export function referenceOf(item: Excel.NamedItem) {
  return item.type === 'Range' && typeof item.value === 'string' ? parseReference(item.value) : null
}

/** Lost its cells: the type says so, or the text that stands for them. */
export function isBroken(item: Excel.NamedItem): boolean {
  return item.type === 'Error' || (typeof item.value === 'string' && item.value.includes('#REF!'))
}
