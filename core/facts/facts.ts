import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import type { Layer } from '../record/layer.ts'

/** Amounts a department may supply for a whole parcel instead of by firm (123号: 以地块为单位), in the field's unit. */
export interface ParcelFigures {
  /** 统计: replaces the sum over 规上 rows; the others are added. */
  readonly statistics?: Readonly<
    Partial<Record<'fixedAssets' | 'grossOutput' | 'revenue' | 'energyTce' | 'employeesYearEnd', number>>
  >
  /** 税务: replaces the whole sum. */
  readonly tax?: Readonly<Partial<Record<'taxPaid' | 'rdExpense', number>>>
  /** 生态环境: replaces the whole sum. */
  readonly ecology?: Readonly<Partial<Record<'codT' | 'nh3nT' | 'so2T' | 'noxT', number>>>
}

/** What indicators and rules read about one parcel: effective, readable values only. */
export interface ParcelFacts {
  readonly parcelCode: string
  readonly cycle: string
  readonly parcel: ParcelValues
  readonly firms: readonly EnterpriseValues[]
  readonly figures?: ParcelFigures
  /** Share-weighted taxPaid of the year before, 万元; null when not on file (missing is not ≤ 0). */
  readonly taxPaidYearBefore: number | null
  /** Ids of the cross-field checks at level error on the parcel row or any of its firm rows: 待补正. */
  readonly blockedBy: readonly string[]
  /** Layer of each judged value where it is not 'reported', for "confirmed by": by `judgedValueKey`. */
  readonly layers?: Readonly<Record<string, Layer>>
}

/** A judged value within a parcel: the field of the parcel row, or "uscc/field" of a firm row. */
export function judgedValueKey(field: string, uscc?: string): string {
  return uscc === undefined ? field : `${uscc}/${field}`
}
