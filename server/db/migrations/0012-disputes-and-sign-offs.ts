import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Disputes about departments' values with their events and evidence, what firms confirmed, sign-offs of
 * departments, the values of rows that differ between layers (derived from the rows, written with them), and the rules
 * a district sets for all of this, each a version.
 */
const statements = [
  `create table dispute (
    district text not null, id text not null, number integer not null, cycle text not null, form text not null,
    row_key text not null, field text not null, parcel_code text not null, uscc text not null, town_code text,
    owner_uscc text, row_name text, state text not null, place text not null, disputed_value text not null,
    claimed_value text not null, reason text not null, raised_on text, due_day text, due_provisional integer not null,
    revision integer not null, file_count integer not null, opened_at text not null, changed_at text not null,
    changed_by text not null, search text not null,
    primary key (district, id)) strict`,
  'create index dispute_by_place on dispute (district, cycle, place, number)',
  'create index dispute_by_state on dispute (district, cycle, state, due_day)',
  'create index dispute_by_row on dispute (district, cycle, form, row_key, field)',
  'create index dispute_by_parcel on dispute (district, cycle, parcel_code, number)',
  `create table dispute_event (
    district text not null, dispute text not null, number integer not null, act text not null, at text not null,
    username text not null, by_name text not null, role text not null, org text, note text, event_value text,
    primary key (district, dispute, number)) strict`,
  `create table dispute_file (
    district text not null, dispute text not null, sha256 text not null, number integer not null, side text not null,
    name text not null, content_kind text not null, size integer not null, username text not null,
    by_name text not null, at text not null,
    primary key (district, dispute, sha256)) strict`,
  `create table value_confirmation (
    district text not null, seq integer not null, cycle text not null, form text not null, row_key text not null,
    field text not null, confirmed_value text not null, uscc text not null, username text not null,
    by_name text not null, at text not null,
    primary key (district, seq)) strict`,
  'create index value_confirmation_by_firm on value_confirmation (district, cycle, uscc, seq)',
  `create table collection_rule (
    district text not null, kind text not null, version integer not null, content text not null, reason text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, kind, version)) strict`,
  `create table layer_difference (
    district text not null, cycle text not null, form text not null, row_key text not null, field text not null,
    lower_layer text not null, upper_layer text not null, parcel_code text not null, uscc text, town_code text,
    row_name text, lower_value text not null, upper_value text not null, tolerance text not null, percent real,
    weight real not null, beyond integer not null, search text not null,
    primary key (district, cycle, form, row_key, field, lower_layer, upper_layer)) strict`,
  `create index layer_difference_by_parcel on layer_difference
    (district, cycle, beyond, parcel_code, form, row_key, field, lower_layer, upper_layer)`,
  `create index layer_difference_by_weight on layer_difference
    (district, cycle, beyond, weight, parcel_code, form, row_key, field, lower_layer, upper_layer)`,
  `create index layer_difference_by_town on layer_difference
    (district, cycle, town_code, beyond, parcel_code, form, row_key, field, lower_layer, upper_layer)`,
  `create table sign_off (
    district text not null, id text not null, seq integer not null, department text not null, cycle text not null,
    town_code text, change_seq integer not null, figures text not null, statement text not null,
    username text not null, by_name text not null, at text not null,
    revoked_username text, revoked_by text, revoked_at text, revoked_reason text,
    primary key (district, id)) strict`,
  'create index sign_off_by_seq on sign_off (district, cycle, seq)',
  `create index row_version_of_departments on row_version (district, cycle, seq) where layer = 'department'`,
  'create index row_removal_by_cycle on row_removal (district, cycle, seq)',
]

const appendOnly = ['dispute_event', 'dispute_file', 'value_confirmation', 'collection_rule']

export const disputesAndSignOffs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
