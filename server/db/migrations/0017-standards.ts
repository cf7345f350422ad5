import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. The register of standards: versions, every text a version ever had, what was done with it. An evaluation names
 * the text it was made by; a trial is one that was asked for by another standard than the one in force.
 */
const statements = [
  `create table standard_version (
    district text not null, id text not null, name text not null, state text not null, revision integer not null,
    label text not null, since text not null, until text, is_ended integer not null, hash text not null,
    based_on text, editors text not null, username text not null, by_name text not null, at text not null,
    changed_by text not null, changed_at text not null, changed_note text,
    submitted_username text, submitted_by text, submitted_at text, submitted_note text,
    approved_username text, approved_by text, approved_at text, approved_note text,
    published_username text, published_by text, published_at text, published_note text,
    document_number text, document_date text,
    primary key (district, id)) strict`,
  `create unique index standard_version_by_day on standard_version (district, since) where state = 'published'`,
  `create table standard_text (
    district text not null, standard text not null, hash text not null, content text not null, revision integer not null,
    primary key (district, standard, revision)) strict`,
  'create index standard_text_by_hash on standard_text (district, standard, hash)',
  `create table standard_event (
    district text not null, number integer not null, standard text not null, event text not null,
    revision integer not null, hash text not null, username text not null, by_name text not null, at text not null,
    note text,
    primary key (district, number)) strict`,
  'create index standard_event_by_standard on standard_event (district, standard, number)',
  'alter table evaluation add column standard_hash text',
  'alter table evaluation add column trial integer not null default 0',
  'create index evaluation_by_standard on evaluation (district, standard, number)',
]

export const standards: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
