import type { CellValue, Field } from '../form/field.ts'
import { formatNumber, formatQuantity, formatWithUnit } from '../form/format.ts'
import { decimalPlaces } from '../form/number-text.ts'
import { formById, formIds } from '../forms/catalogue.ts'
import { townName } from '../vocabulary/district.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { Finding, FindingCode } from './finding.ts'

/** How one code is worded: 哪里, 为什么, 怎么办. `where` is the field's label unless the code says otherwise. */
export interface Wording<Code extends FindingCode> {
  readonly where?: (finding: Finding<Code>) => string
  readonly why: (finding: Finding<Code>) => string
  readonly what: (finding: Finding<Code>) => string
}

export type Wordings<Codes extends FindingCode> = { readonly [Code in Codes]: Wording<Code> }

const fieldsByKey: ReadonlyMap<string, Field> = new Map(
  // The parcel's form last: a key of both forms is the same thing in both.
  [...formIds].reverse().flatMap((id) => Object.entries(formById(id).fields)),
)

/** The field of that key in either form. Throws RangeError for a key of neither. */
export function fieldOf(key: string): Field {
  const field = fieldsByKey.get(key)
  if (field === undefined) throw new RangeError(`no form has a field ${key}`)
  return field
}

export function labelOf(key: string): string {
  return fieldOf(key).label
}

/** A value as its field prints it, with unit: 1,280.00 万元, 2025-03-31, 是. Decimals beyond the field's are not hidden. */
export function shown(key: string, value: CellValue | null): string {
  const field = fieldOf(key)
  if (field.kind !== 'decimal' || typeof value !== 'number') return formatWithUnit(field, value)
  return formatQuantity(value, Math.max(field.decimals, decimalPlaces(value)), field.unit)
}

/** 总建筑面积 16,000.00 m² */
export function named(key: string, value: CellValue): string {
  return `${labelOf(key)} ${shown(key, value)}`
}

/** A value in quotes: a choice and what was typed. Long text is cut. */
export function quoted(text: string): string {
  return `“${cut(text, 16)}”`
}

/** At most so many characters, the last one … where something was cut off. */
export function cut(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`
}

/** A calculated figure: two decimals, or as many as it takes to differ from the limit it crossed. */
export function figure(value: number, unit: Unit): string {
  return formatQuantity(value, Math.max(2, decimalPlaces(value)), unit)
}

/** A limit of a rule, as short as it is: 2,000 万元, 0.05, 3%. */
export function limit(value: number, unit: Unit): string {
  return formatQuantity(value, decimalPlaces(value), unit)
}

/** +85.00% or −85.00% */
export function change(percent: number): string {
  return `${percent > 0 ? '+' : ''}${formatNumber(percent, Math.max(2, decimalPlaces(percent)))}%`
}

/** 新桥镇、车墩镇, or the first two and their count. */
export function townList(codes: readonly string[]): string {
  const names = codes.map((code) => townName(code) ?? code)
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 个街镇`
}
