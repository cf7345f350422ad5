-- Rules whose condition holds, in table order. A comparison with a blank does not hold.
create view fired as
  select m.run, m.parcel_code, r.id, r.place
  from measured m
  cross join lateral (values
    (1, 'D1', house_safety = '重大'),
    (2, 'D2', work_safety = '不符合'),
    (3, 'D3', env_compliance = '重大违法或不达标'),
    (4, 'D4', idle_determined),
    (5, 'D5',
      coalesce(floor_area > 0 and vacant_floor_area >= floor_area
        and vacant_since <= make_date(assess_year - 2, 12, 31), false)
      or coalesce(row_count > 0 and all_stopped and tax_paid <= 0 and tax_year_before <= 0, false)),
    (6, 'D6', legality = '违法'),
    (7, 'C1', env_restrict),
    (8, 'C2', coalesce(use_mismatch, false) or coalesce(legality = '部分违法', false) or coalesce(illegal_floor_area > 0, false)),
    (9, 'C3', coalesce(work_safety = '限期整改', false) or coalesce(house_safety = '一般', false)
      or coalesce(env_compliance = '限期整改', false)),
    (10, 'A1', bottleneck_tech),
    (11, 'B1', is_leading),
    (12, 'F1', exempt_reason <> '无')
  ) as r (place, id, holds)
  where r.holds;

create view parcel_rules as
  select p.run, p.parcel_code,
    coalesce(array_agg(f.id order by f.place) filter (where f.id is not null), '{}') as rules
  from parcel p left join fired f using (run, parcel_code)
  group by p.run, p.parcel_code;
