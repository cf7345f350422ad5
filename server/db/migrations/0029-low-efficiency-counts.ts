import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/* Frozen. The list of low-efficiency land is counted and added up for each overview: from the index, without its lines. */
const statements = [
  `create index low_efficiency_stay_counts
    on low_efficiency_stay (district, until_day, town_code, origin, land_area)`,
]

export const lowEfficiencyCounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
