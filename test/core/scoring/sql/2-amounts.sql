-- Rows with parcelShare 0 are ignored by indicators and rules; a blank share is 100.
create view counted as
  select f.*, coalesce(parcel_share, 100) / 100 as share from firm f where parcel_share is distinct from 0;

create view amount_row as
  select c.run, c.parcel_code, c.above_scale, v.item, v.amount * c.share as amount
  from counted c
  cross join lateral (values
    ('fixed_assets', fixed_assets), ('gross_output', gross_output), ('revenue', revenue), ('tax_paid', tax_paid),
    ('rd_expense', rd_expense), ('energy_tce', energy_tce), ('employees', employees), ('cod_t', cod_t),
    ('nh3n_t', nh3n_t), ('so2_t', so2_t), ('nox_t', nox_t)
  ) as v (item, amount);

-- as_numerator: blank amounts left out, missing when every row is blank or there is none.
-- as_denominator: missing when any row is blank or there is none.
-- A 统计 figure replaces the rows with 规上 = 是; whether a row with 规上 blank is among them is unknown, so its amount
-- counts as blank beside such a figure. A 税务 or 生态环境 figure replaces all rows.
create view amount as
  with by_rows as (
    select run, parcel_code, item,
      sum(amount) as known,
      bool_or(amount is null) as any_blank,
      sum(amount) filter (where above_scale = false) as others,
      bool_or(above_scale is null or (above_scale = false and amount is null)) as any_other_blank
    from amount_row group by run, parcel_code, item
  ),
  keys as (
    select run, parcel_code, item from by_rows
    union
    select run, parcel_code, item from figure
  )
  select k.run, k.parcel_code, k.item,
    case when f.department is null then r.known
      when f.department = 'statistics' then f.amount + coalesce(r.others, 0)
      else f.amount end as as_numerator,
    case when f.department is null then case when r.any_blank then null else r.known end
      when f.department = 'statistics' then
        case when coalesce(r.any_other_blank, false) then null else f.amount + coalesce(r.others, 0) end
      else f.amount end as as_denominator
  from keys k
  left join by_rows r using (run, parcel_code, item)
  left join figure f using (run, parcel_code, item);

-- Everything the indicators divide, a line a parcel.
create view parcel_amount as
  select p.run, p.parcel_code,
    max(a.as_numerator) filter (where a.item = 'fixed_assets') as fixed_assets,
    max(a.as_numerator) filter (where a.item = 'tax_paid') as tax_paid,
    max(a.as_numerator) filter (where a.item = 'rd_expense') as rd_expense,
    max(a.as_numerator) filter (where a.item = 'revenue') as revenue,
    max(a.as_numerator) filter (where a.item = 'gross_output') as gross_output,
    max(a.as_denominator) filter (where a.item = 'revenue') as revenue_below,
    max(a.as_denominator) filter (where a.item = 'energy_tce') as energy_below,
    max(a.as_denominator) filter (where a.item = 'employees') as employees_below,
    -- tonnes x 1000 / 污染当量值 in kg / 1000: COD 1, 氨氮 0.8, SO2 0.95, NOx 0.95; x 15.2 keeps it whole
    sum(a.as_numerator * case a.item when 'cod_t' then 15.2 when 'nh3n_t' then 19 else 16 end)
      filter (where a.item in ('cod_t', 'nh3n_t', 'so2_t', 'nox_t')) as equivalents_x15_2
  from parcel p left join amount a using (run, parcel_code)
  group by p.run, p.parcel_code;

create view parcel_firms as
  select p.run, p.parcel_code,
    count(c.run) as row_count,
    coalesce(bool_and(c.has_discharge is not distinct from false) filter (where c.run is not null), false) as none_discharges,
    coalesce(bool_and(c.op_status is not null and c.op_status in ('停产', '歇业')) filter (where c.run is not null), false) as all_stopped,
    coalesce(bool_or(c.srdi = '国家级小巨人' or c.headquarters or c.foreign_rd), false) as is_leading,
    coalesce(max(case when c.high_tech then 40 else 0 end), 0)
      + coalesce(max(case when c.tech_giant then 40 else 0 end), 0)
      + coalesce(max(case when c.tech_sme then 20 else 0 end), 0)
      + coalesce(max(case c.srdi when '区级' then 20 when '市级' then 40 when '国家级小巨人' then 80 else 0 end), 0)
      + coalesce(max(case c.tech_center when '区级' then 30 when '市级' then 50 when '国家级' then 80 else 0 end), 0)
      + coalesce(max(case c.design_center when '区级' then 30 when '市级' then 50 when '国家级' then 80 else 0 end), 0)
      + coalesce(max(case when c.headquarters then 80 else 0 end), 0)
      + coalesce(max(case when c.foreign_rd then 80 else 0 end), 0) as qualification
  from parcel p left join counted c using (run, parcel_code)
  group by p.run, p.parcel_code;
