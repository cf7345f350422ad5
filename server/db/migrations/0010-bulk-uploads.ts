import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/* Frozen. Many workbooks in one run: the run, its files by content, and what became of every row. */
const statements = [
  `create table upload_run (
    district text not null, id text not null, seq integer not null, cycle text not null, state text not null,
    announced integer not null, username text not null, by_name text not null,
    role text not null, org text, at text not null, closed_at text,
    primary key (district, id)) strict`,
  'create index upload_run_by_seq on upload_run (district, seq)',
  `create table upload_file (
    district text not null, run text not null, sha256 text not null, number integer not null, name text not null,
    copies text not null, size integer not null, state text not null, problem text, notes text not null,
    hand_out text, fixes text, accepted integer not null, merged integer not null, unchanged integer not null,
    conflict integer not null, refused integer not null, items_refused integer not null,
    items_conflict integer not null, items_error integer not null, items_warning integer not null,
    items_info integer not null, search text not null, at text not null,
    primary key (district, run, sha256)) strict`,
  'create index upload_file_by_number on upload_file (district, run, number)',
  'create index upload_file_by_fixes on upload_file (district, fixes, run)',
  `create table upload_line (
    district text not null, run text not null, file_number integer not null, number integer not null,
    form text not null, sheet text not null, row_number integer not null, row_key text, parcel_code text,
    uscc text, name text, town_code text, outcome text not null, base_revision integer not null, answers text,
    has_conflict integer not null, errors integer not null, warnings integer not null, infos integer not null,
    search text not null, line_told text,
    primary key (district, run, file_number, number)) strict`,
]

export const bulkUploads: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
