import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Disposal plans as they stand (derived from their changes and events, written with them), what was approved of
 * each version, what departments were asked and answered, fields that two people wrote, evidence, sheets that were read
 * back, and yearly disposal plans with their source.
 */
const statements = [
  `create table disposal_plan (
    district text not null, id text not null, number integer not null, cycle text, parcel_code text not null,
    parcel_name text, town_code text, land_class text, land_area real, owner_name text, soe text, decided_class text,
    evaluation integer, state text not null, is_open integer not null, version integer not null,
    revision integer not null, cells text not null, path text, plan_year integer, disposal_area real,
    approved_version integer, approved_path text, approved_year integer, approved_area real,
    disposed_area real, disposed_on text, next_due text, dues text not null, place text not null,
    errors integer not null, warnings integer not null, conflicts integer not null, awaited integer not null,
    invited integer not null, opened_at text not null, changed_at text not null, changed_by text not null,
    search text not null,
    primary key (district, id)) strict`,
  'create index disposal_plan_by_place on disposal_plan (district, place, number)',
  'create index disposal_plan_by_parcel on disposal_plan (district, parcel_code, is_open)',
  'create index disposal_plan_by_town on disposal_plan (district, town_code, place, number)',
  `create table disposal_change (
    district text not null, plan text not null, revision integer not null, version integer not null,
    changed_fields text not null, source text not null, username text not null, by_name text not null, at text not null,
    primary key (district, plan, revision)) strict`,
  `create table disposal_event (
    district text not null, plan text not null, revision integer not null, act text not null, from_state text not null,
    to_state text not null, version integer not null, note text, details text not null, at text not null,
    username text not null, by_name text not null, role text not null, org text,
    primary key (district, plan, revision)) strict`,
  `create table disposal_version (
    district text not null, plan text not null, version integer not null, cells text not null, note text,
    approved_at text not null, approved_by text not null, username text not null,
    primary key (district, plan, version)) strict`,
  `create table disposal_review (
    district text not null, plan text not null, version integer not null, department text not null, due_day text,
    invited_at text not null, agrees integer, opinion text, answered_by text, answered_at text,
    primary key (district, plan, version, department)) strict`,
  'create index disposal_review_by_department on disposal_review (district, department, plan)',
  `create table disposal_conflict (
    district text not null, plan text not null, number integer not null, field text not null, base text not null,
    mine_value text not null, mine_by text not null, mine_at text not null, theirs_value text not null, theirs_by text not null,
    theirs_at text not null, choice text, chosen_value text, settled_by text, settled_at text,
    primary key (district, plan, number)) strict`,
  `create table disposal_file (
    district text not null, plan text not null, sha256 text not null, revision integer not null, purpose text not null,
    name text not null, content_kind text not null, size integer not null, username text not null,
    by_name text not null, at text not null,
    primary key (district, plan, sha256)) strict`,
  `create table disposal_sheet (
    district text not null, id text not null, number integer not null, name text not null, sha256 text not null,
    counts text not null, notes text not null, lines text not null, town_code text, username text not null,
    by_name text not null, at text not null,
    primary key (district, id)) strict`,
  'create index disposal_sheet_by_number on disposal_sheet (district, number)',
  `create table yearly_disposal_plan (
    district text not null, id text not null, year integer not null, origin text not null, source text not null,
    lines text not null, username text not null, by_name text not null, at text not null,
    removed_by text, removed_at text, removed_reason text,
    primary key (district, id)) strict`,
]

const appendOnly = ['disposal_change', 'disposal_event', 'disposal_version', 'disposal_file', 'disposal_sheet']

export const disposal: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
