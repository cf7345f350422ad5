/** Methods whose points follow the value along a line, and what the value is held against. */
import type { DatedCitation } from '../vocabulary/citation.ts'
import type { Unit } from '../vocabulary/unit.ts'

/** The three kinds of value a table of 行业基准 may give. */
export const benchmarkChoices = ['控制值', '推荐值', '调整值'] as const
export type BenchmarkChoice = (typeof benchmarkChoices)[number]

/** One line of 行业基准: what an industry (大类, two digits) is held against in one indicator, in its unit. */
export interface IndustryBenchmark {
  readonly industry: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly values: Readonly<Partial<Record<BenchmarkChoice, number>>>
  readonly citation: DatedCitation
}

/** What counts as a full score. The group is the parcel's ranking group; only its ranked parcels make up its figures. */
export type Benchmark =
  /** One figure for everyone, in the indicator's unit. */
  | { readonly kind: 'fixed'; readonly value: number; readonly citation?: DatedCitation }
  /** The group's mean, so many times. */
  | { readonly kind: 'groupMean'; readonly times: number }
  /** The least value that at least so many percent of the group do not exceed. */
  | { readonly kind: 'percentile'; readonly percent: number }
  /** By the parcel's main industry, from the standard's 行业基准. */
  | { readonly kind: 'industry'; readonly choice: BenchmarkChoice }

/** A value with its points; between two neighbours points follow the straight line. */
export interface Stop {
  readonly at: number
  readonly points: number
  readonly citation?: DatedCitation
}

export type ScaledMethod =
  /** 分档插值. Stops best first, in `unit`; beyond the first and the last nothing changes any more. */
  | { readonly kind: 'tierLinear'; readonly unit: Unit; readonly stops: readonly Stop[] }
  /** 基准比值: value ÷ benchmark × 100, at most the cap. */
  | { readonly kind: 'ratioCapped'; readonly benchmark: Benchmark; readonly cap: number }
  /** 最高值比值: value ÷ the group's greatest × 100. */
  | { readonly kind: 'ratioToMax' }
  /** 极差: floor + span × (value − least) ÷ (greatest − least); floor + span where all are alike. */
  | { readonly kind: 'minMax'; readonly floor: number; readonly span: number }
  /** 反向均值, less is better: (2 − value ÷ mean) × 50; from twice the mean on 0. */
  | { readonly kind: 'reverseMean' }

const scaledKinds: readonly string[] = [
  'tierLinear',
  'ratioCapped',
  'ratioToMax',
  'minMax',
  'reverseMean',
] satisfies readonly ScaledMethod['kind'][]

export function isScaled<Other extends { readonly kind: string }>(
  method: Other | ScaledMethod,
): method is ScaledMethod {
  return scaledKinds.includes(method.kind)
}

/** What a missing value gets instead of `missingPoints`. */
export type MissingPolicy =
  /** The group's mean stands in where what the value is divided by is missing; what it yields must be filled in. */
  | 'peer-average'
  /** The weight goes to the rest of the dimension. */
  | 'not-applicable'
