import type { Benchmark } from '#core/scoring/scaled-method.ts'
import type { Indicator, Ladder, Method, Standard } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'

/**
 * Points of one indicator's lines, over applied a and the figures of its group g. What there is no value for, a negative
 * one, and one that there is nothing to hold against get the points of a missing one.
 */
export function pointsSql(indicator: Indicator, standard: Standard, arithmetic: Arithmetic): string {
  const { id, missingPoints, noDischargePoints, method } = indicator
  const { six, rounded, over } = arithmetic
  const mean = rounded(over('g.total', 'g.n'))
  const { points, shown } = byMethod(method, standard, id, arithmetic)
  const lacking = six(missingPoints)
  return `
    select code, dimension, weight, counts, id,
      case when not counts or (averaged and judged is null) then null when value < 0 then value else ${shown} end as shown,
      case when clean then ${six(noDischargePoints ?? 0)} when value < 0 then ${lacking}
        else coalesce(judged, ${lacking}) end as points
    from (select *, ${points} as judged from (
      select a.code as code, a.dimension as dimension, a.weight as weight, a.counts as counts, a.id as id,
        a.clean as clean, a.choice as choice, a.noFar as noFar, a.industry as industry, a.averaged as averaged,
        case when a.averaged and g.n is not null then ${mean} else a.value end as value,
        g.n as n, g.least as least, g.greatest as greatest, g.total as sum, g.percentile as percentile
      from applied a left join peers g on g.groupKey = a.groupKey and g.id = a.id
      where a.id = '${id}'
    ))`
}

interface PointsSql {
  /** Of 6 decimals; null where there is nothing to judge. */
  readonly points: string
  readonly shown: string
}

function byMethod(method: Method, standard: Standard, id: string, arithmetic: Arithmetic): PointsSql {
  const { six, number, numberOfSix, rounded, times, over, plus, minus, compare } = arithmetic
  const value = numberOfSix('value')
  switch (method.kind) {
    case 'tier': {
      const usual = ladderSql(method.ladder, arithmetic)
      // Only the measure that has a fallback basis says that it was used.
      const isFar = standard.indicators.some((one) => one.id === id && one.measure === 'far-achievement')
      const fallback = method.fallback === undefined ? 'null' : ladderSql(method.fallback, arithmetic)
      return { points: isFar ? `case when noFar then ${fallback} else ${usual} end` : usual, shown: 'value' }
    }
    case 'option': {
      const cases = method.points.map(({ option, points }) => `when '${option}' then ${six(points)}`)
      return { points: `case choice ${cases.join(' ')} end`, shown: 'value' }
    }
    case 'value':
      return { points: `min(value, ${six(method.cap)})`, shown: `min(value, ${six(method.cap)})` }
    case 'tierLinear': {
      const [first] = method.stops
      const last = method.stops.at(-1)
      if (first === undefined || last === undefined) throw new RangeError(`${id}: no stops`)
      const sign = first.at < last.at ? '<=' : '>='
      const between = method.stops.slice(1).map((worse, index) => {
        const better = method.stops[index] ?? worse
        const rise = minus(number(better.points), number(worse.points))
        const run = minus(number(better.at), number(worse.at))
        const share = over(times(rise, minus(value, number(worse.at))), run)
        return `when value ${sign} ${six(worse.at)} then ${rounded(plus(number(worse.points), share))}`
      })
      const ends = `when value ${sign} ${six(first.at)} then ${six(first.points)}`
      return {
        points: `case when value is null then null ${ends} ${between.join(' ')} else ${six(last.points)} end`,
        shown: 'value',
      }
    }
    case 'ratioCapped': {
      const against = benchmarkSql(method.benchmark, standard, id, arithmetic)
      const ratio = rounded(times(over(value, 'against'), number(100)))
      return {
        points: `(select case when against is null or not ${compare('against', '>', number(0))} then null
          else min(${ratio}, ${six(method.cap)}) end from (select ${against} as against))`,
        shown: 'value',
      }
    }
    case 'ratioToMax': {
      const ratio = rounded(times(over(value, numberOfSix('greatest')), number(100)))
      return { points: `case when greatest > 0 then min(${ratio}, ${six(100)}) end`, shown: 'value' }
    }
    case 'minMax': {
      const range = numberOfSix('(greatest - least)')
      const inside = over(times(number(method.span), numberOfSix('(value - least)')), range)
      return {
        points: `case when n is null or value is null then null
          when value >= greatest then ${rounded(plus(number(method.floor), number(method.span)))}
          when value <= least then ${six(method.floor)}
          else ${rounded(plus(number(method.floor), inside))} end`,
        shown: 'value',
      }
    }
    case 'reverseMean': {
      const share = over(times(value, 'n'), 'sum')
      const points = rounded(times(minus(number(2), share), number(50)))
      return {
        points: `case when n is null or value is null then null
          when ${compare('sum', '=', number(0))} then case when value = 0 then ${six(50)} else 0 end
          else max(0, ${points}) end`,
        shown: 'value',
      }
    }
  }
}

function ladderSql({ tiers, otherwise }: Ladder, { six }: Arithmetic): string {
  const steps = tiers.map((tier) => {
    const reached =
      'atLeast' in tier
        ? `>= ${six(tier.atLeast)}`
        : 'atMost' in tier
          ? `<= ${six(tier.atMost)}`
          : `> ${six(tier.above)}`
    return `when value ${reached} then ${six(tier.points)}`
  })
  return `case when value is null then null ${steps.join(' ')} else ${six(otherwise)} end`
}

/** A number in SQL, null where there is nothing to hold a value against. */
function benchmarkSql(benchmark: Benchmark, standard: Standard, id: string, arithmetic: Arithmetic): string {
  const { number, times, over, numberOfSix } = arithmetic
  switch (benchmark.kind) {
    case 'fixed':
      return number(benchmark.value)
    case 'groupMean':
      return over(times('sum', number(benchmark.times)), 'n')
    case 'percentile':
      return numberOfSix('percentile')
    case 'industry': {
      const lines = (standard.industryBenchmarks ?? []).flatMap(({ indicator, industry, values }) => {
        const figure = indicator === id ? values[benchmark.choice] : undefined
        return figure === undefined ? [] : [`when '${industry}' then ${number(figure)}`]
      })
      return lines.length === 0 ? 'null' : `case industry ${lines.join(' ')} end`
    }
  }
}
