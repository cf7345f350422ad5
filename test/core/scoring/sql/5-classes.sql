-- Precedence, then rank within the land class, then floor, then cap. Classes compare as letters: D is the greatest.
create view judged as
  select p.run, p.parcel_code, p.land_class, t.total, r.rules,
    case when p.blocked or p.land_area is null or p.land_class is null then 'incomplete' else 'ok' end as status,
    case
      when p.blocked or p.land_area is null or p.land_class is null then null
      when r.rules && array['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] then 'direct D'
      when 'F1' = any (r.rules) then 'exempt'
      when 'A1' = any (r.rules) then 'direct A'
      else 'ranked' end as way,
    case when r.rules && array['C1', 'C2'] then 'C' when 'C3' = any (r.rules) then 'B' else 'A' end as cap,
    case when 'B1' = any (r.rules) then 'B' else 'D' end as floor
  from parcel p
  join parcel_rules r using (run, parcel_code)
  left join total t using (run, parcel_code);

create view ranked as
  select run, parcel_code,
    rank() over (partition by run, land_class order by total desc) as rank,
    count(*) over (partition by run, land_class) as of,
    total
  from judged where way = 'ranked';

create view ranked_class as
  select *,
    case
      when of < 20 then case when total >= 80 then 'A' when total >= 60 then 'B' when total >= 40 then 'C' else 'D' end
      when rank * 100 <= 20 * of then 'A'
      when rank * 100 <= 75 * of then 'B'
      when rank * 100 <= 95 * of then 'C'
      else 'D' end as by_rank
  from ranked;

create view result as
  select j.run, j.parcel_code, j.status,
    case when j.way like 'direct%' then 'direct' else j.way end as how,
    case j.way
      when 'direct D' then 'D'
      when 'direct A' then j.cap
      when 'ranked' then greatest(least(c.by_rank, j.floor), j.cap)
      end as class,
    j.total, c.rank::int, c.of::int, j.rules,
    coalesce(j.way = 'direct D' and 'A1' = any (j.rules), false)
      or coalesce(j.way = 'direct A' and j.cap > 'A', false) as flagged,
    c.by_rank
  from judged j left join ranked_class c using (run, parcel_code);
