import type { GroupField, Predicate, Standard } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'

type Choice = string | boolean

function literal(value: Choice): string {
  return typeof value === 'boolean' ? String(value ? 1 : 0) : `'${value.replaceAll("'", "''")}'`
}

/** The condition over parcel p, its sums s and its kind k. A blank never makes one hold. */
function condition(predicate: Predicate, { compare, number }: Arithmetic): string {
  const yearEnd = (months: number) => `date(p.year || '-12-31', '-${months} months', 'floor')`
  switch (predicate.predicate) {
    case 'parcel-is': {
      const { field, oneOf } = predicate.params
      return `p.${field} in (${oneOf.map(literal).join(', ')})`
    }
    case 'parcel-is-not':
      return `p.${predicate.params.field} <> ${literal(predicate.params.value)}`
    case 'parcel-above':
      return compare(`p.${predicate.params.field}`, '>', number(predicate.params.above))
    case 'parcel-below':
      return compare(`p.${predicate.params.field}`, '<', number(predicate.params.below))
    case 'any-firm-is': {
      const { field, oneOf } = predicate.params
      const choices = oneOf.map(literal).join(', ')
      return `exists (select 1 from counted c where c.code = p.code and c.${field} in (${choices}))`
    }
    case 'wholly-vacant': {
      const isEmpty = compare('p.vacantFloorArea', '>=', 'p.floorArea')
      return `${compare('p.floorArea', '>', number(0))} and ${isEmpty} and p.vacantSince <= ${yearEnd(predicate.params.months)}`
    }
    case 'stopped-without-tax': {
      const { statuses, taxAtMost } = predicate.params
      const listed = statuses.map(literal).join(', ')
      const most = number(taxAtMost)
      return `k.firms > 0 and not exists (select 1 from counted c where c.code = p.code
          and (c.opStatus is null or c.opStatus not in (${listed})))
        and ${compare('s.taxPaidAbove', '<=', most)} and ${compare('p.taxYearBefore', '<=', most)}`
    }
    case 'producing-less-than':
      return `k.firms > 0 and k.startBlank = 0 and k.firstStart > ${yearEnd(12 * predicate.params.years)}`
    case 'scale-is': {
      const { scale, landAreaBelow } = predicate.params
      const isSmall = landAreaBelow === undefined ? '' : ` and ${compare('p.landArea', '<', number(landAreaBelow))}`
      return `k.scale = '${scale}'${isSmall}`
    }
  }
}

const groupColumns: Readonly<Record<GroupField, string>> = {
  landClass: "coalesce(p.landClass, '')",
  townCode: "coalesce(p.townCode, '')",
  industry: "coalesce('行业' || k.industry, '行业不明')",
  scale: "coalesce(k.scale, '规模不明')",
  tenure: "coalesce(k.tenure, '用地关系不明')",
}

/**
 * Every rule whose condition holds, then 6.1's order of precedence: a direct D, an exemption, another direct class
 * lowered by the caps, or ranking. Classes compare as letters, D is the greatest. Rests on sums.ts.
 */
export function rulesSql({ rules, classes }: Standard, arithmetic: Arithmetic): string {
  const fired = rules.map(({ id, when, effect }, place) => {
    const holds = when.map((predicate) => `coalesce(${condition(predicate, arithmetic)}, 0)`).join(' or ')
    const letter = 'class' in effect ? `'${effect.class}'` : 'null'
    return `select p.code as code, ${place} as place, '${id}' as id, '${effect.kind}' as kind, ${letter} as class
      from parcel p join sums s on s.code = p.code join kind k on k.code = p.code where ${holds}`
  })
  const none = 'select null as code, 0 as place, null as id, null as kind, null as class where 0'
  const groupKey = classes.groupBy.map((field) => groupColumns[field]).join(" || '·' || ")
  return `
    drop table if exists fired; drop table if exists judged;
    create table fired as ${[none, ...fired].join(' union all ')};
    create index firedCode on fired (code);
    create table judged as
    with told as (
      select code, group_concat(id, ' ' order by place) as rules,
        max(kind = 'direct' and class = 'D') as vetoed, max(kind = 'exempt') as exempted,
        substr(min(case when kind = 'direct' and class <> 'D' then printf('%04d', place) || class end), 5) as direct,
        max(case when kind = 'cap' then class end) as cap, min(case when kind = 'floor' then class end) as floor
      from fired group by code
    ),
    decided as (
      select p.code as code, case when p.blocked or p.landArea is null or p.landClass is null then 'incomplete' else 'ok' end as status,
        coalesce(rules, '') as rules, coalesce(vetoed, 0) as vetoed, coalesce(exempted, 0) as exempted, direct,
        coalesce(cap, 'A') as cap, coalesce(floor, 'D') as floor, ${groupKey} as groupKey
      from parcel p join kind k on k.code = p.code left join told t on t.code = p.code
    )
    select code, status, rules, cap, floor, groupKey,
      case when status = 'incomplete' then null when vetoed then 'direct' when exempted then 'exempt'
        when direct is not null then 'direct' else 'ranked' end as how,
      case when status = 'incomplete' then null when vetoed then 'D' when exempted then null
        when direct is not null then max(direct, cap) end as class,
      status = 'ok' and coalesce(vetoed and direct is not null or not vetoed and not exempted and direct < cap, 0) as flagged
    from decided;
    create unique index judgedCode on judged (code);
  `
}
