import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. Lists of departments as they were read and matched, line by line, and the declarations that a list is complete.
 * What they wrote stands in the rows themselves, under the batch of the list or declaration.
 */
const statements = [
  `create table department_list (
    district text not null, id text not null, seq integer not null, department text not null, cycle text not null,
    state text not null, file_name text not null, file_sha256 text not null, file_size integer not null,
    format text not null, encoding text, notes text not null, result text,
    applied_seq integer,    username text not null, by_name text not null, at text not null,
    applied_username text, applied_by text, applied_at text, applied_reason text,
    reversed_username text, reversed_by text, reversed_at text, reversed_reason text,
    primary key (district, id)) strict`,
  'create index department_list_by_seq on department_list (district, seq)',
  `create table department_line (
    district text not null, list text not null, number integer not null, form text not null, sheet text,
    row_number integer not null, parcel_code text, uscc text, name text, refusal text,
    target_parcel text, target_uscc text, chosen integer not null, state text not null, why text,
    candidates text not null, stated text not null, compared text not null, faults text not null,
    new_values integer not null, same_values integer not null, within_values integer not null,
    beyond_values integer not null, fault_count integer not null, not_written text, search text not null,
    primary key (district, list, number)) strict`,
  'create index department_line_by_state on department_line (district, list, state, number)',
  `create table department_declaration (
    district text not null, id text not null, seq integer not null, department text not null, cycle text not null,
    form text not null, field text not null, negative text not null, confirmed integer not null,
    overruled integer not null, locked integer not null, reason text not null,
    username text not null, by_name text not null, at text not null,
    taken_back integer, kept integer,
    revoked_username text, revoked_by text, revoked_at text, revoked_reason text,
    primary key (district, id)) strict`,
  'create index department_declaration_by_seq on department_declaration (district, cycle, seq)',
]

export const departmentData: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
