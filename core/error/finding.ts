import type { CellValue } from '../form/field.ts'
import type { FormId } from '../forms/catalogue.ts'
import type { CheckDetails, CheckId } from './check-details.ts'

/** 须改正 / 须说明 / 提示. An error blocks submission, never a draft; a warning asks for a reason. */
export type FindingLevel = 'error' | 'warning' | 'info'

/** What the reader has to do about it. */
export const levelNames: Readonly<Record<FindingLevel, string>> = {
  error: '须改正',
  warning: '须说明',
  info: '提示',
}

/** Details of a field finding, by its code. Codes are for ever: never renamed, never reused. */
export interface FieldFindingDetails {
  required: Record<never, never>
  'not-a-number': { readonly found: string }
  'not-an-integer': { readonly found: string }
  'not-a-date': { readonly found: string }
  'not-a-boolean': { readonly found: string }
  'unknown-option': { readonly found: string; readonly options: readonly string[] }
  'too-long': { readonly length: number; readonly maxLength: number }
  'too-many-decimals': { readonly found: number; readonly decimals: number }
  'below-minimum': { readonly found: number; readonly minimum: number; readonly exclusive: boolean }
  'above-maximum': { readonly found: number; readonly maximum: number }
  'scientific-notation': { readonly found: string }
  'malformed-code': { readonly found: string; readonly expected: string }
  'unusual-code': { readonly found: string; readonly expected: string }
  'above-other-field': { readonly found: number; readonly otherField: string; readonly other: number }
  'not-after-other-date': { readonly found: string; readonly otherField: string; readonly other: string }
  'after-year-end': { readonly found: string; readonly yearEnd: string }
  'duplicate-row': { readonly firstRow: string }
  'parcel-not-listed': { readonly parcelCode: string }
  'grade-contradicts': { readonly grade: string }
  /** A cell of a handed-out workbook that was locked; what it held then. */
  'base-locked': { readonly handed: CellValue }
}

export type FieldFindingCode = keyof FieldFindingDetails
export type FindingDetails = FieldFindingDetails & CheckDetails
export type FindingCode = keyof FindingDetails

/**
 * Bad or doubtful data, as a value. `row` names the row the way its holder does (sheet and number in a workbook, key on
 * the server); `field` is the key the finding stands at, `fields` all keys it concerns.
 */
export interface Finding<Code extends FindingCode = FindingCode, FormName extends string = FormId> {
  readonly code: Code
  readonly level: FindingLevel
  readonly form: FormName
  readonly row: string
  readonly parcelCode: string | null
  readonly field: string
  readonly fields: readonly string[]
  /** What the cell at `field` holds, null when blank. */
  readonly value: CellValue | null
  readonly details: FindingDetails[Code]
}

/** A finding of any code, with its details tied to the code. */
export type AnyFinding = { [Code in FindingCode]: Finding<Code> }[FindingCode]

export function isCheckId(code: FindingCode): code is CheckId {
  return /^X\d\d$/.test(code)
}
