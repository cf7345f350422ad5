import { SpreadsheetFailure } from '../spreadsheet-failure.ts'

/*
 * As much of the JSAPI of WPS 表格 as we use: Excel's VBA objects, called synchronously. Depending on the build, what is a
 * property here is a method without arguments there: read through `memberOf` and `memberIfAny` only, set and call directly.
 */

/** Items count from 1. */
export interface Counted<T> {
  readonly Count: number
  readonly Item: (index: number) => T
}

export interface WpsRange {
  /** A value, or rows of values; dates are serials. */
  Value2: unknown
  readonly Value?: (type: undefined, value: unknown) => unknown
  /** Null where cells differ. */
  NumberFormat: string | null
  HorizontalAlignment: number
  /** In characters. */
  ColumnWidth: number
  readonly Address: string
  readonly Row: number
  readonly Column: number
  readonly Rows: Pick<Counted<unknown>, 'Count'>
  readonly Columns: Pick<Counted<unknown>, 'Count'>
  /** Null where cells differ. */
  readonly Locked: boolean | null
  readonly Font: { Bold: boolean; Size: number; Color: number }
  readonly Interior: { Color: number }
  readonly FormatConditions: Counted<WpsFormatCondition> & {
    readonly Add: (type: number, operator: undefined, formula: string) => WpsFormatCondition
  }
  readonly Select: () => unknown
  readonly Clear: () => unknown
}

export interface WpsFormatCondition {
  readonly Type: number
  readonly Formula1?: string
  readonly Interior: { Color: number }
  readonly Font: { Color: number }
  readonly SetFirstPriority?: () => unknown
  readonly Delete: () => unknown
}

export interface WpsSheet {
  Name: string
  /** -1 or true: shown; 0: hidden; 2: very hidden. */
  Visible: number | boolean
  readonly Parent?: { readonly Name: string }
  readonly ProtectContents?: boolean
  readonly Protection?: { readonly AllowFormattingCells?: boolean }
  readonly UsedRange: WpsRange
  readonly Cells: WpsRange
  readonly Names: { readonly Add: (name: string, refersTo: string, visible: boolean) => unknown }
  readonly ListObjects?: Counted<{ readonly Delete: () => unknown }> & {
    readonly Add: (source: number, range: WpsRange, link: undefined, headings: number) => { TableStyle: string }
  }
  readonly Range: (address: string) => WpsRange
  readonly Activate: () => unknown
}

export interface WpsWorkbook {
  readonly FullName?: string
  readonly Name: string
  readonly Date1904?: boolean
  readonly ProtectStructure?: boolean
  readonly ActiveSheet: WpsSheet
  readonly Worksheets: Counted<WpsSheet> & { readonly Add: (before: undefined, after: WpsSheet) => WpsSheet }
  readonly Names?: Counted<{ readonly Name: string; readonly RefersTo: string }>
  readonly CustomXMLParts?: {
    readonly Add: (xml: string) => unknown
    readonly SelectByNamespace: (namespace: string) => Counted<{ readonly XML: string; readonly Delete: () => unknown }>
  }
  readonly Activate: () => unknown
}

export interface WpsApplication {
  readonly Version?: string
  readonly ActiveWorkbook: WpsWorkbook | null
  readonly ApiEvent?: { readonly AddApiEventListener: (event: string, listener: WpsListener) => unknown }
}

/** Some builds name the sheet instead of giving it. */
export type WpsListener = (sheet: WpsSheet | string, range: WpsRange) => void

/** The member, whether this build has it as a property or as a method; undefined or null where there is none. */
export function memberIfAny<O extends object, K extends keyof O>(owner: O, member: K): O[K] | null | undefined {
  const found: unknown = Reflect.get(owner, member)
  // Collections may be callable themselves.
  const isMethod = typeof found === 'function' && !('Item' in found)
  return (isMethod ? Reflect.apply(found, owner, []) : found) as O[K] | null | undefined
}

/** As memberIfAny. Throws SpreadsheetFailure 'refused' where this build does not know the member. */
export function memberOf<O extends object, K extends keyof O>(owner: O, member: K): NonNullable<O[K]> {
  const found = memberIfAny(owner, member)
  if (found === undefined || found === null) throw new SpreadsheetFailure('refused', '', `no ${String(member)}`)
  return found
}

export function itemsOf<T>(collection: Counted<T>): readonly T[] {
  return Array.from({ length: memberOf(collection, 'Count') }, (_, index) => collection.Item(index + 1))
}
