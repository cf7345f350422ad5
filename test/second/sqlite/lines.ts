import type { Indicator, Standard } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'
import { measureSql } from './measures.ts'
import { pointsSql } from './points.ts'

/**
 * A line a parcel and indicator: value of 6 decimals, and why there is none. Only of parcels that are not 待补正.
 * Rests on judged (rules.ts): which group a parcel is in and whether it is ranked.
 */
export function linesSql(standard: Standard, arithmetic: Arithmetic): string {
  const selects = standard.indicators.map((indicator, place) => measuredSql(indicator, place, arithmetic))
  return `
    drop table if exists line; drop table if exists applied; drop table if exists peers;
    create table line as ${selects.join(' union all ')};
    create index lineById on line (id, code);
    ${appliedSql(standard)}
    ${peersSql(standard, arithmetic)}
    ${scoredSql(standard, arithmetic)}
  `
}

function measuredSql(indicator: Indicator, place: number, arithmetic: Arithmetic): string {
  const { id, dimension, weight, notApplicableTo, missing, noDischargePoints, measure } = indicator
  const { above, below, plain } = measureSql(indicator, arithmetic)
  const suits = notApplicableTo.length === 0 ? '1' : `p.landClass not in (${notApplicableTo.map(quoted).join(', ')})`
  const isClean = measure === 'output-per-discharge' && noDischargePoints !== undefined
  const clean = measure === 'output-per-discharge' ? 'k.firms > 0 and k.noneDischarges' : '0'
  const { over, compare, number, rounded } = arithmetic
  const quotient = `case when ${clean} or not ${suits} then null when below is null or ${compare('below', '=', number(0))}
    then null else ${rounded(over('above', 'below'))} end`
  const isMissing = plain !== undefined ? plain.missing : `not (${clean}) and (above is null or below is null)`
  return `
    select code, ${quoted(id)} as id, ${place} as place, ${quoted(dimension)} as dimension,
      ${arithmetic.number(weight)} as weight, groupKey, ranked, suits, clean and ${isClean ? 1 : 0} as clean, value,
      missing and suits and ${missing === 'not-applicable' ? 1 : 0} as leftOut,
      missing and suits and above is not null and ${missing === 'peer-average' ? 1 : 0} as averaged,
      choice, noFar, industry
    from (
      select p.code as code, j.groupKey as groupKey, j.how = 'ranked' as ranked, ${suits} as suits, ${clean} as clean,
        ${isMissing} as missing, above, p.propertyQuality as choice, p.farAllowed is null as noFar, k.industry as industry,
        ${plain === undefined ? quotient : `case when ${suits} then ${plain.value} end`} as value
      from (select p.*, ${above} as above, ${below} as below from parcel p join sums s on s.code = p.code) p
      join kind k on k.code = p.code join judged j on j.code = p.code
      where j.status = 'ok'
    )`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * What is left out counts after all where nothing else of its dimension is left. The weight of what does not count goes
 * to the rest of the dimension: weight × all ÷ counting.
 */
function appliedSql({ indicators }: Standard): string {
  const isLeaving = indicators.some(({ missing }) => missing === 'not-applicable')
  const rest =
    '(select count(*) from line o where o.code = l.code and o.dimension = l.dimension and o.suits and not o.leftOut)'
  const counts = isLeaving ? `l.suits and not (l.leftOut and ${rest} > 0)` : 'l.suits'
  return `create table applied as select l.*, ${counts} as counts from line l;
    create index appliedCode on applied (code, dimension); create index appliedGroup on applied (groupKey, id);`
}

/**
 * Figures of a group in an indicator: over its ranked parcels with a value that is not negative. The percentile is the
 * least value that at least so many percent of them do not exceed.
 */
function peersSql({ indicators }: Standard, { sum, numberOfSix, number, compare, times }: Arithmetic): string {
  const percents = indicators.flatMap(({ id, method }) =>
    method.kind === 'ratioCapped' && method.benchmark.kind === 'percentile'
      ? [`when ${quoted(id)} then ${number(method.benchmark.percent)}`]
      : [],
  )
  const percent = percents.length === 0 ? 'null' : `case id ${percents.join(' ')} end`
  const isReached = compare(times('upTo', number(100)), '>=', times('n', 'percent'))
  return `create table peers as
    with ordered as (
      select groupKey, id, value, ${percent} as percent, count(*) over (partition by groupKey, id) as n,
        count(*) over (partition by groupKey, id order by value range between unbounded preceding and current row) as upTo
      from applied where ranked and suits and value >= 0
    )
    select groupKey, id, max(n) as n, min(value) as least, max(value) as greatest, ${sum(numberOfSix('value'))} as total,
      min(case when percent is not null and ${isReached} then value end) as percentile
    from ordered group by groupKey, id;
    create unique index peersKey on peers (groupKey, id);`
}

function scoredSql(standard: Standard, arithmetic: Arithmetic): string {
  const { roundedTo, times, over, sum, number, compare } = arithmetic
  const { totalDecimals = 6 } = standard.classes
  const scored = standard.indicators.map((indicator) => pointsSql(indicator, standard, arithmetic))
  const score = over(times('effective', arithmetic.numberOfSix('points')), number(100))
  return `
    drop table if exists scored; drop table if exists total;
    create table scored as
      with dimensions as (
        select code, dimension, ${sum('weight')} as whole, ${sum('case when counts then weight end')} as counting
        from applied group by code, dimension
      ),
      judgedLine as (${scored.join(' union all ')})
      select a.code as code, a.id as id, a.shown as value, case when a.counts then a.points end as points,
        case when not a.counts then null
          when ${compare('d.whole', '=', 'd.counting')} then a.weight
          else ${over(times('a.weight', 'd.whole'), 'd.counting')} end as effective
      from judgedLine a join dimensions d on d.code = a.code and d.dimension = a.dimension;
    create table total as
      select code, ${roundedTo(sum(score), totalDecimals)} as total from scored group by code;
    create unique index totalCode on total (code);
    create index scoredCode on scored (code);`
}
