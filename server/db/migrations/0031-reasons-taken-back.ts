import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/* Frozen. A reason that its author takes back stays on record, and so does the taking back. */
export const reasonsTakenBack: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, ['alter table given_reason add column taken_back integer not null default 0'])
  },
}
