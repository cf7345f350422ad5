import type { Citation } from '../vocabulary/citation.ts'
import type { DepartmentCode } from '../vocabulary/department.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { Condition } from './condition.ts'

/**
 * A field is declared once, as plain data. Cell validation, live check, wire schema, column, template and dictionary
 * are projections of it: each projection is one table keyed by FieldKind, so that a kind without its projection does
 * not compile.
 */
export type FieldKind = Field['kind']
export type FieldOf<K extends FieldKind> = Extract<Field, { readonly kind: K }>

/** Who fills the cell: the base map, the land user or firm, the 街镇 on site or as it drafts a plan, or nobody (derived). */
export type FilledBy = 'base' | 'enterprise' | 'town' | 'drafter' | 'derived'

/** 'town-step' fields are not missing before the 街镇 step. */
export type Required = 'always' | 'never' | 'town-step' | Condition

/** A bound by another field of the row. Where a cross-field check reports it (`reportedBy`), the field check is silent. */
export interface OtherField {
  readonly field: string
  readonly reportedBy?: CrossCheck
}

/** Id of a cross-field check, X01 … X34. */
export type CrossCheck = `X${number}`

/** What a field tells of a person. */
export type PersonalKind = 'name' | 'phone'

interface FieldCommon {
  /** The 中文 label: the exact heading of every workbook, without the unit. */
  readonly label: string
  readonly section: string
  readonly required: Required
  readonly filledBy: FilledBy
  /** Departments that supply or verify the value (供/核). */
  readonly verifiedBy: readonly DepartmentCode[]
  readonly source: Citation
  /** What to fill, one sentence in Chinese. */
  readonly hint: string
  readonly example: string
  /** The field whose choice this one only explains (说明, 证明, 项目名称). */
  readonly explains?: string
  /** The cross-field check that reports the conditionally required blank, so that it is not reported twice. */
  readonly blankReportedBy?: CrossCheck
  /** Says how to reach or name a person: sealed in the database, masked in lists and exports. */
  readonly personal?: PersonalKind
  /** Kept in a column of its own: lists are filtered or sorted by it. */
  readonly promoted?: true
}

export interface TextField extends FieldCommon {
  readonly kind: 'text'
  readonly maxLength: number
}

/** Names of the code systems of domain section 4; each is checked by core/form/code-system.ts. */
export type CodeSystem =
  | 'parcel'
  | 'uscc'
  | 'real-estate-unit'
  | 'certificate'
  | 'industry'
  | 'phone'
  | 'document-number'

/** Text whose digits matter: always a text cell, normalised, never a number. */
export interface CodeField extends FieldCommon {
  readonly kind: 'code'
  readonly system: CodeSystem
  readonly maxLength: number
}

interface NumberRange {
  readonly unit: Unit
  readonly min?: number
  readonly max?: number
  /** The bound itself is outside the range (0 < x). */
  readonly minExclusive?: boolean
  /** Upper bound is the year of the day of checking ("2020…current"). */
  readonly maxCurrentYear?: boolean
  readonly notAbove?: OtherField
}

export interface IntegerField extends FieldCommon, NumberRange {
  readonly kind: 'integer'
}

export interface DecimalField extends FieldCommon, NumberRange {
  readonly kind: 'decimal'
  readonly decimals: number
}

export interface DateField extends FieldCommon {
  readonly kind: 'date'
  /** A year-month is accepted and read as its first day. */
  readonly yearMonth?: boolean
  /** Must be later than this date of the row, when both are given. */
  readonly after?: OtherField
  /** Must not be later than 31 December of the assessment year. */
  readonly notAfterYearEnd?: true
}

export interface BooleanField extends FieldCommon {
  readonly kind: 'boolean'
}

/** A choice. The code is what is stored and is for ever; the label is what is printed and may change with the form. */
export interface Option<Code extends string = string> {
  readonly code: Code
  readonly label: string
  /** Other spellings that are read as this option (land-use codes, the bare letter of a class). */
  readonly aliases?: readonly string[]
}

export interface EnumField<Code extends string = string> extends FieldCommon {
  readonly kind: 'enum'
  readonly options: readonly Option<Code>[]
  /** These choices contradict that choice of another field: a warning. */
  readonly contradicts?: { readonly codes: readonly string[]; readonly field: string; readonly is: string }
}

/** How a calculated field comes about, as data: computed by derive.ts, projected to a formula of the sheet. */
export type Calculation =
  | { readonly kind: 'quotient'; readonly numerator: string; readonly denominator: string }
  /** An amount in 万元 by the area in m²: 万元/亩, never through a rounded 亩. */
  | { readonly kind: 'per-mu'; readonly amount: string; readonly area: string }
  /** 是 when the value is above the limit, 否 when it is not; blank unless both are above 0. */
  | { readonly kind: 'exceeds'; readonly value: string; readonly limit: string }
  /** Pollutant equivalents of the four masses, in tonnes ÷ 当量值. */
  | { readonly kind: 'pollutant-equivalents' }
  /** 企业填报, 部分核定 or 部门核定, by how many of these amounts a department has supplied. */
  | { readonly kind: 'origin'; readonly amounts: readonly string[] }

/** Derived from other fields; read-only in every workbook and never sent. */
export interface CalculatedField extends FieldCommon {
  readonly kind: 'calculated'
  readonly result: 'number' | 'text'
  readonly calculation: Calculation
  readonly unit: Unit
  readonly decimals: number
}

export type Field =
  | TextField
  | CodeField
  | IntegerField
  | DecimalField
  | DateField
  | BooleanField
  | EnumField
  | CalculatedField

/** The value of one field. Dates are YYYY-MM-DD, enums their code. Absent = blank = missing, never 0. */
export type ValueOf<F extends Field> = F extends
  | { readonly kind: 'integer' | 'decimal' }
  | { readonly kind: 'calculated'; readonly result: 'number' }
  ? number
  : F extends { readonly kind: 'boolean' }
    ? boolean
    : F extends { readonly kind: 'enum'; readonly options: readonly Option<infer Code>[] }
      ? Code
      : string

/** What a cell held that does not parse: kept, reported, and read as missing (at most 500 characters). */
export interface Raw {
  readonly raw: string
}

export type Scalar = string | number | boolean
export type CellValue = Scalar | Raw

export function isRaw(value: CellValue | undefined): value is Raw {
  return typeof value === 'object'
}
