import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. When each parcel came through its steps, with counts by 街镇 and 规划空间; due dates with every change of them;
 * reminders and letters. The new columns of parcels are filled by the program, which reads what is sealed in rows.
 */
const statements = [
  'alter table parcel add column zone text',
  'alter table parcel add column filed_on text',
  'alter table parcel add column town_reviewed_on text',
  'alter table parcel add column reviewed_on text',
  `create table progress_count (
    district text not null, cycle text not null, town_code text not null, zone text not null, step text not null,
    mark text not null, parcels integer not null,
    primary key (district, cycle, town_code, zone, step, mark)) strict`,
  `create table due_act (
    district text not null, number integer not null, cycle text not null, kind text not null, reason text not null,
    reverses integer, changes integer not null, username text not null, by_name text not null, at text not null,
    primary key (district, number)) strict`,
  'create index due_act_by_cycle on due_act (district, cycle, number)',
  `create table due_change (
    district text not null, act integer not null, stage text not null, target_kind text not null, target text not null,
    due_before text, due_after text,
    primary key (district, act, stage, target_kind, target)) strict`,
  `create table due_date (
    district text not null, cycle text not null, stage text not null, target_kind text not null, target text not null,
    due text not null, act integer not null,
    primary key (district, cycle, stage, target_kind, target)) strict`,
  `create table reminder (
    district text not null, number integer not null, cycle text not null, stage text not null,
    receiver_kind text not null, receiver text not null, receiver_name text not null, town_code text,
    channel text not null, body text not null, outstanding integer not null, due text, letter text,
    username text not null, by_name text not null, at text not null,
    primary key (district, number)) strict`,
  'create index reminder_by_cycle on reminder (district, cycle, number)',
  'create index reminder_by_receiver on reminder (district, receiver_kind, receiver, number)',
  `create table letter (
    district text not null, id text not null, seq integer not null, year integer not null, number integer not null,
    batch text not null, cycle text not null, stage text not null, receiver_kind text not null, receiver text not null,
    receiver_name text not null, document text not null, outstanding integer not null, due text,
    issued_on text not null, sha256 text, fault text, username text not null, by_name text not null, at text not null,
    primary key (district, id)) strict`,
  'create unique index letter_by_number on letter (district, year, number)',
  'create index letter_by_cycle on letter (district, cycle, seq)',
  'create index letter_by_batch on letter (district, batch, number)',
]

const appendOnly = ['due_act', 'due_change', 'reminder']

export const progress: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
