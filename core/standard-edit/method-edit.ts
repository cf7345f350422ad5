import type { MeasureId } from '../indicators/measure-params.ts'
import { boundOf } from '../scoring/figure-text.ts'
import type { Benchmark } from '../scoring/scaled-method.ts'
import type { Indicator, Method } from '../scoring/standard.ts'
import { modelOf } from './measure-model.ts'

export type MethodKind = Method['kind']

const scaled = ['tierLinear', 'ratioCapped', 'ratioToMax', 'minMax', 'reverseMean'] as const

/** The methods that can judge a measure: a choice only by its options, a value of two bases only by ladders. */
export function methodKindsOf(measure: MeasureId): readonly MethodKind[] {
  if (measure === 'property-quality') return ['option']
  if (measure === 'far-achievement') return ['tier']
  if (measure === 'qualification-points') return ['value', 'tier', ...scaled]
  return ['tier', ...scaled]
}

/** The indicator judged by another method; bounds and points that the new one can use go along. */
export function withMethodKind(indicator: Indicator, kind: MethodKind): Indicator {
  return indicator.method.kind === kind ? indicator : { ...indicator, method: startOf(indicator, kind) }
}

function startOf(indicator: Indicator, kind: MethodKind): Method {
  const { method, measure, unit } = indicator
  const model = modelOf(measure).method
  if (model.kind === kind && !(method.kind === 'tier' || method.kind === 'tierLinear')) return model
  switch (kind) {
    case 'tier':
      return { kind, ladder: { unit, ...tiersFrom(method, model) } }
    case 'tierLinear':
      return { kind, unit, stops: stopsFrom(method, model) }
    case 'ratioCapped':
      return { kind, benchmark: startBenchmark('groupMean'), cap: 100 }
    case 'ratioToMax':
    case 'reverseMean':
      return { kind }
    case 'minMax':
      return { kind, floor: 20, span: 80 }
    case 'value':
      return { kind, cap: 100 }
    case 'option':
      return { kind, points: [] }
  }
}

/** What a benchmark starts with when its kind is chosen. */
export function startBenchmark(kind: Benchmark['kind']): Benchmark {
  switch (kind) {
    case 'fixed':
      return { kind, value: 1 }
    case 'groupMean':
      return { kind, times: 1 }
    case 'percentile':
      return { kind, percent: 80 }
    case 'industry':
      return { kind, choice: '推荐值' }
  }
}

export const benchmarkNames: Readonly<Record<Benchmark['kind'], string>> = {
  fixed: '固定数值',
  groupMean: '同组平均值的倍数',
  percentile: '同组百分位值',
  industry: '行业基准表',
}

function tiersFrom(method: Method, model: Method) {
  if (method.kind === 'tierLinear') {
    const last = method.stops.at(-1)
    const falls = (method.stops[0]?.at ?? 0) < (last?.at ?? 0)
    const tiers = method.stops
      .filter(({ points }) => points > (last?.points ?? 0))
      .map(({ at, points }) => (falls ? { atMost: at, points } : { atLeast: at, points }))
    return { tiers, otherwise: last?.points ?? 0 }
  }
  const from = method.kind === 'tier' ? method : model
  if (from.kind === 'tier') return { tiers: from.ladder.tiers, otherwise: from.ladder.otherwise }
  return {
    tiers: [
      { atLeast: 100, points: 100 },
      { atLeast: 60, points: 60 },
    ],
    otherwise: 0,
  }
}

function stopsFrom(method: Method, model: Method) {
  const from = method.kind === 'tier' ? method : model
  const stops =
    from.kind === 'tier' ? from.ladder.tiers.map((tier) => ({ at: boundOf(tier), points: tier.points })) : []
  return stops.length >= 2
    ? stops
    : [
        { at: 100, points: 100 },
        { at: 0, points: 0 },
      ]
}
