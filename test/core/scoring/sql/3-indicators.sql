-- Values rounded half-up to 6 decimals, then compared with the tiers. Kept, not computed anew by every reader:
-- refresh materialized view measured, then indicator.
create materialized view measured as
  select p.*, f.*, a.fixed_assets, a.tax_paid,
    case when p.land_class = '工业' then a.gross_output else a.revenue end as output,
    p.land_area * 15 / 10000 as mu,
    a.rd_expense, a.revenue, a.revenue_below, a.energy_below, a.employees_below, a.equivalents_x15_2
  from parcel p
  join (select run as f_run, parcel_code as f_code, row_count, none_discharges, all_stopped, is_leading, qualification
        from parcel_firms) f on f_run = p.run and f_code = p.parcel_code
  join parcel_amount a using (run, parcel_code)
with no data;

create view indicator_value as
  select m.run, m.parcel_code, m.land_class, v.id, v.value, m.far_allowed is null as no_far, m.property_quality,
    m.row_count > 0 and m.none_discharges as no_discharge
  from measured m
  cross join lateral (values
    ('R1', quotient6(floor_area, land_area * coalesce(far_allowed, 1))),
    ('R2', quotient6(fixed_assets, mu)),
    ('R3', quotient6(vacant_floor_area, floor_area)),
    ('R4', null),
    ('E1', quotient6(tax_paid, mu)),
    ('E2', quotient6(output, mu)),
    ('E3', quotient6(revenue, employees_below)),
    ('E4', case when land_class = '仓储' then null else quotient6(rd_expense * 100, revenue_below) end),
    ('G1', quotient6(output, energy_below)),
    ('G2', case when land_class = '仓储' or (m.row_count > 0 and m.none_discharges) then null
           else quotient6(output * 15.2, equivalents_x15_2) end),
    ('G3', least(100, qualification))
  ) as v (id, value)
  where not m.blocked and m.land_area is not null and m.land_class is not null;

create materialized view indicator as
  select run, parcel_code, land_class, id, value,
    case id
      when 'R1' then case when value is null then 0 when no_far then
          case when value >= 1.5 then 100 when value >= 1.2 then 80 when value >= 1.0 then 60 when value >= 0.7 then 40 else 0 end
        else case when value >= 1 then 100 when value >= 0.8 then 80 when value >= 0.6 then 60 when value >= 0.4 then 40 else 0 end end
      when 'R2' then case when value >= 500 then 100 when value >= 300 then 80 when value >= 200 then 60 when value >= 100 then 40 else 0 end
      when 'R3' then case when value <= 0.05 then 100 when value <= 0.15 then 80 when value <= 0.30 then 60 when value <= 0.50 then 40 else 0 end
      when 'R4' then case property_quality when '优' then 100 when '良' then 80 when '中' then 50 else 0 end
      when 'E1' then case when value >= 100 then 100 when value >= 60 then 80 when value >= 30 then 60 when value >= 12 then 40 when value >= 4 then 20 else 0 end
      when 'E2' then case when value >= 1000 then 100 when value >= 600 then 80 when value >= 300 then 60 when value >= 150 then 40 when value >= 50 then 20 else 0 end
      when 'E3' then case when value >= 200 then 100 when value >= 120 then 80 when value >= 80 then 60 when value >= 40 then 40 else 0 end
      when 'E4' then case when land_class = '仓储' then null when value >= 5 then 100 when value >= 3 then 80 when value >= 2 then 60 when value >= 1 then 40 when value > 0 then 20 else 0 end
      when 'G1' then case when value >= 20 then 100 when value >= 10 then 80 when value >= 5 then 60 when value >= 2.5 then 40 else 0 end
      when 'G2' then case when land_class = '仓储' then null when no_discharge then 100
          when value >= 20000 then 100 when value >= 10000 then 80 when value >= 2500 then 60 when value >= 500 then 40 else 0 end
      when 'G3' then value
    end as points,
    -- 仓储: the 8 of E4 go to 20, 12, 5 (together 37) and the 5 of G2 to 8, 12 (together 20), in proportion
    case when land_class = '仓储' then
      case id when 'R1' then 8 when 'R2' then 10 when 'R3' then 7 when 'R4' then 5
        when 'E1' then quotient6(20 * 45, 37) when 'E2' then quotient6(12 * 45, 37) when 'E3' then quotient6(5 * 45, 37)
        when 'G1' then 10 when 'G3' then 15 else 0 end
    else
      case id when 'R1' then 8 when 'R2' then 10 when 'R3' then 7 when 'R4' then 5
        when 'E1' then 20 when 'E2' then 12 when 'E3' then 5 when 'E4' then 8
        when 'G1' then 8 when 'G2' then 5 when 'G3' then 12 end
    end as weight
  from indicator_value
with no data;

create view total as
  select run, parcel_code,
    case when land_class = '仓储' then quotient6(
      sum(points * case id when 'R1' then 8 * 37 * 4 when 'R2' then 10 * 37 * 4 when 'R3' then 7 * 37 * 4 when 'R4' then 5 * 37 * 4
        when 'E1' then 20 * 45 * 4 when 'E2' then 12 * 45 * 4 when 'E3' then 5 * 45 * 4
        when 'G1' then 8 * 37 * 5 when 'G3' then 12 * 37 * 5 end), 37 * 4 * 100)
    else quotient6(
      sum(points * case id when 'R1' then 8 when 'R2' then 10 when 'R3' then 7 when 'R4' then 5
        when 'E1' then 20 when 'E2' then 12 when 'E3' then 5 when 'E4' then 8
        when 'G1' then 8 when 'G2' then 5 when 'G3' then 12 end), 100) end as total
  from indicator group by run, parcel_code, land_class;
