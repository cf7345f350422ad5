/**
 * The search for the smallest changes that reach a line. Ladders are walked step by step; where points follow a figure,
 * the figure that reaches the line is found between two marks by halving. Every proposal is scored again.
 */
import type { ParcelFacts } from '../facts/facts.ts'
import { type AssumedSums, sumBasis } from '../facts/sums.ts'
import { type MeasurableParcel, measurableParcel } from '../indicators/measure.ts'
import { exact, quotientDown, quotientUp, toNumber } from '../vocabulary/exact.ts'
import type { LandClass } from '../vocabulary/land.ts'
import type { Unit } from '../vocabulary/unit.ts'
import { itemAt } from './item-at.ts'
import { type LeverField, type Position, positions } from './lever.ts'
import { marks, steps } from './marks.ts'
import type { PeerStatistics } from './peers.ts'
import { judgeParcel, type PreparedStandard, surroundingsIn } from './score-parcel.ts'

/** A parcel sum that would have to change, in its field's unit. */
export interface FigureChange {
  readonly field: LeverField
  readonly from: number
  readonly to: number
  readonly unit: Unit
}

/** Changes with the total they were found to give by scoring again. */
export interface Proposal {
  readonly changes: readonly FigureChange[]
  readonly newTotal: number
}

export interface Search {
  readonly prepared: PreparedStandard
  readonly facts: ParcelFacts
  /** Known of every parcel that was scored. */
  readonly at: { readonly landArea: number; readonly landClass: LandClass }
  /** What the parcel is held against; it stays as it is while figures move. */
  readonly peers: PeerStatistics | null
  readonly line: number
  /** Whether points follow figures between the steps. */
  readonly isScaled: boolean
}

export interface Found {
  /** One change that reaches the line, the smallest first. */
  readonly single: readonly Proposal[]
  /** Two changes of which neither is enough alone. */
  readonly double: readonly Proposal[]
  /** Where nothing reaches the line alone: the next step of single ladders, the most points first. */
  readonly nextSteps: readonly Proposal[]
}

/** The figures of one lever from the present one on. */
interface Walk {
  readonly position: Position
  /** Marks that do not reach the line; the change that does, if any. */
  readonly short: readonly number[]
  readonly reaching: Proposal | null
}

const mostShown = 3

/** @param total the present one */
export function search(one: Search, total: number): Found {
  const parcel = measurable(one, [])
  const walks = positions(parcel).map((position) => walk(one, [], position, parcel))
  const single = walks.flatMap(({ reaching }) => reaching ?? []).sort(bySize)
  const double = walks.flatMap((first, index) =>
    walks.slice(index + 1).flatMap((second) => smallestPair(one, first, second) ?? []),
  )
  return {
    single,
    double: double.sort(bySize).slice(0, mostShown),
    nextSteps: single.length > 0 ? [] : nextSteps(one, parcel, total),
  }
}

function nextSteps(one: Search, parcel: MeasurableParcel, total: number): readonly Proposal[] {
  const found = positions(parcel).flatMap((position): readonly Proposal[] => {
    for (const to of steps(position, one.prepared.standard.indicators, parcel)) {
      const changes = [changeOf(position, to)]
      const newTotal = totalOf(one, changes)
      if (newTotal !== null && newTotal > total) return [{ changes, newTotal }]
    }
    return []
  })
  return found.sort((a, b) => b.newTotal - a.newTotal || bySize(a, b)).slice(0, mostShown)
}

/** @param made the changes that are made already, in `parcel` */
function walk(one: Search, made: readonly FigureChange[], position: Position, parcel: MeasurableParcel): Walk {
  const { isScaled, facts, peers, prepared } = one
  const { indicators } = prepared.standard
  const stations = isScaled
    ? marks(position, indicators, parcel, surroundingsIn(prepared, facts, parcel.basis, peers))
    : steps(position, indicators, parcel)
  const short: number[] = []
  let last = position.from
  for (const to of stations) {
    const between = isScaled ? firstBetween(one, made, position, last, to) : null
    const reaching = between ?? proposal(one, [...made, changeOf(position, to)])
    if (reaching !== null) return { position, short, reaching }
    short.push(to)
    last = to
  }
  return { position, short, reaching: null }
}

/** The smallest change beyond the last mark and short of the next, when just short of the next the line is reached. */
function firstBetween(
  one: Search,
  made: readonly FigureChange[],
  position: Position,
  last: number,
  next: number,
): Proposal | null {
  const { decimals, direction } = position
  const sign = direction === 'up' ? 1 : -1
  const toGrid = direction === 'up' ? quotientUp : quotientDown
  const scale = { units: 1, scale: decimals }
  const at = (units: number): Proposal | null =>
    proposal(one, [...made, changeOf(position, toNumber({ units, scale: decimals }))])
  let near = toGrid(exact(last), scale, 0) - sign
  let far = toGrid(exact(next), scale, 0) - sign
  if ((far - near) * sign <= 1) return null
  let reaching = at(far)
  if (reaching === null) return null
  while ((far - near) * sign > 1) {
    const sum = near + far
    const middle = (sum - (sum % 2)) / 2
    const found = at(middle)
    if (found === null) near = middle
    else {
      far = middle
      reaching = found
    }
  }
  return reaching
}

/** Two changes of which neither is enough alone. The second's figures are taken with the first change made. */
function smallestPair(one: Search, first: Walk, second: Walk): Proposal | null {
  const { from } = second.position
  const alone = second.reaching?.changes[0]
  let best: Proposal | null = null
  for (const to of first.short) {
    const change = changeOf(first.position, to)
    const both = walk(one, [change], second.position, measurable(one, [change])).reaching
    if (both === null) continue
    const added = itemAt(both.changes, 1)
    if (alone !== undefined && Math.abs(added.to - from) >= Math.abs(alone.to - from)) continue
    if (best === null || bySize(both, best) < 0) best = both
  }
  return best
}

function changeOf({ field, from, unit }: Position, to: number): FigureChange {
  return { field, from, to, unit }
}

/** The proposal, when scoring again finds that it reaches the line. */
function proposal(one: Search, changes: readonly FigureChange[]): Proposal | null {
  const newTotal = totalOf(one, changes)
  return newTotal !== null && newTotal >= one.line ? { changes, newTotal } : null
}

function totalOf({ prepared, facts, peers }: Search, changes: readonly FigureChange[]): number | null {
  const { changed, assumed } = changedFacts(facts, changes)
  return judgeParcel(prepared, changed, assumed, peers).score?.total ?? null
}

function changedFacts(
  facts: ParcelFacts,
  changes: readonly FigureChange[],
): { readonly changed: ParcelFacts; readonly assumed: AssumedSums } {
  let { parcel } = facts
  const assumed: { -readonly [Field in keyof AssumedSums]: AssumedSums[Field] } = {}
  for (const { field, to } of changes) {
    if (field === 'vacantFloorArea') parcel = { ...parcel, vacantFloorArea: to }
    else assumed[field] = to
  }
  return { changed: { ...facts, parcel }, assumed }
}

function measurable({ facts, at }: Search, changes: readonly FigureChange[]): MeasurableParcel {
  const { changed, assumed } = changedFacts(facts, changes)
  return measurableParcel(changed.parcel, at.landArea, at.landClass, sumBasis(changed, assumed))
}

/** Size of a proposal: its changes against the present figures (against 1 where there is nothing yet). */
function sizeOf({ changes }: Proposal): number {
  return changes.reduce((size, { from, to }) => size + Math.abs(to - from) / Math.max(Math.abs(from), 1), 0)
}

function bySize(a: Proposal, b: Proposal): number {
  return sizeOf(a) - sizeOf(b)
}
