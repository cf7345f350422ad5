import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/* Frozen. Beside the number of parcels the land they have, so that no overview reads their lines for it. */
const statements = ['alter table progress_count add column land_area_hundredths integer not null default 0']

export const areasByStatus: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
