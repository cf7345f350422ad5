import type { GroupResult } from '../scoring/result.ts'
import {
  breakdownBy,
  type KindField,
  type KindLine,
  type KindTransition,
  type kindFields,
  type ParcelKind,
} from './breakdown.ts'
import { type RankCorrelation, rankCorrelation } from './correlation.ts'
import { type TransitionCell, transitionMatrix } from './matrix.ts'
import { isClass, type Outcome, outcomeOf, outcomes } from './outcome.ts'
import { type GroupsByKey, type MoveReason, moveReasons, type ReasonedResult } from './reason.ts'

/** What a comparison reads of a parcel's result. */
export type ComparedResult = ReasonedResult & { readonly parcelCode: string; readonly flagged: boolean }

/** One evaluation as a side of a comparison. */
export interface ComparedSide {
  /** By parcel code. */
  readonly parcels: ReadonlyMap<string, ComparedResult>
  readonly groups: readonly GroupResult[]
}

/** A parcel that came out otherwise. */
export interface Mover {
  readonly parcelCode: string
  readonly kind: ParcelKind
  readonly from: Outcome
  readonly to: Outcome
  readonly fromTotal: number | null
  readonly toTotal: number | null
  /** m² */
  readonly landArea: number | null
  readonly reasons: readonly MoveReason[]
}

/** How a side decided, parcels. */
export interface SideCounts {
  readonly parcels: number
  readonly ranked: number
  readonly direct: number
  readonly exempt: number
  readonly incomplete: number
  readonly flagged: number
}

export interface Comparison {
  readonly cells: readonly TransitionCell[]
  readonly from: SideCounts
  readonly to: SideCounts
  readonly breakdowns: Readonly<Record<KindField, readonly KindLine[]>>
  /** Over the parcels that have a total on both sides. */
  readonly correlation: RankCorrelation
  /** The longest way first, then by the change of the total, then by code. */
  readonly movers: readonly Mover[]
}

/** What is known of a parcel beside its results. */
export interface KnownParcel extends ParcelKind {
  /** m² */
  readonly landArea: number | null
}

const unknown: KnownParcel = { townCode: null, landClass: null, industry: null, scale: null, landArea: null }

/** Two evaluations parcel by parcel. The order in which parcels come does not show. */
export function compareSides(
  from: ComparedSide,
  to: ComparedSide,
  knownOf: (parcelCode: string) => KnownParcel | undefined,
): Comparison {
  const codes = [...new Set([...from.parcels.keys(), ...to.parcels.keys()])].sort()
  const groups = { from: byKey(from.groups), to: byKey(to.groups) }
  const transitions: KindTransition[] = []
  const movers: Mover[] = []
  const totals: { readonly from: number[]; readonly to: number[] } = { from: [], to: [] }
  for (const parcelCode of codes) {
    const before = from.parcels.get(parcelCode) ?? null
    const after = to.parcels.get(parcelCode) ?? null
    const { landArea, ...kind } = knownOf(parcelCode) ?? unknown
    const transition = { from: outcomeOf(before), to: outcomeOf(after), landArea, kind }
    transitions.push(transition)
    const fromTotal = before?.total ?? null
    const toTotal = after?.total ?? null
    if (fromTotal !== null && toTotal !== null) {
      totals.from.push(fromTotal)
      totals.to.push(toTotal)
    }
    if (transition.from === transition.to) continue
    movers.push({ parcelCode, fromTotal, toTotal, ...transition, reasons: moveReasons(before, after, groups) })
  }
  return {
    cells: transitionMatrix(transitions),
    from: countsOf(from),
    to: countsOf(to),
    breakdowns: {
      townCode: breakdownBy('townCode', transitions),
      industry: breakdownBy('industry', transitions),
      landClass: breakdownBy('landClass', transitions),
      scale: breakdownBy('scale', transitions),
    } satisfies Record<(typeof kindFields)[number], readonly KindLine[]>,
    correlation: rankCorrelation(totals.from, totals.to),
    movers: movers.sort(byWay),
  }
}

function byKey(groups: readonly GroupResult[]): GroupsByKey {
  return new Map(groups.map((group) => [group.key, group]))
}

function countsOf({ parcels }: ComparedSide): SideCounts {
  const counts = { parcels: parcels.size, ranked: 0, direct: 0, exempt: 0, incomplete: 0, flagged: 0 }
  for (const { how, status, flagged } of parcels.values()) {
    if (status === 'incomplete') counts.incomplete += 1
    else if (how !== null) counts[how] += 1
    if (flagged) counts.flagged += 1
  }
  return counts
}

/** Steps between two classes; a way to or from none counts as one. */
function stepsOf({ from, to }: Mover): number {
  return isClass(from) && isClass(to) ? Math.abs(outcomes.indexOf(from) - outcomes.indexOf(to)) : 1
}

function byWay(a: Mover, b: Mover): number {
  const change = ({ fromTotal, toTotal }: Mover): number => Math.abs((toTotal ?? 0) - (fromTotal ?? 0))
  return stepsOf(b) - stepsOf(a) || change(b) - change(a) || (a.parcelCode < b.parcelCode ? -1 : 1)
}
