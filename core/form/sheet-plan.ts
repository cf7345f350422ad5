import type { DepartmentCode } from '../vocabulary/department.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { FieldKind } from './field.ts'

/**
 * What a template writer needs to know of a form, as data: nothing here names a cell address. A place in a formula is
 * `{ cell: key }`, to be replaced by the defined name (paper form) or the cell of the same row (table).
 */
export interface SheetPlan {
  readonly formId: string
  readonly formVersion: string
  /** Also the sheet's name. */
  readonly title: string
  /** Keys that identify a row beside the cycle. */
  readonly key: readonly string[]
  readonly sections: readonly SectionPlan[]
  /** Every field, in the order of the form. */
  readonly fields: readonly FieldPlan[]
}

export interface SectionPlan {
  readonly key: string
  readonly title: string
  readonly fields: readonly FieldPlan[]
}

/** The six looks of a cell. */
export type FillRole = 'required' | 'conditional' | 'optional' | 'town' | 'department' | 'readonly'

/** 'prefilled' = locked where the base map or a department has supplied the value, open where it has not. */
export type Lock = 'always' | 'prefilled' | 'never'

export interface FieldPlan {
  readonly key: string
  readonly kind: FieldKind
  readonly section: string
  /** The exact text of the label or column head: label, then the unit in full-width brackets. */
  readonly heading: string
  readonly label: string
  readonly unit: Unit
  /** Defined name of the field's cell (paper form) or column (table): f_<key>. */
  readonly definedName: string
  readonly role: FillRole
  /** ●◐○△□＝ of the role, for the marker column or row. */
  readonly mark: string
  readonly lock: Lock
  /** When a blank cell counts as missing; drives the conditional format. */
  readonly requirement: Requirement
  readonly numberFormat: string
  readonly align: 'left' | 'right' | 'center'
  /** Column width in characters of the standard font (a Chinese character counts two). */
  readonly width: number
  /** Long text: the cell wraps and takes more than one line on paper. */
  readonly multiline: boolean
  /** Null for calculated cells. */
  readonly validation: ValidationPlan | null
  /** Null for calculated cells whose value no formula of the sheet can give. */
  readonly formula: Formula | null
  /** Departments that supply or verify the value. */
  readonly departments: readonly DepartmentCode[]
  /** The field whose choice this one only explains; shown beside it. */
  readonly explains: string | null
  readonly help: FieldHelp
}

/** One row of 填表说明. */
export interface FieldHelp {
  /** 填什么 */
  readonly fill: string
  /** 单位与精度: 万元，2位小数 */
  readonly precision: string
  /** 必填条件: 必填, 选填, 街镇审核时必填, or the condition in words. */
  readonly required: string
  /** 示例 */
  readonly example: string
  /** 由谁填、由谁核定: 企业填报；区统计局核定 */
  readonly suppliedBy: string
  /** 依据, 拟定 where no clause exists. */
  readonly source: string
}

/** A formula of the sheet without '=': text, and the cells it reads. */
export type FormulaPart = string | { readonly cell: string }
export type Formula = readonly FormulaPart[]

export interface Requirement {
  readonly when: 'always' | 'never' | 'town-step' | 'condition'
  /** Present for 'condition': true when the blank cell is missing. */
  readonly formula: Formula | null
  /** The same as data, with the texts that the cells show. Null unless 'condition'. */
  readonly condition: SheetCondition | null
}

export type SheetCondition =
  /** The cell shows one of these texts (option labels, 是/否). */
  | { readonly kind: 'shows'; readonly field: string; readonly oneOf: readonly string[] }
  | { readonly kind: 'positive'; readonly field: string }
  | { readonly kind: 'filled'; readonly field: string }
  /** Industry code with a 大类 in the range, both ends included. */
  | { readonly kind: 'division-between'; readonly field: string; readonly first: number; readonly last: number }
  | { readonly kind: 'not'; readonly condition: SheetCondition }
  | { readonly kind: 'all'; readonly conditions: readonly SheetCondition[] }
  | { readonly kind: 'any'; readonly conditions: readonly SheetCondition[] }

/** The cell's own validation. Blank is always allowed: a missing cell is a conditional format, not a stop. */
export interface ValidationPlan {
  readonly rule: ValidationRule
  /** Title ≤ 32, text ≤ 255 characters. */
  readonly prompt: { readonly title: string; readonly text: string }
  /** What is wrong and what is expected: title ≤ 32, text ≤ 225 characters. */
  readonly stop: { readonly title: string; readonly text: string }
  /** 'stop' refuses the entry, 'warning' asks. */
  readonly severity: 'stop' | 'warning'
}

export type ComparisonOperator = 'between' | 'greaterThan' | 'greaterThanOrEqual' | 'lessThanOrEqual'

export type ValidationRule =
  /** Options go to the hidden options sheet: some lists are longer than the 255 characters of an inline list. */
  | { readonly type: 'list'; readonly options: readonly string[] }
  | {
      readonly type: 'whole' | 'decimal'
      readonly operator: ComparisonOperator
      readonly bounds: readonly number[]
    }
  /** Bounds as Excel 1900-system serials. */
  | { readonly type: 'date'; readonly operator: ComparisonOperator; readonly bounds: readonly number[] }
  | { readonly type: 'textLength'; readonly operator: 'lessThanOrEqual'; readonly bounds: readonly number[] }
  | { readonly type: 'custom'; readonly formula: Formula }
