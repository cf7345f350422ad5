import type { Scalar } from '../form/field.ts'
import type { FormId } from '../forms/catalogue.ts'
import type { IndicatorInput, IndicatorNote } from '../indicators/indicator-input.ts'
import type { ParcelClass } from '../vocabulary/class.ts'
import type { LandClass } from '../vocabulary/land.ts'

/** How a class came about: by a direct rule, by rank (or score line), or not at all because the parcel is exempt. */
export type How = 'direct' | 'ranked' | 'exempt'

/** What a value was held against. */
export interface IndicatorBenchmark {
  readonly basis: 'fixed' | 'groupMean' | 'percentile' | 'industry' | 'greatest' | 'range'
  /** The benchmark, the greatest or the mean, in the indicator's unit, rounded half-up to 6 decimals. */
  readonly value: number
  /** The least of the group, for 'range'. */
  readonly least?: number
  /** Key of the group whose ranked parcels gave the figure, and how many of them have a value. */
  readonly group?: string
  readonly n?: number
  /** 大类 of the line of 行业基准. */
  readonly industry?: string
}

export interface IndicatorResult {
  readonly id: string
  /** Rounded half-up to 6 decimals; null when missing or not a number (R4, G2 without discharge). */
  readonly value: number | null
  /** 0–100, rounded half-up to 6 decimals where a method divides; null when not applicable, or waiting for the group. */
  readonly points: number | null
  /** Effective weight rounded to 6 decimals; 0 when not applicable. */
  readonly weight: number
  /** weight × points ÷ 100, rounded to 6 decimals for display; the total is summed exactly, not from these. */
  readonly score: number
  readonly inputs: readonly IndicatorInput[]
  /**
   * Step of the ladder that was used (best first; one past the last = below all steps) or place of the option; null
   * where neither was used.
   */
  readonly tier: number | null
  readonly note: IndicatorNote | null
  /** For methods that hold the value against something; absent for the others. */
  readonly benchmark?: IndicatorBenchmark
}

export interface RuleEvidence {
  readonly form: FormId
  readonly field: string
  readonly value: Scalar | null
  /** The firm, for a firm's value; absent for a parcel's sum. */
  readonly uscc?: string
  /** 'before' = the figure of the year before. */
  readonly year?: 'before'
}

export interface RuleResult {
  readonly id: string
  /** The rule that decided the class (or the exemption, cap or floor that changed it). */
  readonly deciding: boolean
  readonly evidence: readonly RuleEvidence[]
  /** Every judged value it rests on stands in the 部门核定 layer. */
  readonly confirmed: boolean
}

export interface DimensionResult {
  readonly id: string
  readonly score: number
  readonly weight: number
}

/** A parcel's result with its whole trace. Fields up to `indicators` are the public contract of `score` and the API. */
export interface ParcelResult {
  readonly parcelCode: string
  readonly landClass: LandClass | null
  /** 'incomplete' = 待补正. */
  readonly status: 'ok' | 'incomplete'
  readonly how: How | null
  readonly class: ParcelClass | null
  readonly total: number | null
  readonly rank: number | null
  readonly of: number | null
  /** Ids of all rules whose condition holds, in table order. */
  readonly rules: readonly string[]
  /** 需专班研判 */
  readonly flagged: boolean
  readonly indicators: readonly IndicatorResult[]

  readonly cycle: string
  readonly townCode: string | null
  readonly dimensions: readonly DimensionResult[]
  readonly ruleResults: readonly RuleResult[]
  /** Ranking group key, null when not ranked. */
  readonly group: string | null
  /** Class by rank or score line before floors and caps. */
  readonly rankedClass: ParcelClass | null
  /** Cross-field checks at level error that make it 待补正, and 'landArea' / 'landClass' when blank. */
  readonly blockedBy: readonly string[]
}

export interface GroupResult {
  readonly key: string
  readonly label: string
  /** Ranked parcels. */
  readonly size: number
  /** Directly judged parcels that take places of the shares, where the standard counts them; else absent. */
  readonly direct?: Readonly<Record<ParcelClass, number>>
  /** Small group: classes by score lines instead of shares. */
  readonly byScoreLines: boolean
  /** Lowest total that reached each class, null when nobody did: next year's estimate lines. */
  readonly cutOffs: Readonly<Record<'A' | 'B' | 'C', number | null>>
}

/** One run over a district's parcels. Same facts in any order give the same bytes. */
export interface Evaluation {
  readonly standard: string
  readonly engine: string
  readonly groups: readonly GroupResult[]
  /** In parcelCode order. */
  readonly parcels: readonly ParcelResult[]
}
