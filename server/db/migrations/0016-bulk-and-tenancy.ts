import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. Bulk operations over parcels with what became of each, locks that are opened as an exception, and what is
 * derived of tenancy: a line for every parcel that is let, and its inconsistencies.
 */
const statements = [
  `create table bulk_operation (
    district text not null, id text not null, seq integer not null, cycle text not null, to_status text not null,
    reason text, chosen text not null, state text not null, total integer not null, role text not null, org text,
    username text not null, by_name text not null, at text not null, ended_by text, ended_at text,
    undone_username text, undone_by text, undone_at text, undone_reason text,
    primary key (district, id)) strict`,
  'create index bulk_operation_by_seq on bulk_operation (district, cycle, seq)',
  `create table bulk_item (
    district text not null, operation text not null, parcel_code text not null, town_code text, state text not null,
    from_status text, revision integer, review text, message text,
    primary key (district, operation, parcel_code)) strict`,
  'create index bulk_item_by_state on bulk_item (district, operation, state, parcel_code)',
  `create table unlock_request (
    district text not null, id text not null, seq integer not null, cycle text not null, parcel_code text not null,
    to_status text not null, reason text not null, evidence text, state text not null, results text not null,
    username text not null, by_name text not null, at text not null,
    decided_username text, decided_by text, decided_at text, decided_reason text,
    primary key (district, id)) strict`,
  'create index unlock_request_by_seq on unlock_request (district, cycle, seq)',
  'create index unlock_request_by_parcel on unlock_request (district, cycle, parcel_code, seq)',
  `create table tenancy_line (
    district text not null, cycle text not null, parcel_code text not null, town_code text, owner_soe text,
    tenants integer not null, subtenants integer not null, issues integer not null,
    primary key (district, cycle, parcel_code)) strict`,
  'create index tenancy_line_by_town on tenancy_line (district, cycle, town_code, parcel_code)',
  'create index tenancy_line_by_soe on tenancy_line (district, cycle, owner_soe, parcel_code)',
  `create table tenancy_issue (
    district text not null, cycle text not null, kind text not null, parcel_code text not null, uscc text not null,
    town_code text, due text,
    primary key (district, cycle, kind, parcel_code, uscc)) strict`,
  'create index tenancy_issue_by_parcel on tenancy_issue (district, cycle, parcel_code)',
]

export const bulkAndTenancy: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
