import type { Unit } from '../vocabulary/unit.ts'

/** One figure an indicator read. `amount` is the parcel's figure (share-weighted sum for amounts), null when missing. */
export interface IndicatorInput {
  readonly field: string
  readonly amount: number | string | null
  readonly unit: Unit
  /** 'department' = 部门核定（地块）: a department's parcel figure replaced the sum over rows. */
  readonly source: 'parcel' | 'firms' | 'department'
}

/** Why an indicator got its points, where it was not simply a tier. */
export type IndicatorNote =
  | 'missing'
  | 'negative'
  | 'zero-denominator'
  | 'not-applicable'
  | 'no-discharge'
  | 'fallback'
  /** Missing: the mean of the group stands in for it. */
  | 'peer-average'
  /** Missing: its weight went to the rest of the dimension. */
  | 'left-out'
  /** Nobody in the group to compare with, no line of 行业基准, or a benchmark that is not above 0. */
  | 'no-benchmark'
  /** Judged without its group: points and total wait for the evaluation of the district. */
  | 'peers-unknown'
