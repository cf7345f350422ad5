import { boundOf } from '../scoring/figure-text.ts'
import type { Benchmark } from '../scoring/scaled-method.ts'
import type { Indicator, Ladder, Method, Standard, Tier } from '../scoring/standard.ts'
import type { ParcelClass } from '../vocabulary/class.ts'

/** One number of a standard that a try-out moves. */
export type Dial =
  | { readonly kind: 'weight'; readonly indicator: string }
  /** The bound of a step, best first. */
  | { readonly kind: 'edge'; readonly indicator: string; readonly ladder: 'ladder' | 'fallback'; readonly tier: number }
  /** The value of a stop of 分档插值, best first. */
  | { readonly kind: 'stop'; readonly indicator: string; readonly stop: number }
  /** What the value is held against: a fixed figure, the multiple of the group's mean, or the percentile. */
  | { readonly kind: 'benchmark'; readonly indicator: string }
  | { readonly kind: 'share'; readonly class: ParcelClass }
  /** Score line of small groups, or of all where lines decide. */
  | { readonly kind: 'line'; readonly class: 'A' | 'B' | 'C' }

/** The number the dial stands at, null where the standard has no such number. */
export function dialValue(standard: Standard, dial: Dial): number | null {
  switch (dial.kind) {
    case 'share':
      return standard.classes.shares[dial.class]
    case 'line':
      return standard.classes.smallGroup.lines[dial.class]
    default: {
      const indicator = standard.indicators.find(({ id }) => id === dial.indicator)
      return indicator === undefined ? null : indicatorValue(indicator, dial)
    }
  }
}

type IndicatorDial = Extract<Dial, { readonly indicator: string }>

function indicatorValue({ weight, method }: Indicator, dial: IndicatorDial): number | null {
  if (dial.kind === 'weight') return weight
  if (dial.kind === 'edge') {
    const tier = method.kind === 'tier' ? method[dial.ladder]?.tiers[dial.tier] : undefined
    return tier === undefined ? null : boundOf(tier)
  }
  if (dial.kind === 'stop') return method.kind === 'tierLinear' ? (method.stops[dial.stop]?.at ?? null) : null
  return method.kind === 'ratioCapped' ? benchmarkValue(method.benchmark) : null
}

function benchmarkValue(benchmark: Benchmark): number | null {
  switch (benchmark.kind) {
    case 'fixed':
      return benchmark.value
    case 'groupMean':
      return benchmark.times
    case 'percentile':
      return benchmark.percent
    case 'industry':
      return null
  }
}

/** The standard with another number there; as it was where it has no such number. */
export function withDial(standard: Standard, dial: Dial, value: number): Standard {
  const { classes } = standard
  switch (dial.kind) {
    case 'share':
      return { ...standard, classes: { ...classes, shares: { ...classes.shares, [dial.class]: value } } }
    case 'line': {
      const lines = { ...classes.smallGroup.lines, [dial.class]: value }
      return { ...standard, classes: { ...classes, smallGroup: { ...classes.smallGroup, lines } } }
    }
    default:
      return {
        ...standard,
        indicators: standard.indicators.map((one) =>
          one.id !== dial.indicator
            ? one
            : dial.kind === 'weight'
              ? { ...one, weight: value }
              : { ...one, method: withMethodValue(one.method, dial, value) },
        ),
      }
  }
}

function withMethodValue(method: Method, dial: IndicatorDial, value: number): Method {
  if (dial.kind === 'edge' && method.kind === 'tier') {
    const ladder = method[dial.ladder]
    return ladder === undefined ? method : { ...method, [dial.ladder]: withEdge(ladder, dial.tier, value) }
  }
  if (dial.kind === 'stop' && method.kind === 'tierLinear') {
    return {
      ...method,
      stops: method.stops.map((stop, index) => (index === dial.stop ? { ...stop, at: value } : stop)),
    }
  }
  if (dial.kind === 'benchmark' && method.kind === 'ratioCapped') {
    return { ...method, benchmark: withBenchmarkValue(method.benchmark, value) }
  }
  return method
}

/** A bound that moved no longer rests on the figure it was taken from. */
function withEdge(ladder: Ladder, tier: number, value: number): Ladder {
  const moved = ({ citation: _, ...step }: Tier): Tier => {
    if ('atLeast' in step) return { ...step, atLeast: value }
    return 'atMost' in step ? { ...step, atMost: value } : { ...step, above: value }
  }
  return { ...ladder, tiers: ladder.tiers.map((step, index) => (index === tier ? moved(step) : step)) }
}

function withBenchmarkValue(benchmark: Benchmark, value: number): Benchmark {
  switch (benchmark.kind) {
    case 'fixed':
      return { kind: 'fixed', value }
    case 'groupMean':
      return { kind: 'groupMean', times: value }
    case 'percentile':
      // A whole percent, and nobody is beyond the last.
      return { kind: 'percentile', percent: Math.round(Math.min(100, Math.max(1, value))) }
    case 'industry':
      return benchmark
  }
}

/** The numbers of an indicator's method that a try-out moves, best first. */
export function methodDials({ id, method }: Indicator): readonly Dial[] {
  switch (method.kind) {
    case 'tier':
      return (['ladder', 'fallback'] as const).flatMap((ladder) =>
        (method[ladder]?.tiers ?? []).map((_, tier): Dial => ({ kind: 'edge', indicator: id, ladder, tier })),
      )
    case 'tierLinear':
      return method.stops.map((_, stop): Dial => ({ kind: 'stop', indicator: id, stop }))
    case 'ratioCapped':
      return method.benchmark.kind === 'industry' ? [] : [{ kind: 'benchmark', indicator: id }]
    default:
      return []
  }
}

export function dialsOf({ indicators }: Standard): readonly Dial[] {
  return [
    ...indicators.map(({ id }): Dial => ({ kind: 'weight', indicator: id })),
    ...indicators.flatMap(methodDials),
    ...(['A', 'B', 'C', 'D'] as const).map((letter): Dial => ({ kind: 'share', class: letter })),
    ...(['A', 'B', 'C'] as const).map((letter): Dial => ({ kind: 'line', class: letter })),
  ]
}

/** What names a dial among the others of its standard. */
export function dialKey(dial: Dial): string {
  return Object.values(dial).join('/')
}
