import { boundOf } from '../scoring/figure-text.ts'
import type { Stop } from '../scoring/scaled-method.ts'
import type { Ladder, Tier } from '../scoring/standard.ts'
import type { DatedCitation } from '../vocabulary/citation.ts'
import { exact, multiply, quotientHalfUp, toNumber } from '../vocabulary/exact.ts'

/** How the bound of a step is meant. */
export const tierSigns = ['atLeast', 'above', 'atMost'] as const
export type TierSign = (typeof tierSigns)[number]

export const tierSignNames: Readonly<Record<TierSign, string>> = { atLeast: '≥', above: '>', atMost: '≤' }

export function signOf(tier: Tier): TierSign {
  if ('atMost' in tier) return 'atMost'
  return 'atLeast' in tier ? 'atLeast' : 'above'
}

interface TierChange {
  readonly sign?: TierSign
  readonly bound?: number
  readonly points?: number
  /** Null for none. */
  readonly citation?: DatedCitation | null
}

/** The step with another sign, bound, points or 依据; the rest stays. */
export function changedTier(tier: Tier, change: TierChange): Tier {
  const sign = change.sign ?? signOf(tier)
  const bound = change.bound ?? boundOf(tier)
  const points = change.points ?? tier.points
  const kept = citing(change.citation === undefined ? (tier.citation ?? null) : change.citation)
  if (sign === 'atMost') return { atMost: bound, points, ...kept }
  return sign === 'atLeast' ? { atLeast: bound, points, ...kept } : { above: bound, points, ...kept }
}

/** The stop with another 依据, null for none. */
export function citingStop({ at, points }: Stop, citation: DatedCitation | null): Stop {
  return { at, points, ...citing(citation) }
}

function citing(citation: DatedCitation | null): { readonly citation?: DatedCitation } {
  return citation === null ? {} : { citation }
}

/** One step more at the bad end: between the last one and what is left, where there is room. */
export function withMoreTiers(ladder: Ladder): Ladder {
  const last = ladder.tiers.at(-1)
  if (last === undefined) return { ...ladder, tiers: [{ atLeast: 1, points: 100 }] }
  const bound = boundOf(last)
  const next = { bound: signOf(last) === 'atMost' ? doubled(bound) : halfOf(bound) }
  const tier = changedTier(last, { ...next, points: halfOf(last.points + ladder.otherwise) })
  const { citation: _, ...own } = tier
  return { ...ladder, tiers: [...ladder.tiers, own] }
}

/** Steps best first: by their bounds, as most of them point. */
export function sortedTiers(ladder: Ladder): Ladder {
  const falling = ladder.tiers.filter((tier) => signOf(tier) === 'atMost').length * 2 > ladder.tiers.length
  const order = (a: Tier, b: Tier): number =>
    (falling ? boundOf(a) - boundOf(b) : boundOf(b) - boundOf(a)) || b.points - a.points
  return { ...ladder, tiers: [...ladder.tiers].sort(order) }
}

/** One more stop at the bad end. */
export function withMoreStops(stops: readonly Stop[]): readonly Stop[] {
  const [first, second] = stops
  const last = stops.at(-1)
  if (last === undefined) return [{ at: 1, points: 100 }]
  const falls = first !== undefined && second !== undefined && first.at < second.at
  return [...stops, { at: falls ? doubled(last.at) : halfOf(last.at), points: halfOf(last.points) }]
}

export function sortedStops(stops: readonly Stop[]): readonly Stop[] {
  return [...stops].sort((a, b) => b.points - a.points)
}

const two = exact(2)
const decimals = 6

function halfOf(value: number): number {
  return quotientHalfUp(exact(value), two, decimals)
}

function doubled(value: number): number {
  return toNumber(multiply(exact(value), two))
}
