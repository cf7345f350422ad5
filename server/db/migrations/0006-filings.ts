import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Filings of 优质项目: their log and the changes of their 申请表 are the record, from which the line of each is
 * derived; documents stand outside by their hash; calendar, clock rule and checklist are kept version by version.
 */
const statements = [
  `create table filing (
    district text not null, id text not null, number text not null, year text not null, uscc text not null,
    town_code text not null, created_by text not null, project_name text not null, firm_name text not null,
    route_mark text not null, works text, state text not null, phase text not null, version integer not null,
    declared integer not null, rule integer, near_on text, overdue_on text, urgency text not null,
    facts text not null, search text not null, changed_at text not null,
    primary key (district, id)) strict`,
  'create unique index filing_by_number on filing (district, number)',
  'create index filing_by_urgency on filing (district, urgency, number)',
  'create index filing_by_change on filing (district, changed_at, number)',
  'create index filing_by_year on filing (district, year, number)',
  'create index filing_by_uscc on filing (district, uscc, number)',
  'create index filing_by_town on filing (district, town_code, number)',
  'create index filing_by_phase on filing (district, phase, id)',
  `create table filing_event (
    district text not null, filing text not null, version integer not null, seq integer not null, at text not null,
    username text not null, event text not null,
    primary key (district, filing, version)) strict`,
  `create table filing_reviewer (
    district text not null, reviewer text not null, filing text not null,
    primary key (district, reviewer, filing)) strict`,
  `create table filing_declaration (
    district text not null, form text not null, row_key text not null, revision integer not null, fields text not null,
    form_version text not null, username text not null, by_name text not null, at text not null,
    primary key (district, row_key, revision)) strict`,
  `create table filing_document (
    district text not null, filing text not null, kind text not null, sha256 text not null, seq integer not null, name text not null,
    content_kind text not null, size integer not null, username text not null, by_name text not null, at text not null,
    boundary_view text, boundary text,
    primary key (district, filing, kind, sha256, seq)) strict`,
  `create table filing_sheet (
    district text not null, filing text not null, version integer not null, at text not null, printed text not null,
    sha256 text not null, size integer not null, masked_sha256 text not null, masked_size integer not null,
    primary key (district, filing, version)) strict`,
  `create table filing_request (
    district text not null, id text not null, username text not null, content_hash text not null,
    filing text not null, at text not null,
    primary key (district, id)) strict`,
  `create table filing_rule (
    district text not null, kind text not null, seq integer not null, name text not null, content text not null,
    reason text not null, username text not null, by_name text not null, at text not null,
    primary key (district, kind, seq)) strict`,
]

const appendOnly = [
  'filing_event',
  'filing_declaration',
  'filing_document',
  'filing_sheet',
  'filing_request',
  'filing_rule',
]

export const filings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
