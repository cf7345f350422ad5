import type Sqlite from 'better-sqlite3'
import { amounts, type Columns, statisticsAmounts } from '../raw-columns.ts'
import type { Arithmetic } from './arithmetic.ts'

/**
 * Sums over each parcel's firms. Rows whose share is 0 are left out of everything; a blank share is the whole. `<item>Above`
 * is the sum as a numerator (blanks left out), `<item>Below` as a denominator (missing when any row is blank).
 * 统计's figure replaces the 规上 rows; a row with 是否规上 blank counts as blank beside it. Others' replace all rows.
 */
export function sumFirms(database: Sqlite.Database, arithmetic: Arithmetic, { firmWords }: Columns): void {
  const { times, over, number, compare, sum, plus } = arithmetic
  const hundred = number(100)
  const part = (item: string) =>
    `case when parcelShare is null then ${item} else ${over(times(item, 'parcelShare'), hundred)} end as ${item}`
  const rowSums = amounts.map((item) => {
    const whole = `${sum(item)} as ${item}Known, sum(${item} is null) > 0 as ${item}Blank`
    if (!statisticsAmounts.includes(item)) return whole
    return `${whole}, ${sum(`case when aboveScale = 0 then ${item} end`)} as ${item}Others,
      sum(aboveScale is null or (aboveScale = 0 and ${item} is null)) > 0 as ${item}OthersBlank`
  })
  const given = amounts.map((item) => `max(case when item = '${item}' then amount end) as ${item}Given`)
  const both = amounts.map((item) => {
    const figure = `${item}Given`
    const known = `${item}Known`
    const fromRows = `case when ${item}Blank then null else ${known} end`
    if (!statisticsAmounts.includes(item)) {
      return `coalesce(${figure}, ${known}) as ${item}Above,
        case when ${figure} is not null then ${figure} else ${fromRows} end as ${item}Below`
    }
    const withOthers = `case when ${item}Others is null then ${figure} else ${plus(figure, `${item}Others`)} end`
    return `case when ${figure} is null then ${known} else ${withOthers} end as ${item}Above,
      case when ${figure} is null then ${fromRows} when coalesce(${item}OthersBlank, 0) then null
        else ${withOthers} end as ${item}Below`
  })
  database.exec(`
    drop table if exists counted; drop table if exists byRows; drop table if exists sums; drop table if exists kind;
    create table counted as select code, ${firmWords.join(', ')},
      ${amounts.map(part).join(',\n')}
      from firm f where parcelShare is null or not ${compare('parcelShare', '=', number(0))};
    create index countedCode on counted (code);
    create table byRows as select code, ${rowSums.join(',\n')} from counted group by code;
    create table sums as
      with given as (select code, ${given.join(', ')} from figure group by code)
      select p.code as code, ${both.join(',\n')}
      from parcel p left join byRows r on r.code = p.code left join given g on g.code = p.code;
    create unique index sumsCode on sums (code);
  `)
  database.exec(kindsSql(arithmetic))
}

/**
 * What a parcel is by its firms. 规上 when any is, 规下 when all say they are not; 自有 when any owns, 承租 when all rent; the
 * main industry is the only 大类, or the one with the most 营业收入 by share, the lower code among equals.
 */
function kindsSql({ sum, sortable, number }: Arithmetic): string {
  return `
    create table kind as
    with told as (
      select code, count(*) as firms, max(coalesce(aboveScale, 0)) as anyAbove, sum(aboveScale is null) as scaleBlank,
        max(occupancy is '自有') as anyOwner, min(occupancy is '租赁' or occupancy is '分租') as allRent,
        min(hasDischarge is 0) as noneDischarges,
        count(distinct substr(industryCode, 1, 2)) as industries, sum(industryCode is null) as industryBlank,
        sum(revenue is null) as revenueBlank, min(startProduction) as firstStart, sum(startProduction is null) as startBlank
      from counted group by code
    ),
    byIndustry as (
      select code, substr(industryCode, 1, 2) as industry, ${sum(`coalesce(revenue, ${number(0)})`)} as revenue
      from counted where industryCode is not null group by code, substr(industryCode, 1, 2)
    ),
    placed as (
      select code, industry,
        row_number() over (partition by code order by ${sortable('revenue')} desc, industry) as place
      from byIndustry
    )
    select p.code as code, coalesce(firms, 0) as firms, coalesce(noneDischarges, 0) as noneDischarges,
      case when anyAbove then '规上' when firms > 0 and scaleBlank = 0 then '规下' end as scale,
      case when anyOwner then '自有' when firms > 0 and allRent then '承租' end as tenure,
      case when industryBlank = 0 and (industries = 1 or revenueBlank = 0) then b.industry end as industry,
      firstStart, startBlank
    from parcel p left join told t on t.code = p.code left join placed b on b.code = p.code and b.place = 1;
    create unique index kindCode on kind (code);
  `
}
