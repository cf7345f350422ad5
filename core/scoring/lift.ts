import type { ParcelFacts } from '../facts/facts.ts'
import { type AssumedSums, sumBasis } from '../facts/sums.ts'
import { type MeasurableParcel, measurableParcel } from '../indicators/measure.ts'
import { type ParcelClass, parcelClasses, worseClass } from '../vocabulary/class.ts'
import { exact, roundHalfUp, subtract } from '../vocabulary/exact.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { ScoreLines } from './estimate.ts'
import { type LeverField, type Position, positions, steps } from './lever.ts'
import { raisedByFloor } from './precedence.ts'
import { classByLines } from './rank.ts'
import type { FiredRule } from './rules.ts'
import { isScaled } from './scaled-method.ts'
import { judgeParcel, type PreparedStandard, prepare } from './score-parcel.ts'
import type { DirectRule, Standard } from './standard.ts'
import { scoreDecimals } from './weights.ts'

/** A parcel sum that would have to change, in its field's unit. */
export interface FigureChange {
  readonly field: LeverField
  readonly from: number
  readonly to: number
  readonly unit: Unit
}

/** One or two changes that reach the line, with the total they were found to give by scoring again. */
export interface Proposal {
  readonly changes: readonly FigureChange[]
  readonly newTotal: number
}

/**
 * 'open': there is a line above (with or without a proposal); 'top': nothing above; 'direct': a veto decides, points
 * do not; 'exempt' and 'incomplete' as the result says; 'no-line': nobody reached the next class last time;
 * 'not-stepped': points of the standard follow values without steps, and the search knows steps only.
 */
export type WayUpState = 'open' | 'top' | 'direct' | 'exempt' | 'incomplete' | 'no-line' | 'not-stepped'

/** The way up (提升路径) of one parcel against fixed score lines. A computation, not advice: real figures are reported. */
export interface WayUp {
  readonly state: WayUpState
  /** What cannot be bought with points: vetoes, and caps below the class aimed at. First of all. */
  readonly blockers: readonly DirectRule[]
  /** Class by score line and floor, caps apart. */
  readonly from: ParcelClass | null
  readonly next: ParcelClass | null
  readonly line: number | null
  /** Points to the line. */
  readonly gap: number | null
  /** Smallest change first, measured against the present figure. */
  readonly single: readonly Proposal[]
  readonly double: readonly Proposal[]
}

const mostDoubles = 3

const closed = { from: null, next: null, line: null, gap: null, single: [], double: [] } as const

/** What would lift the parcel over the next line: single changes of real figures, then pairs. Each is scored again. */
export function wayUp(
  facts: ParcelFacts,
  standard: Standard,
  lines: ScoreLines = standard.classes.smallGroup.lines,
): WayUp {
  const prepared = prepare(standard)
  const now = judgeParcel(prepared, facts)
  if (now.verdict === null || now.score === null) return { ...closed, state: 'incomplete', blockers: [] }
  if (now.verdict.how === 'exempt') return { ...closed, state: 'exempt', blockers: [] }
  if (now.verdict.how === 'direct') {
    const blockers = blockersOf(now.fired, 'A')
    return { ...closed, state: blockers.length === 0 ? 'top' : 'direct', blockers }
  }
  const { total } = now.score
  if (total === null || standard.indicators.some(({ method }) => isScaled(method))) {
    return { ...closed, state: 'not-stepped', blockers: blockersOf(now.fired, 'A') }
  }
  const from = raisedByFloor(classByLines(total, lines), now.fired).class
  const next = parcelClasses[parcelClasses.findIndex(({ code }) => code === from) - 1]?.code
  const blockers = blockersOf(now.fired, next ?? from)
  if (next === undefined || next === 'D') return { ...closed, state: 'top', blockers, from }
  const line = lines[next]
  if (line === null) return { ...closed, state: 'no-line', blockers, from, next }
  const gap = roundHalfUp(subtract(exact(line), exact(total)), scoreDecimals)
  return { state: 'open', blockers, from, next, line, gap, ...proposals({ prepared, facts, line }) }
}

/** Vetoes, and caps that keep the parcel below the class it aims at. */
function blockersOf(fired: readonly FiredRule[], aim: ParcelClass): readonly DirectRule[] {
  return fired.flatMap(({ rule }) => {
    const { effect } = rule
    if (effect.kind === 'direct') return effect.class === 'D' ? [rule] : []
    return effect.kind === 'cap' && worseClass(aim, effect.class) !== aim ? [rule] : []
  })
}

interface Search {
  readonly prepared: PreparedStandard
  readonly facts: ParcelFacts
  readonly line: number
}

/** The steps of one lever from the present figure on, in order of size. */
interface Walk {
  readonly position: Position
  /** Steps that do not reach the line alone; the one that does, if any. */
  readonly short: readonly number[]
  readonly reaching: Proposal | null
}

function proposals(search: Search): Pick<WayUp, 'single' | 'double'> {
  const parcel = measurable(search.facts, [])
  if (parcel === null) return { single: [], double: [] }
  const walks = positions(parcel).map((position) => walk(search, position, parcel))
  const single = walks.flatMap(({ reaching }) => reaching ?? []).sort(bySize)
  const double = walks.flatMap((first, index) =>
    walks.slice(index + 1).flatMap((second) => smallestPair(search, first, second) ?? []),
  )
  return { single, double: double.sort(bySize).slice(0, mostDoubles) }
}

function walk(search: Search, position: Position, parcel: MeasurableParcel): Walk {
  const short: number[] = []
  for (const to of steps(position, search.prepared.standard.indicators, parcel)) {
    const reaching = proposal(search, [changeOf(position, to)])
    if (reaching !== null) return { position, short, reaching }
    short.push(to)
  }
  return { position, short, reaching: null }
}

/** Two changes of which neither is enough alone. The second's steps are taken with the first change made. */
function smallestPair(search: Search, first: Walk, second: Walk): Proposal | null {
  let best: Proposal | null = null
  for (const to of first.short) {
    const change = changeOf(first.position, to)
    const changed = measurable(search.facts, [change])
    if (changed === null) continue
    for (const next of steps(second.position, search.prepared.standard.indicators, changed)) {
      const { from } = second.position
      const alone = second.reaching?.changes[0]
      if (alone !== undefined && Math.abs(next - from) >= Math.abs(alone.to - from)) break
      const both = proposal(search, [change, changeOf(second.position, next)])
      if (both === null) continue
      if (best === null || bySize(both, best) < 0) best = both
      break
    }
  }
  return best
}

function changeOf({ field, from, unit }: Position, to: number): FigureChange {
  return { field, from, to, unit }
}

/** The proposal, when scoring again finds that it reaches the line. */
function proposal({ prepared, facts, line }: Search, changes: readonly FigureChange[]): Proposal | null {
  const { changed, assumed } = changedFacts(facts, changes)
  const total = judgeParcel(prepared, changed, assumed).score?.total ?? null
  return total !== null && total >= line ? { changes, newTotal: total } : null
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

function measurable(facts: ParcelFacts, changes: readonly FigureChange[]): MeasurableParcel | null {
  const { changed, assumed } = changedFacts(facts, changes)
  const { parcel } = changed
  const { landArea, landClass } = parcel
  if (landArea === undefined || landClass === undefined) return null
  return measurableParcel(parcel, landArea, landClass, sumBasis(changed, assumed))
}

/** Size of a proposal: its changes against the present figures (against 1 where there is nothing yet). */
function sizeOf({ changes }: Proposal): number {
  return changes.reduce((size, { from, to }) => size + Math.abs(to - from) / Math.max(Math.abs(from), 1), 0)
}

function bySize(a: Proposal, b: Proposal): number {
  return sizeOf(a) - sizeOf(b)
}
