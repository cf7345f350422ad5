import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. What a formal evaluation waits for, as it was counted last, with its lines; what an administrator let pass; and
 * which parcels an evaluation was made again for.
 */
const statements = [
  `create table gate_check (
    district text not null, cycle text not null, status text not null, started_at text not null, finished_at text,
    by_name text not null, parcels integer not null, standard text not null, counts text not null,
    primary key (district, cycle)) strict`,
  `create table gate_line (
    district text not null, cycle text not null, gate text not null, line integer not null, parcel_code text not null,
    town_code text, clearers text not null, what text not null,
    primary key (district, cycle, gate, line)) strict`,
  `create table gate_override (
    district text not null, cycle text not null, number integer not null, gate text not null, reason text not null,
    username text not null, by_name text not null, at text not null, revoked_at text, revoked_by text,
    evaluation integer,
    primary key (district, cycle, number)) strict`,
  `create table re_evaluation (
    district text not null, evaluation integer not null, reason text not null, parcel_codes text not null,
    primary key (district, evaluation)) strict`,
]

export const formal: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
