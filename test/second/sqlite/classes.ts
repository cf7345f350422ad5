import type { Standard } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'

/**
 * Rank within the group by total, equal totals alike; the class by rank × 100 ≤ cumulated share × n, or by score lines
 * in a small group; raised by the floor, then lowered by the cap. Where directly judged parcels take places, those of the
 * class or a better one stand before the rank, and all of them in n.
 */
export function classesSql({ classes }: Standard, { six }: Arithmetic): string {
  const { shares, smallGroup, by } = classes
  const { lines, below } = smallGroup
  const cumulated = [shares.A, shares.A + shares.B, shares.A + shares.B + shares.C]
  const letters = ['A', 'B', 'C'] as const
  const byRank = letters.map(
    (letter, index) => `when (rank + upTo${letter}) * 100 <= ${cumulated[index]} * (n + seats) then '${letter}'`,
  )
  const isSeated = classes.directInQuota === true ? "how = 'direct'" : '0'
  const byLines = letters.map((letter) => `when total >= ${six(lines[letter])} then '${letter}'`)
  const isByLines = by === 'lines' ? '1' : `n < ${below}`
  return `
    drop table if exists result;
    create table result as
    with seated as (
      select groupKey, sum(class <= 'A') as upToA, sum(class <= 'B') as upToB, sum(class <= 'C') as upToC, count(*) as seats
      from judged where ${isSeated} group by groupKey
    ),
    ranked as (
      select j.code as code, j.groupKey as groupKey, t.total as total, rank() over (partition by j.groupKey order by t.total desc) as rank,
        count(*) over (partition by j.groupKey) as n
      from judged j join total t on t.code = j.code where j.how = 'ranked'
    ),
    classed as (
      select code, rank, n, case when ${isByLines} then case ${byLines.join(' ')} else 'D' end
        else case ${byRank.join(' ')} else 'D' end end as rankedClass
      from (select r.*, coalesce(upToA, 0) as upToA, coalesce(upToB, 0) as upToB, coalesce(upToC, 0) as upToC,
        coalesce(seats, 0) as seats from ranked r left join seated s on s.groupKey = r.groupKey)
    )
    select j.code as code, j.status as status, j.how as how, t.total as total, c.rank as rank, c.n as n,
      coalesce(max(min(c.rankedClass, j.floor), j.cap), j.class) as class, c.rankedClass as rankedClass,
      case when j.how = 'ranked' then j.groupKey end as groupKey, j.rules as rules, j.flagged as flagged
    from judged j left join total t on t.code = j.code left join classed c on c.code = j.code;
    create unique index resultCode on result (code);
  `
}
