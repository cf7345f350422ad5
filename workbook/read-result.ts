import type { Cells } from '#core/form/form.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { addressOf } from './address.ts'
import type { WorkbookMeta } from './meta.ts'

/**
 * What a filled workbook says. Plain data: it crosses process and worker borders as it is. `Id` names the forms it may
 * hold: those of the assessment, unless told.
 */
export interface ReadResult<Id extends string = FormId> {
  /** What the workbook knows about itself, null for files that were not made from our templates. */
  readonly meta: WorkbookMeta | null
  readonly sheets: readonly SheetSeen<Id>[]
  /** Where the forms stand; rows point here by index. */
  readonly regions: readonly Region<Id>[]
  /** In the order of the sheets and their rows. */
  readonly rows: readonly WorkbookRow<Id>[]
  readonly notices: readonly ReadNotice[]
}

export interface SheetSeen<Id extends string = FormId> {
  readonly name: string
  readonly hidden: boolean
  /** Forms read from it. */
  readonly forms: readonly Id[]
}

/** A form on a sheet: as a table, a row each, or as one paper form. */
export interface Region<Id extends string = FormId> {
  readonly sheet: string
  readonly form: Id
  readonly layout: 'table' | 'paper'
  /** 1-based row of the headings of a table; 0 for a paper form. */
  readonly headingRow: number
  /** 0-based column of each field that has one. A field without is not blank: the workbook does not ask for it. */
  readonly columns: Readonly<Record<string, number>>
  /** Paper form: 1-based row of each field. Empty for a table. */
  readonly fieldRows: Readonly<Record<string, number>>
}

export interface WorkbookRow<Id extends string = FormId> {
  /** Sheet and Excel row: 企业信息采集表!12. Names the row in findings. */
  readonly id: string
  readonly sheet: string
  /** 1-based, as Excel shows it; of a paper form the row of the first field of its key. */
  readonly row: number
  /** Index into `regions`. */
  readonly region: number
  readonly form: Id
  /** assessYear as text; of a firm that of its parcel in this workbook; null when neither is known. */
  readonly cycle: string | null
  /** Null when blank or not a code. */
  readonly parcelCode: string | null
  /** Enterprise rows only. */
  readonly uscc: string | null
  readonly cells: Cells
}

/** Something that was read otherwise than it may seem. Never a reason to refuse. */
export type ReadNotice =
  | { readonly code: 'external-links'; readonly count: number }
  | { readonly code: 'pictures'; readonly count: number }
  | { readonly code: 'charts'; readonly count: number }
  | { readonly code: 'embedded-files'; readonly count: number }
  /** A sheet goes on far below any table; of each sheet so many rows were read. */
  | { readonly code: 'far-rows'; readonly rowsRead: number }
  | { readonly code: 'other-sheet'; readonly sheet: string }
  | { readonly code: 'hidden-sheet'; readonly sheet: string }
  | { readonly code: 'hidden-rows'; readonly sheet: string; readonly count: number }
  | { readonly code: 'unknown-columns'; readonly sheet: string; readonly headings: readonly string[] }
  | { readonly code: 'repeated-columns'; readonly sheet: string; readonly headings: readonly string[] }
  | {
      readonly code: 'other-unit'
      readonly sheet: string
      readonly heading: string
      readonly expected: string
    }
  | { readonly code: 'missing-columns'; readonly sheet: string; readonly headings: readonly string[] }
  | { readonly code: 'passed-over-rows'; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly code: 'merged-cells'; readonly sheet: string; readonly areas: readonly string[] }
  | { readonly code: 'formula-without-result'; readonly sheet: string; readonly cells: readonly string[] }

/** A1 address of a field's cell, null when the workbook has no such column. */
export function cellOf<Id extends string>(result: ReadResult<Id>, row: WorkbookRow<Id>, field: string): string | null {
  const region = result.regions[row.region]
  const column = region?.columns[field]
  if (region === undefined || column === undefined) return null
  return addressOf(region.layout === 'paper' ? (region.fieldRows[field] ?? row.row) : row.row, column)
}

/** Fields that the row's table or paper form asks for. */
export function fieldsSeen<Id extends string>(result: ReadResult<Id>, row: WorkbookRow<Id>): readonly string[] {
  return Object.keys(result.regions[row.region]?.columns ?? {})
}
