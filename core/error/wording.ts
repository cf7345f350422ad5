import type { CellValue, Field } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { formatNumber, formatQuantity, formatWithUnit } from '../form/format.ts'
import { decimalPlaces } from '../form/number-text.ts'
import { formById, formIds } from '../forms/catalogue.ts'
import { townName } from '../vocabulary/district.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { Finding, FindingCode } from './finding.ts'

/** How one code is worded: 哪里, 为什么, 怎么办. `where` is the field's label unless the code says otherwise. */
export interface Wording<Code extends FindingCode> {
  readonly where?: (finding: Finding<Code, string>) => string
  readonly why: (finding: Finding<Code, string>) => string
  readonly what: (finding: Finding<Code, string>) => string
}

export type Wordings<Codes extends FindingCode> = { readonly [Code in Codes]: Wording<Code> }

/** How the fields of some forms are named and their values shown. */
export interface FieldWords {
  /** The field of that key. Throws RangeError for a key of none of the forms. */
  readonly fieldOf: (key: string) => Field
  readonly labelOf: (key: string) => string
  /** A value as its field prints it, with unit: 1,280.00 万元, 2025-03-31, 是. Decimals beyond the field's are not hidden. */
  readonly shown: (key: string, value: CellValue | null) => string
  /** 总建筑面积 16,000.00 m² */
  readonly named: (key: string, value: CellValue) => string
}

/** The words for these forms; a key of several is taken from the first. */
export function fieldWordsOf(forms: readonly Form[]): FieldWords {
  const fields = new Map([...forms].reverse().flatMap((form) => Object.entries(form.fields)))
  const fieldOf = (key: string): Field => {
    const field = fields.get(key)
    if (field === undefined) throw new RangeError(`no form has a field ${key}`)
    return field
  }
  const labelOf = (key: string): string => fieldOf(key).label
  const shown = (key: string, value: CellValue | null): string => {
    const field = fieldOf(key)
    if (field.kind !== 'decimal' || typeof value !== 'number') return formatWithUnit(field, value)
    return formatQuantity(value, Math.max(field.decimals, decimalPlaces(value)), field.unit)
  }
  return { fieldOf, labelOf, shown, named: (key, value) => `${labelOf(key)} ${shown(key, value)}` }
}

/** The words of the forms of the assessment; the parcel's form first: a key of both is the same thing in both. */
export const assessmentWords: FieldWords = fieldWordsOf(formIds.map(formById))
export const { fieldOf, labelOf, shown, named } = assessmentWords

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
