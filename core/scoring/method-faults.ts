import { add, compare, exact } from '../vocabulary/exact.ts'
import { isIndustryCode } from '../vocabulary/industry.ts'
import { itemAt } from './item-at.ts'
import { isScaled, type ScaledMethod } from './scaled-method.ts'
import type { Indicator, Ladder, Standard, Tier } from './standard.ts'

export interface StandardFault {
  readonly path: readonly (string | number)[]
  /** In Chinese: what does not hold. */
  readonly message: string
}

/** What the method of an indicator gets wrong. */
export function methodFaults(indicator: Indicator, path: StandardFault['path']): readonly StandardFault[] {
  const { id, method } = indicator
  if (isScaled(method)) return scaledFaults(indicator, method, path)
  if (method.kind === 'tier') {
    const fallback = method.fallback === undefined ? [] : ladderFaults(id, method.fallback, [...path, 'fallback'])
    return [...ladderFaults(id, method.ladder, [...path, 'ladder']), ...fallback]
  }
  if (method.kind === 'option') {
    const options = method.points.map(({ option }) => option)
    return new Set(options).size === options.length ? [] : [{ path, message: `指标 ${id} 的选项重复` }]
  }
  return []
}

function boundOf(tier: Tier): { readonly bound: number; readonly falling: boolean } {
  if ('atMost' in tier) return { bound: tier.atMost, falling: true }
  return { bound: 'atLeast' in tier ? tier.atLeast : tier.above, falling: false }
}

function ladderFaults(id: string, ladder: Ladder, path: StandardFault['path']): readonly StandardFault[] {
  const faults: StandardFault[] = []
  for (const [index, tier] of ladder.tiers.entries()) {
    const next = ladder.tiers[index + 1]
    const here = [...path, 'tiers', index]
    if (tier.points <= (next?.points ?? ladder.otherwise)) {
      faults.push({ path: here, message: `指标 ${id} 的分档应由优到劣，分值递减` })
    }
    if (next === undefined) continue
    const { bound, falling } = boundOf(tier)
    const below = boundOf(next)
    if (falling !== below.falling || (falling ? bound >= below.bound : bound <= below.bound)) {
      faults.push({ path: here, message: `指标 ${id} 的分档界限应依次变化，方向一致` })
    }
  }
  return faults
}

/** Measures whose value is a choice, or is taken on one of two bases: neither can be held against a figure. */
const incomparable: ReadonlySet<string> = new Set(['property-quality', 'far-achievement'])

function scaledFaults(
  { id, measure }: Indicator,
  method: ScaledMethod,
  path: StandardFault['path'],
): readonly StandardFault[] {
  if (incomparable.has(measure)) return [{ path, message: `指标 ${id} 只能用分档或按选项计分` }]
  if (method.kind === 'minMax' && compare(add(exact(method.floor), exact(method.span)), exact(100)) > 0) {
    return [{ path, message: `指标 ${id} 的底分与幅度合计应不超过 100` }]
  }
  return method.kind === 'tierLinear' ? stopFaults(id, method.stops, [...path, 'stops']) : []
}

function stopFaults(
  id: string,
  stops: Extract<ScaledMethod, { kind: 'tierLinear' }>['stops'],
  path: StandardFault['path'],
): readonly StandardFault[] {
  const falls = stops.length > 1 && itemAt(stops, 0).at < itemAt(stops, 1).at
  return stops.flatMap(({ at, points }, index) => {
    const next = stops[index + 1]
    if (next === undefined) return []
    const isInOrder = points > next.points && (falls ? at < next.at : at > next.at)
    return isInOrder ? [] : [{ path: [...path, index], message: `指标 ${id} 的插值点应由优到劣，方向一致，分值递减` }]
  })
}

/** Lines of 行业基准 that nobody reads or that come twice, and indicators that ask for lines that are not there. */
export function industryFaults({ indicators, industryBenchmarks = [] }: Standard): readonly StandardFault[] {
  const asking = indicators.filter(
    ({ method }) => method.kind === 'ratioCapped' && method.benchmark.kind === 'industry',
  )
  const keys = industryBenchmarks.map(({ industry, indicator }) => `${industry}/${indicator}`)
  const path = ['industryBenchmarks']
  return [
    ...asking
      .filter(({ id }) => !industryBenchmarks.some(({ indicator }) => indicator === id))
      .map(({ id }) => ({ path, message: `指标 ${id} 没有行业基准` })),
    ...industryBenchmarks.flatMap(({ industry, indicator }, index) => {
      const at = [...path, index]
      if (!isIndustryCode(`${industry}00`)) return [{ path: at, message: `没有行业大类 ${industry}` }]
      if (!asking.some(({ id }) => id === indicator)) {
        return [{ path: at, message: `指标 ${indicator} 不按行业基准计分` }]
      }
      const isFirst = keys.indexOf(`${industry}/${indicator}`) === index
      return isFirst ? [] : [{ path: at, message: `行业基准 ${industry} ${indicator} 重复` }]
    }),
  ]
}
