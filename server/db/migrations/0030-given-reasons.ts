import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/* Frozen. Every reason that was given for a warning stays on record; `explained_reason` holds the one that counts. */
const statements = [
  `create table given_reason (
    district text not null, form text not null, cycle text not null, row_key text not null, number integer not null,
    code text not null, field text not null, reason text not null, username text not null, by_name text not null,
    at text not null,
    primary key (district, form, cycle, row_key, number)) strict`,
  // Of those given before only the one that counts is known; they stand before all that are numbered.
  `insert into given_reason
    (district, form, cycle, row_key, number, code, field, reason, username, by_name, at)
    select district, form, cycle, row_key,
      row_number() over (partition by district, form, cycle, row_key order by at, code, field)
        - 1 - count(*) over (partition by district, form, cycle, row_key),
      code, field, reason, username, by_name, at
    from explained_reason`,
]

export const givenReasons: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    await makeAppendOnly(db, 'given_reason')
  },
}
