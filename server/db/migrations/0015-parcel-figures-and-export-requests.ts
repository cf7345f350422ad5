import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. Amounts departments state for a whole parcel, append-only; requests to take 统计 and 税务 values out of the
 * system, with what was decided of them and how often they were used.
 */
const statements = [
  `create table parcel_figure (
    district text not null, cycle text not null, parcel_code text not null, department text not null,
    revision integer not null, amounts text not null, source text not null, list text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, cycle, parcel_code, department, revision)) strict`,
  'create index parcel_figure_by_list on parcel_figure (district, list, parcel_code)',
  `create table export_request (
    district text not null, number integer not null, kind text not null, cycle text not null, object text,
    town_code text, departments text not null, asked_fields text not null, purpose text not null,
    username text not null, by_name text not null, role text not null, at text not null,
    decision text, decided_username text, decided_by text, decided_org text, decided_at text, decided_note text,
    downloads integer, valid_until text, used integer not null, last_used_at text,
    revoked_username text, revoked_by text, revoked_at text, revoked_reason text,
    primary key (district, number)) strict`,
]

export const parcelFiguresAndExportRequests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
