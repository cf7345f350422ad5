import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. What a formal evaluation still has to lock, and how far it is: parcels are locked piece by piece after its end,
 * and whichever server is there goes on after a stop.
 */
const statements = [
  `create table parcel_locking (
    district text not null, evaluation integer not null, cycle text not null, last_change integer not null,
    after_parcel text not null, locked integer not null, username text not null, by_name text not null,
    role text not null, ended_at text,
    primary key (district, evaluation)) strict`,
]

export const parcelLockings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
