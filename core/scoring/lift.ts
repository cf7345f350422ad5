import type { ParcelFacts } from '../facts/facts.ts'
import { type ParcelClass, parcelClasses, worseClass } from '../vocabulary/class.ts'
import { exact, roundHalfUp, subtract } from '../vocabulary/exact.ts'
import type { ScoreLines } from './estimate.ts'
import { type Proposal, search } from './lift-search.ts'
import type { PeerStatistics } from './peers.ts'
import { raisedByFloor } from './precedence.ts'
import { classByLines } from './rank.ts'
import type { FiredRule } from './rules.ts'
import { isScaled } from './scaled-method.ts'
import { judgeParcel, prepare } from './score-parcel.ts'
import type { DirectRule, Indicator, Standard } from './standard.ts'
import { scoreDecimals } from './weights.ts'

/**
 * 'open': there is a line above (with or without a proposal); 'top': nothing above; 'direct': a veto decides, points
 * do not; 'exempt' and 'incomplete' as the result says; 'no-line': nobody reached the next class last time;
 * 'peers-unknown': the standard holds figures against the group, and those of the group are not known.
 */
export type WayUpState = 'open' | 'top' | 'direct' | 'exempt' | 'incomplete' | 'no-line' | 'peers-unknown'

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
  /** Where no single change reaches the line: the next step of single ladders that adds points, the most first. */
  readonly nextSteps: readonly Proposal[]
  /** Figures of the group stood still at those of the last evaluation while the parcel's moved. */
  readonly isHeldStill: boolean
}

const nothing = { single: [], double: [], nextSteps: [] } as const
const closed = { from: null, next: null, line: null, gap: null, ...nothing, isHeldStill: false } as const

/**
 * What would lift the parcel over the next line: single changes of real figures, then pairs. Each is scored again.
 * @param peers figures of the groups of the last evaluation (`evaluateAmongPeers`), where the standard asks for them;
 *   they are held still: a parcel that moves a mean moves it against itself, by its part of the group
 */
export function wayUp(
  facts: ParcelFacts,
  standard: Standard,
  lines: ScoreLines = standard.classes.smallGroup.lines,
  peers: PeerStatistics | null = null,
): WayUp {
  const prepared = prepare(standard)
  const now = judgeParcel(prepared, facts, undefined, peers)
  const { landArea, landClass } = facts.parcel
  if (now.verdict === null || now.score === null || landArea === undefined || landClass === undefined)
    return { ...closed, state: 'incomplete', blockers: [] }
  if (now.verdict.how === 'exempt') return { ...closed, state: 'exempt', blockers: [] }
  if (now.verdict.how === 'direct') {
    const blockers = blockersOf(now.fired, 'A')
    return { ...closed, state: blockers.length === 0 ? 'top' : 'direct', blockers }
  }
  const { total } = now.score
  if (total === null) return { ...closed, state: 'peers-unknown', blockers: blockersOf(now.fired, 'A') }
  const from = raisedByFloor(classByLines(total, lines), now.fired).class
  const next = parcelClasses[parcelClasses.findIndex(({ code }) => code === from) - 1]?.code
  const blockers = blockersOf(now.fired, next ?? from)
  if (next === undefined || next === 'D') return { ...closed, state: 'top', blockers, from }
  const line = lines[next]
  if (line === null) return { ...closed, state: 'no-line', blockers, from, next }
  const gap = roundHalfUp(subtract(exact(line), exact(total)), scoreDecimals)
  const isContinuous = standard.indicators.some(followsFigures)
  const found = search({ prepared, facts, at: { landArea, landClass }, peers, line, isScaled: isContinuous }, total)
  return { state: 'open', blockers, from, next, line, gap, ...found, isHeldStill: prepared.needsPeers }
}

/** Whether points follow figures between steps. Qualifications are counted, and no figure moves them. */
function followsFigures({ method, measure }: Indicator): boolean {
  return isScaled(method) || (method.kind === 'value' && measure !== 'qualification-points')
}

/** Vetoes, and caps that keep the parcel below the class it aims at. */
function blockersOf(fired: readonly FiredRule[], aim: ParcelClass): readonly DirectRule[] {
  return fired.flatMap(({ rule }) => {
    const { effect } = rule
    if (effect.kind === 'direct') return effect.class === 'D' ? [rule] : []
    return effect.kind === 'cap' && worseClass(aim, effect.class) !== aim ? [rule] : []
  })
}
