import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. The base map: files as they were read, what their comparison found and what was decided about it; the parcels
 * of the base with what each source says of them; what happened to parcels as such; lists and leads beside them.
 */
const statements = [
  `create table base_import (
    district text not null, id text not null, seq integer not null, kind text not null, cycle text not null,
    coverage text not null, state text not null, file_name text not null, file_sha256 text not null,
    file_size integer not null, format text not null, encoding text, sheets text not null, sheet text, crs text,
    headings text not null, notes text not null, records integer not null, with_geometry integer not null,
    mapping text not null, mapping_from text not null, comparison integer not null, stale integer not null,
    counts text, base_version integer not null, username text not null, by_name text not null, at text not null,
    closed_username text, closed_by text, closed_at text, closed_reason text,
    primary key (district, id)) strict`,
  'create index base_import_by_seq on base_import (district, seq)',
  `create table base_record (
    district text not null, import text not null, number integer not null, row_number integer not null,
    cells text not null, original text, geographic text, area real, west real, south real, east real, north real,
    faults text not null,
    primary key (district, import, number)) strict`,
  `create table base_mapping (
    district text not null, kind text not null, heading_set text not null, mapping text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, kind, heading_set)) strict`,
  `create table base_change (
    district text not null, import text not null, comparison integer not null, number integer not null,
    kind text not null, parcel_code text, town_code text, name text, record integer, area_state text not null,
    field_names text not null, search text not null, detail text not null,
    primary key (district, import, comparison, number)) strict`,
  'create index base_change_by_kind on base_change (district, import, comparison, kind, number)',
  'create index base_change_by_parcel on base_change (district, parcel_code, import)',
  `create table base_fault (
    district text not null, import text not null, comparison integer not null, number integer not null,
    row_number integer not null, column_name text, value text, effect text not null, message text not null,
    primary key (district, import, comparison, number)) strict`,
  `create table base_conflict (
    district text not null, import text not null, comparison integer not null, number integer not null,
    id text not null, type text not null, parcel_code text, field text, proposed text, search text not null,
    detail text not null,
    primary key (district, import, comparison, number)) strict`,
  `create table base_decision (
    district text not null, import text not null, conflict text not null, choice text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, import, conflict)) strict`,
  `create table base_parcel (
    district text not null, parcel_code text not null, state text not null, proposed integer not null,
    unit_key text, certificate_key text, town_code text, name text, land_class text, land_area real,
    area_state text not null, area real, sources text not null, choices text not null, merged text not null,
    stated text not null, search text not null, changed_at text not null,
    primary key (district, parcel_code)) strict`,
  'create index base_parcel_by_town on base_parcel (district, town_code, parcel_code)',
  `create table base_geometry (
    district text not null, parcel_code text not null, revision integer not null, source text not null, import text,
    crs text not null, original text not null, geographic text not null, quantised text not null, area real not null,
    west real not null, south real not null, east real not null, north real not null, at text not null,
    primary key (district, parcel_code)) strict`,
  `create table base_act (
    district text not null, number integer not null, kind text not null, cycle text not null,
    predecessors text not null, successors text not null, reason text not null, username text not null,
    by_name text not null, at text not null, request text not null, content_hash text not null,
    primary key (district, number)) strict`,
  'create index base_act_by_request on base_act (district, request)',
  `create table base_act_parcel (
    district text not null, parcel_code text not null, act integer not null, role text not null,
    primary key (district, parcel_code, act, role)) strict`,
  `create table base_entry (
    district text not null, id text not null, seq integer not null, revision integer not null, kind text not null,
    import text, row_number integer, content_hash text not null, year text, event text, day text, entry_values text not null,
    state text not null, matched integer not null, candidates text not null, search text not null,
    username text not null, by_name text not null, at text not null,
    decided_by text, decided_at text, decided_reason text,
    primary key (district, id)) strict`,
  'create index base_entry_by_seq on base_entry (district, seq)',
  `create table base_entry_parcel (
    district text not null, parcel_code text not null, entry text not null,
    primary key (district, parcel_code, entry)) strict`,
  'create index base_entry_parcel_by_entry on base_entry_parcel (district, entry)',
  `create table base_code_rule (
    district text not null, number integer not null, template text not null, reason text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, number)) strict`,
]

const appendOnly = ['base_act', 'base_act_parcel', 'base_code_rule']

export const baseMap: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
