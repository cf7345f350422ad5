/**
 * A standard (区域评估标准) as a function-free JSON value: shipped data, an imported workbook and an API body are the
 * same thing and pass the same schema (standard-schema.ts). A district's standard is a complete restatement: nothing
 * is inherited, so that every number in force on a day stands in one place with its unit and its 依据.
 */
import type { Scale } from '../facts/parcel-kind.ts'
import type { MeasureId, MeasureParams } from '../indicators/measure-params.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { Citation, DatedCitation } from '../vocabulary/citation.ts'
import type { ParcelClass } from '../vocabulary/class.ts'
import type { DepartmentCode } from '../vocabulary/department.ts'
import type { LandClass } from '../vocabulary/land.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { IndustryBenchmark, MissingPolicy, ScaledMethod } from './scaled-method.ts'

export const standardLabels = ['示例', '试行', '正式'] as const
export type StandardLabel = (typeof standardLabels)[number]

export interface Dimension {
  readonly id: string
  readonly name: string
  readonly citation: DatedCitation
}

/** One step of a ladder. A bound is only ever at least, at most or above: no sign to misread. Points of 100. */
export type Tier = (
  | { readonly atLeast: number; readonly points: number }
  | { readonly atMost: number; readonly points: number }
  | { readonly above: number; readonly points: number }
) & {
  /** Published figure the bound rests on, where there is one. */
  readonly citation?: DatedCitation
}

/** Steps best first; bounds in `unit`; a value that reaches none gets `otherwise`. */
export interface Ladder {
  readonly unit: Unit
  readonly tiers: readonly Tier[]
  readonly otherwise: number
}

/** How a value becomes points of 100. A kind that joins this union does not compile until `judge` answers for it. */
export type Method =
  /** 分档. `fallback` is the ladder for a value the measure could only take on its fallback basis. */
  | { readonly kind: 'tier'; readonly ladder: Ladder; readonly fallback?: Ladder }
  /** Points by choice. */
  | { readonly kind: 'option'; readonly points: readonly { readonly option: string; readonly points: number }[] }
  /** The value itself, up to the cap. */
  | { readonly kind: 'value'; readonly cap: number }
  | ScaledMethod

interface IndicatorCommon {
  readonly id: string
  readonly name: string
  /** Id of its dimension. */
  readonly dimension: string
  /** Chinese, as printed beside the name. */
  readonly formula: string
  /** Unit of the value; '' is a ratio. */
  readonly unit: Unit
  /** 'percent' shows the value × 100 with %. */
  readonly display: 'number' | 'percent'
  readonly weight: number
  readonly method: Method
  /** Points when an input is missing, a denominator is 0 or the value is negative. */
  readonly missingPoints: number
  /** What a missing value (not one divided by 0, not a negative one) gets instead, where it can be had. */
  readonly missing?: MissingPolicy
  /** Points of a parcel none of whose firms discharges. */
  readonly noDischargePoints?: number
  /** Its weight goes to the other indicators of the dimension, in proportion to their weights. */
  readonly notApplicableTo: readonly LandClass[]
  readonly citation: DatedCitation
}

export type IndicatorOf<Id extends MeasureId> = IndicatorCommon & {
  readonly measure: Id
  readonly params: MeasureParams[Id]
}
export type Indicator = { [Id in MeasureId]: IndicatorOf<Id> }[MeasureId]

/** The closed list of named predicates with their parameters. A blank value never fires one. */
export interface PredicateParams {
  /** The parcel's value is one of these. */
  'parcel-is': { readonly field: string; readonly oneOf: readonly (string | boolean)[] }
  /** The parcel's value is given and is not this one. */
  'parcel-is-not': { readonly field: string; readonly value: string }
  /** The parcel's figure is greater, in the field's unit. */
  'parcel-above': { readonly field: string; readonly above: number }
  /** The parcel's figure is less, in the field's unit. */
  'parcel-below': { readonly field: string; readonly below: number }
  /** Any firm's value is one of these. */
  'any-firm-is': { readonly field: string; readonly oneOf: readonly (string | boolean)[] }
  /** All floor area vacant since so many months before 31 December of the assessment year, or longer. */
  'wholly-vacant': { readonly months: number }
  /** Every firm (at least one) in one of these states and taxPaid at most this, 万元, in the year and the year before. */
  'stopped-without-tax': { readonly statuses: readonly string[]; readonly taxAtMost: number }
  /** Every firm (at least one) began production less than so many years before 31 December of the assessment year. */
  'producing-less-than': { readonly years: number }
  /** 规上: any firm is; 规下: every firm (at least one) is not. With `landAreaBelow`, m²: and the parcel is smaller. */
  'scale-is': { readonly scale: Scale; readonly landAreaBelow?: number }
}
export type PredicateId = keyof PredicateParams
export type PredicateOf<Id extends PredicateId> = {
  readonly predicate: Id
  readonly params: PredicateParams[Id]
  /** The condition in Chinese, as printed. */
  readonly text: string
}
export type Predicate = { [Id in PredicateId]: PredicateOf<Id> }[PredicateId]

/** direct: 直接判定; cap: 不高于; floor: 不低于; exempt: 暂不评价. */
export type Effect =
  | { readonly kind: 'direct'; readonly class: ParcelClass }
  | { readonly kind: 'cap'; readonly class: ParcelClass }
  | { readonly kind: 'floor'; readonly class: ParcelClass }
  /** `label`: what a family calls the parcels it leaves out, '不适合评价（T 类）'. */
  | { readonly kind: 'exempt'; readonly label?: string }

export interface DirectRule {
  readonly id: string
  readonly name: string
  /** Fires when any of them holds. */
  readonly when: readonly Predicate[]
  readonly effect: Effect
  readonly confirmedBy: readonly (DepartmentCode | 'town')[]
  readonly citation: DatedCitation
}

export const groupFields = ['landClass', 'townCode', 'industry', 'scale', 'tenure'] as const
export type GroupField = (typeof groupFields)[number]

export interface ClassRule {
  /** Parcels alike in these are ranked together. */
  readonly groupBy: readonly GroupField[]
  /** 'lines': every group is classed by the score lines of `smallGroup`, however large. */
  readonly by?: 'lines'
  /** Whole percents that add up to 100; a boundary rank belongs to the better class. */
  readonly shares: Readonly<Record<ParcelClass, number>>
  /** Directly judged parcels take places of their class: shares are of them and the ranked ones together. */
  readonly directInQuota?: true
  /** Totals are rounded half-up to so many decimals, 0–5, before anything is compared; absent: to 6. */
  readonly totalDecimals?: number
  /** Fewer ranked parcels than this are classed by score lines, at least; below the C line is D. */
  readonly smallGroup: { readonly below: number; readonly lines: Readonly<Record<'A' | 'B' | 'C', number>> }
  readonly citation: DatedCitation
}

/** 措施: what a class leads to, as the district words it; empty where nothing is laid down. */
export interface ClassMeasure {
  readonly text: string
  readonly citation: DatedCitation
}

export interface Standard {
  readonly id: string
  readonly name: string
  /** GB/T 2260 code of the district. */
  readonly district: string
  readonly label: StandardLabel
  /** In force on days from `since` up to, not including, `until`: the day of the evaluation decides. */
  readonly since: CalendarDate
  readonly until: CalendarDate | null
  /** The day someone last compared it with the text it rests on. */
  readonly checkedOn: CalendarDate
  readonly citation: Citation
  /** 能耗口径 the energy bounds assume (X34). */
  readonly energyBasis: '当量值' | '等价值'
  readonly dimensions: readonly Dimension[]
  readonly indicators: readonly Indicator[]
  /** In table order: results list fired rules in it. */
  readonly rules: readonly DirectRule[]
  /** 行业基准, for the indicators whose benchmark is 'industry'. */
  readonly industryBenchmarks?: readonly IndustryBenchmark[]
  readonly classes: ClassRule
  /** Measures of each class, in the order they are printed. They score nothing. */
  readonly classMeasures?: Readonly<Record<ParcelClass, readonly ClassMeasure[]>>
  /** What a reader of the standard must know, shown on its page. */
  readonly notes: readonly string[]
}

/** "REG-示例-2026.1 第 E1 条": the clause of an indicator or a rule. */
export function clauseOf(standard: Standard, id: string): string {
  return `${standard.id} 第 ${id} 条`
}
