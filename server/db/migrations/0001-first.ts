import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen: means in five years what it means today, so it imports nothing of ours but what is frozen too. Tables are
 * STRICT: SQLite then refuses a text in a number column as PostgreSQL does.
 */
const tables = [
  `create table property (
    district text not null, key text not null, value text not null,
    primary key (district, key)) strict`,

  `create table counter (
    district text not null, name text not null, value integer not null,
    primary key (district, name)) strict`,

  `create table account (
    district text not null, username text not null, name text not null, role text not null, org text,
    password_hash text not null, active integer not null, created_at text not null, created_by text not null,
    primary key (district, username)) strict`,

  `create table account_parcel (
    district text not null, username text not null, parcel_code text not null, valid_from text, valid_until text,
    primary key (district, username, parcel_code),
    foreign key (district, username) references account (district, username)) strict`,

  `create table session (
    district text not null, token_hash text not null, username text not null, client text not null,
    created_at integer not null, seen_at integer not null,
    primary key (district, token_hash),
    foreign key (district, username) references account (district, username)) strict`,

  `create table set_up_link (
    district text not null, token_hash text not null, created_at integer not null, expires_at integer not null,
    used_at integer,
    primary key (district, token_hash)) strict`,

  `create table sign_in_attempt (
    district text not null, username text not null, address text not null, failures integer not null,
    first_at integer not null, locked_until integer,
    primary key (district, username, address)) strict`,

  `create table batch (
    district text not null, id text not null, username text not null, content_hash text not null, at text not null,
    rows integer not null, answer text,
    primary key (district, id)) strict`,

  `create table row_version (
    district text not null, form text not null, cycle text not null, row_key text not null, revision integer not null,
    layer text not null, seq integer not null, fields text not null, source text not null, username text not null,
    by_name text not null, batch text not null, at text not null, form_version text not null,
    primary key (district, form, cycle, row_key, revision, layer)) strict`,

  `create table row_transition (
    district text not null, cycle text not null, parcel_code text not null, revision integer not null,
    seq integer not null, from_status text not null, to_status text not null, reason text, username text not null,
    by_name text not null, at text not null,
    primary key (district, cycle, parcel_code, revision)) strict`,

  `create table row (
    district text not null, form text not null, cycle text not null, row_key text not null, parcel_code text not null,
    uscc text, town_code text, revision integer not null, status text not null, layered text not null,
    effective text not null, share real, form_version text not null, seq integer not null, updated_at text not null,
    updated_by text not null,
    primary key (district, form, cycle, row_key)) strict`,
  'create index row_by_parcel on row (district, parcel_code, cycle)',
  'create index row_by_seq on row (district, seq)',
  'create index row_by_town on row (district, town_code, seq)',
  'create index row_by_firm on row (district, cycle, uscc) where uscc is not null',

  `create table parcel (
    district text not null, cycle text not null, parcel_code text not null, town_code text, land_class text,
    parcel_name text, owner_name text, owner_uscc text, land_area real, status text not null,
    revision integer not null, firms integer not null, started integer not null, required integer not null,
    filled integer not null, errors integer not null, warnings integer not null, open_errors integer not null,
    open_warnings integer not null, search text not null, updated_at text not null,
    primary key (district, cycle, parcel_code)) strict`,
  'create index parcel_by_town on parcel (district, cycle, town_code, parcel_code)',
  'create index parcel_by_area on parcel (district, cycle, land_area, parcel_code)',
  'create index parcel_by_errors on parcel (district, cycle, errors, parcel_code)',
  'create index parcel_by_open_errors on parcel (district, cycle, open_errors, parcel_code)',
  'create index parcel_by_owner on parcel (district, owner_uscc, parcel_code) where owner_uscc is not null',

  `create table finding_count (
    district text not null, cycle text not null, code text not null, level text not null, parcel_code text not null,
    found integer not null, open_found integer not null,
    primary key (district, cycle, code, level, parcel_code)) strict`,
  'create index finding_count_by_parcel on finding_count (district, cycle, parcel_code)',

  `create table finding_total (
    district text not null, cycle text not null, town_code text not null, code text not null, level text not null,
    found integer not null, open_found integer not null,
    primary key (district, cycle, town_code, code, level)) strict`,

  `create table town_total (
    district text not null, cycle text not null, town_code text not null, parcels integer not null,
    not_started integer not null, draft integer not null, submitted integer not null, approved integer not null,
    land_area_hundredths integer not null, firms integer not null, required integer not null, filled integer not null,
    errors integer not null, warnings integer not null, open_errors integer not null, open_warnings integer not null,
    with_errors integer not null, open_with_errors integer not null,
    primary key (district, cycle, town_code)) strict`,

  `create table parcel_claim (
    district text not null, cycle text not null, parcel_code text not null, town_code text not null,
    primary key (district, cycle, parcel_code, town_code)) strict`,

  `create table field_conflict (
    district text not null, batch text not null, form text not null, cycle text not null, row_key text not null,
    layer text not null, field text not null, base_revision integer not null, base_value text, mine text, theirs text,
    theirs_by text not null, theirs_at text not null, username text not null, at text not null, state text not null,
    primary key (district, batch, form, cycle, row_key, layer, field)) strict`,
  'create index field_conflict_by_row on field_conflict (district, form, cycle, row_key)',

  `create table explained_reason (
    district text not null, form text not null, cycle text not null, row_key text not null, code text not null,
    field text not null, values_text text not null, reason text not null, username text not null,
    by_name text not null, at text not null,
    primary key (district, form, cycle, row_key, code, field)) strict`,

  `create table evaluation (
    district text not null, number integer not null, cycle text not null, mode text not null, status text not null,
    standard text not null, engine text not null, input_hash text, started_at text not null, finished_at text,
    username text not null, by_name text not null, parcels integer not null, progress real not null, summary text,
    failure text,
    primary key (district, number)) strict`,
  'create index evaluation_by_cycle on evaluation (district, cycle, status, number)',

  `create table evaluation_result (
    district text not null, evaluation integer not null, parcel_code text not null, town_code text, land_class text,
    status text not null, how text, class text, total real, rank integer, ranked integer, flagged integer not null,
    rules text not null,
    primary key (district, evaluation, parcel_code)) strict`,

  'create index evaluation_result_by_total on evaluation_result (district, evaluation, total, parcel_code)',

  `create table evaluation_trace (
    district text not null, evaluation integer not null, parcel_code text not null, result text not null,
    masked text not null,
    primary key (district, evaluation, parcel_code)) strict`,

  `create table audit (
    district text not null, seq integer not null, at text not null, username text, role text, action text not null,
    object text not null, details text not null, previous_hash text, hash text,
    primary key (district, seq)) strict`,
]

const appendOnly = ['row_version', 'row_transition', 'audit']

export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, tables)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
