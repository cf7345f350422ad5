import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Publications of a formal evaluation (公示) with the lines as they are shown, objections to what was published
 * with their events and evidence.
 */
const statements = [
  `create table publication (
    district text not null, number integer not null, cycle text not null, town_code text, kind text not null,
    corrects integer, state text not null, evaluation integer not null, standard text not null, columns text not null,
    title text not null, note text, override_sentences text not null, terms_version integer not null,
    window_days integer not null, first_day text, last_day text, last_day_provisional integer not null,
    lines integer not null, left_out integer not null, masked_names integer not null, sha256 text, reason text,
    revision integer not null, prepared_at text not null, prepared_by text not null, prepared_username text not null,
    published_at text, published_by text, changed_at text not null, changed_by text not null,
    primary key (district, number)) strict`,
  'create index publication_by_cycle on publication (district, cycle, number)',
  `create table publication_line (
    district text not null, publication integer not null, place integer not null, parcel_code text not null,
    town_code text, owner_name text, owner_uscc text, land_class text, land_area real, verdict text not null,
    how text, verdict_before text,
    primary key (district, publication, parcel_code)) strict`,
  'create index publication_line_by_place on publication_line (district, publication, place)',
  'create index publication_line_by_town on publication_line (district, publication, town_code, place)',
  'create index publication_line_by_owner on publication_line (district, publication, owner_uscc, place)',
  'create index publication_line_by_verdict on publication_line (district, publication, verdict, place)',
  `create table publication_event (
    district text not null, publication integer not null, number integer not null, act text not null, at text not null,
    username text not null, by_name text not null, role text not null, note text, details text not null,
    primary key (district, publication, number)) strict`,
  `create table objection (
    district text not null, id text not null, number integer not null, cycle text not null,
    publication integer not null, evaluation integer not null, parcel_code text not null, town_code text,
    owner_uscc text, uscc text, firm_name text not null, channel text not null, state text not null,
    place text not null, verdict text not null, items text not null, grounds text not null, received_on text,
    window_last_day text not null, late integer not null, admitted_reason text, due_day text,
    due_provisional integer not null, opinion text, opinion_by text, decision text, decision_reason text,
    decided_by text, answered_on text, parcels text not null, reevaluation integer, revision integer not null,
    file_count integer not null, opened_by text not null, opened_username text not null, opened_role text not null,
    opened_at text not null, changed_at text not null, changed_by text not null, search text not null,
    primary key (district, id)) strict`,
  'create index objection_by_place on objection (district, cycle, place, number)',
  'create index objection_by_state on objection (district, cycle, state, due_day)',
  'create index objection_by_parcel on objection (district, cycle, parcel_code, number)',
  `create table objection_event (
    district text not null, objection text not null, number integer not null, act text not null, at text not null,
    username text not null, by_name text not null, role text not null, note text, details text not null,
    primary key (district, objection, number)) strict`,
  `create table objection_file (
    district text not null, objection text not null, sha256 text not null, number integer not null, side text not null,
    name text not null, content_kind text not null, size integer not null, username text not null,
    by_name text not null, at text not null,
    primary key (district, objection, sha256)) strict`,
]

const appendOnly = ['publication_event', 'objection_event', 'objection_file']

export const publications: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
