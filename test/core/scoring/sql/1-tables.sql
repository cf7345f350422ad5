-- The second implementation: written from the data dictionary and the scoring rules, not from the engine. It shares
-- nothing with it but the input. One run = one district's evaluation. NULL = blank.

create table parcel (
  run int not null,
  parcel_code text not null,
  assess_year int not null,
  blocked boolean not null,
  land_class text,
  land_area numeric,
  floor_area numeric,
  far_allowed numeric,
  vacant_floor_area numeric,
  vacant_since date,
  property_quality text,
  house_safety text,
  work_safety text,
  env_compliance text,
  env_restrict boolean,
  idle_determined boolean,
  legality text,
  use_mismatch boolean,
  illegal_floor_area numeric,
  bottleneck_tech boolean,
  exempt_reason text,
  tax_year_before numeric,
  primary key (run, parcel_code)
);

create table firm (
  run int not null,
  parcel_code text not null,
  op_status text,
  parcel_share numeric,
  above_scale boolean,
  fixed_assets numeric,
  gross_output numeric,
  revenue numeric,
  tax_paid numeric,
  rd_expense numeric,
  energy_tce numeric,
  employees numeric,
  has_discharge boolean,
  cod_t numeric,
  nh3n_t numeric,
  so2_t numeric,
  nox_t numeric,
  high_tech boolean,
  tech_giant boolean,
  tech_sme boolean,
  srdi text,
  tech_center text,
  design_center text,
  headquarters boolean,
  foreign_rd boolean
);

-- A department's figure for a whole parcel.
create table figure (
  run int not null,
  parcel_code text not null,
  department text not null,
  item text not null,
  amount numeric not null
);

-- n / d rounded half-up to 6 decimals in whole numbers; numeric division would round twice.
create function quotient6(n numeric, d numeric) returns numeric language sql immutable as $$
  select case when d is null or d = 0 or n is null then null
    else sign(n) * sign(d) * div(2 * abs(n) * 1000000 + abs(d), 2 * abs(d)) / 1000000 end
$$;
