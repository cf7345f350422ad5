import type { LandClass, LandUse } from '../vocabulary/land.ts'
import type { PollutantKey } from '../vocabulary/pollutant.ts'

/**
 * Details of the cross-field checks X01–X34 by id, in the units of the fields they concern; percentages and ratios
 * rounded for showing (figure.ts), null where the denominator is zero. They hold what the finding says and
 * nothing that changes without it (no row numbers, no day of checking): a stored reason is tied to them.
 */
export interface CheckDetails {
  X01: { readonly sum: number; readonly floorArea: number; readonly differencePercent: number | null }
  /** `firmRows` names the rows summed, as their holder does. */
  X02: { readonly sum: number; readonly floorArea: number; readonly firmRows: readonly string[] }
  X03: { readonly found: number; readonly limitField: 'landArea' | 'floorArea'; readonly limit: number }
  X04: { readonly farCurrent: number; readonly farAllowed: number }
  X05: { readonly floorArea: number; readonly landArea: number; readonly limit: number }
  X06: { readonly landArea: number; readonly floorArea: number }
  X07: { readonly landArea: number; readonly regLandArea: number; readonly differencePercent: number }
  X08: { readonly fault: 'count'; readonly firmCount: number; readonly firmRows: number } | { readonly fault: 'nobody' }
  X09: {
    readonly fault: 'length' | 'characters' | 'check-digit' | 'legacy-check-digit'
    readonly found: string
    readonly length: number
  }
  X10: { readonly districtCode: string }
  X11: { readonly revenue: number; readonly threshold: number }
  X12: { readonly revenue: number; readonly threshold: number }
  X13: { readonly grossOutput: number; readonly revenue: number }
  X14: { readonly grossOutput: number; readonly revenue: number }
  X15:
    | { readonly fault: 'negative'; readonly taxPaid: number }
    | { readonly fault: 'high'; readonly taxPaid: number; readonly revenue: number; readonly percent: number }
  X16: { readonly taxPaid: number }
  X17:
    | { readonly fault: 'over-revenue'; readonly rdExpense: number; readonly revenue: number }
    | { readonly fault: 'nobody'; readonly rdExpense: number }
  X18:
    | { readonly fault: 'intensity'; readonly rdExpense: number; readonly revenue: number; readonly percent: number }
    | { readonly fault: 'expired'; readonly until: string; readonly yearEnd: string }
  X19: { readonly energyTce: number; readonly electricityKwh: number; readonly electricityTce: number }
  X20: { readonly zeroFields: readonly ('revenue' | 'employeesYearEnd' | 'energyTce')[] }
  X21: { readonly opStatus: '未投产' | '停产'; readonly grossOutput: number }
  X22:
    | {
        readonly fault: 'undeclared'
        readonly pollutants: readonly [PollutantKey, ...PollutantKey[]]
        readonly amount: number
      }
    | { readonly fault: 'missing' }
  X23:
    | { readonly fault: 'order'; readonly leaseEnd: string; readonly leaseStart: string }
    | { readonly fault: 'beyond-land'; readonly leaseEnd: string; readonly landEndDate: string }
  X24: { readonly landEndDate: string }
  X25: { readonly operating: readonly string[] }
  X26: { readonly landClass: LandClass; readonly currentUse: LandUse }
  X27: { readonly thisYear: number; readonly lastYear: number; readonly changePercent: number }
  X28: { readonly revenue: number; readonly employeesYearEnd: number; readonly perHead: number; readonly limit: number }
  X29: {
    readonly amountField: 'taxPaid' | 'grossOutput'
    readonly amount: number
    readonly landArea: number
    readonly perMu: number
    readonly limit: number
  }
  /** `sum` in per cent over all parcels of the firm; towns by code, `ownTown` the one of this row's parcel. */
  X30: {
    readonly sum: number
    readonly parcels: number
    readonly towns: readonly string[]
    readonly ownTown: string | null
    readonly unsubmitted: boolean
  }
  X31: { readonly towns: readonly string[] }
  X32: Record<never, never>
  /** Direct-judgement rules (D1 … F1) that the value fires. */
  X33: { readonly rules: readonly string[] }
  X34: {
    readonly found: '当量值' | '等价值'
    readonly expected: '当量值' | '等价值'
    readonly against: 'standard' | 'other-firms'
  }
}

export type CheckId = keyof CheckDetails
