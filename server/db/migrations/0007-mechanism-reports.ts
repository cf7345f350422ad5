import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Reports of 后评估 of the mechanism: a version holds its figures as they were computed when it was written.
 */
const statements = [
  `create table filing_mechanism (
    district text not null, year integer not null, version integer not null, at text not null, username text not null,
    by_name text not null, figures text not null, findings text not null, proposals text not null,
    primary key (district, year, version)) strict`,
]

export const mechanismReports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    await makeAppendOnly(db, 'filing_mechanism')
  },
}
