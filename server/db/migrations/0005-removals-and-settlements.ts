import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Rows can be taken out and brought back: who did it and why is a record of its own, from which the mark on the
 * row follows; the scope of a removed parcel is looked up in a table of its own. Entries of the conflict ledger get a
 * name that says nothing, who raised them and where the other value came from; what was decided is a record, from which
 * their state follows.
 */
const statements = [
  'alter table row add column removed integer not null default 0',
  // Only removed rows stand in it: a row that is written does not touch it.
  'create index row_removed on row (district, cycle, updated_at, form, row_key) where removed = 1',
  `create table row_removal (
    district text not null, form text not null, cycle text not null, row_key text not null, revision integer not null,
    parcel_code text not null, seq integer not null, removed integer not null, reason text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, form, cycle, row_key, revision)) strict`,
  'create index row_removal_by_parcel on row_removal (district, cycle, parcel_code)',
  `create table removed_parcel (
    district text not null, cycle text not null, parcel_code text not null, town_code text, owner_uscc text,
    parcel_name text,
    primary key (district, cycle, parcel_code)) strict`,

  "alter table field_conflict add column id text not null default ''",
  "alter table field_conflict add column by_name text not null default ''",
  "alter table field_conflict add column theirs_batch text not null default ''",
  'alter table field_conflict add column seq integer not null default 0',
  `create table conflict_settlement (
    district text not null, conflict text not null, number integer not null, form text not null, cycle text not null,
    row_key text not null, layer text not null, field text not null, choice text not null, settled_value text,
    replaced_by text, username text not null, by_name text not null, at text not null, reason text,
    revision integer not null, batch text,
    primary key (district, conflict, number)) strict`,
]

/** After every entry has its name. */
const ledgerIndexes = [
  'create unique index field_conflict_by_id on field_conflict (district, id)',
  // Holds all that counting asks for.
  'create index field_conflict_by_state on field_conflict (district, cycle, state, seq, at, id, form, row_key, layer, field)',
  'create index field_conflict_by_seq on field_conflict (district, cycle, seq, at, id)',
  'create index field_conflict_by_username on field_conflict (district, username, state, form, cycle, row_key)',
]

interface NamelessConflict {
  readonly district: string
  readonly batch: string
  readonly form: string
  readonly cycle: string
  readonly row_key: string
  readonly layer: string
  readonly field: string
}

const perPiece = 500

async function nameConflicts(db: Kysely<unknown>): Promise<void> {
  for (;;) {
    const { rows } = await sql<NamelessConflict>`
      select district, batch, form, cycle, row_key, layer, field from field_conflict where id = '' limit ${sql.lit(perPiece)}`.execute(
      db,
    )
    for (const { district, batch, form, cycle, row_key, layer, field } of rows) {
      await sql`update field_conflict set id = ${randomUUID()} where district = ${district} and batch = ${batch}
        and form = ${form} and cycle = ${cycle} and row_key = ${row_key} and layer = ${layer} and field = ${field}`.execute(
        db,
      )
    }
    if (rows.length < perPiece) return
  }
}

const nameRaisers = `update field_conflict set by_name = coalesce((select account.name from account
  where account.district = field_conflict.district and account.username = field_conflict.username), username)`

export const removalsAndSettlements: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    await nameConflicts(db)
    await sql.raw(nameRaisers).execute(db)
    await runStatements(db, ledgerIndexes)
    for (const table of ['row_removal', 'conflict_settlement']) await makeAppendOnly(db, table)
  },
}
