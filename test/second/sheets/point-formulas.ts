import type { Benchmark } from '#core/scoring/scaled-method.ts'
import type { Indicator, Ladder, Method } from '#core/scoring/standard.ts'

/** Figures of the parcel's group in the indicator, as formulas. */
export interface GroupFigures {
  readonly n: string
  readonly least: string
  readonly greatest: string
  readonly sum: string
  readonly percentile: string
}

/** What points are worked out from, on one row. */
export interface PointInputs {
  readonly value: string
  readonly choice: string
  readonly hasNoFar: string
  readonly group: GroupFigures
}

/** Points of a value that is there and not negative; `lacking` where there is nothing to hold it against. */
export function pointFormula({ method, measure, missingPoints }: Indicator, inputs: PointInputs): string {
  const { value, choice, hasNoFar, group } = inputs
  const lacking = String(missingPoints)
  switch (method.kind) {
    case 'tier': {
      const usual = ladderFormula(method.ladder, value)
      if (measure !== 'far-achievement') return usual
      const fallback = method.fallback === undefined ? lacking : ladderFormula(method.fallback, value)
      return `IF(${hasNoFar},${fallback},${usual})`
    }
    case 'option':
      return method.points.reduce((rest, { option, points }) => `IF(${choice}="${option}",${points},${rest})`, lacking)
    case 'value':
      return `MIN(${value},${method.cap})`
    case 'tierLinear':
      return interpolated(method, value)
    case 'ratioCapped': {
      const { above, below } = against(method.benchmark, group)
      const points = `MIN(${method.cap},ROUND(${value}*100*${below}/(${above}),6))`
      return `IF(${above}=0,${lacking},${points})`
    }
    case 'ratioToMax':
      return `IF(N(${group.greatest})<=0,${lacking},MIN(100,ROUND(${value}*100/${group.greatest},6)))`
    case 'minMax': {
      const { floor, span } = method
      const inside = `ROUND(${floor}+${span}*(${value}-${group.least})/(${group.greatest}-${group.least}),6)`
      const ends = `IF(${value}>=${group.greatest},${floor + span},IF(${value}<=${group.least},${floor},${inside}))`
      return `IF(${group.n}=0,${lacking},${ends})`
    }
    case 'reverseMean': {
      const points = `MAX(0,ROUND((2-${value}*${group.n}/${group.sum})*50,6))`
      return `IF(${group.n}=0,${lacking},IF(${group.sum}=0,IF(${value}=0,50,0),${points}))`
    }
  }
}

function ladderFormula({ tiers, otherwise }: Ladder, value: string): string {
  return [...tiers].reverse().reduce((rest, tier) => {
    const reached = 'atLeast' in tier ? `>=${tier.atLeast}` : 'atMost' in tier ? `<=${tier.atMost}` : `>${tier.above}`
    return `IF(${value}${reached},${tier.points},${rest})`
  }, String(otherwise))
}

function interpolated({ stops }: Extract<Method, { kind: 'tierLinear' }>, value: string): string {
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no stops')
  const sign = first.at < last.at ? '<=' : '>='
  const pairs = stops.slice(1).map((worse, index) => [stops[index] ?? worse, worse] as const)
  const between = pairs.reduceRight((rest, [better, worse]) => {
    const rise = `(${better.points}-${worse.points})*(${value}-${worse.at})/(${better.at}-${worse.at})`
    return `IF(${value}${sign}${worse.at},ROUND(${worse.points}+${rise},6),${rest})`
  }, String(last.points))
  return `IF(${value}${sign}${first.at},${first.points},${between})`
}

/** The benchmark is above ÷ below; above is 0 where there is none. */
function against(benchmark: Benchmark, group: GroupFigures): { readonly above: string; readonly below: string } {
  switch (benchmark.kind) {
    case 'fixed':
      return { above: String(benchmark.value), below: '1' }
    case 'groupMean':
      return { above: `${group.sum}*${benchmark.times}`, below: group.n }
    case 'percentile':
      return { above: `N(${group.percentile})`, below: '1' }
    case 'industry':
      throw new RangeError('行业基准 has no formula here')
  }
}
