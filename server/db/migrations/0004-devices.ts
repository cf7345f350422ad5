import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/* Frozen. From which device a batch came; versions and conflicts name their batch. */
const statements = ['alter table batch add column device text']

export const devices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
