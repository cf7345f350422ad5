import type { CellValue } from './field.ts'

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
