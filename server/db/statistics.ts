import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The tables that grow with the parcels. */
const growing = [
  'row',
  'row_version',
  'parcel',
  'finding_count',
  'evaluation_result',
  'evaluation_trace',
  'base_record',
  'base_change',
  'base_parcel',
  'base_geometry',
] as const satisfies readonly (keyof Schema)[]

const firstAfterJobs = 16
const mostBetween = 4096

/**
 * What PostgreSQL's planner knows of the tables. Of a table that has just been filled it believes that it is empty until
 * its own housekeeping comes round (a minute, or never for a new evaluation among many), and joins row by row what it
 * should hash: a page of a list then takes seconds.
 */
export interface Statistics {
  /** Takes stock again when much has been written since the last time. */
  committed(): Promise<void>
  refresh(): Promise<void>
}

export function createStatistics(db: Kysely<Schema>): Statistics {
  let since = 0
  let due = firstAfterJobs
  const refresh = async (): Promise<void> => {
    since = 0
    await sql`analyze ${sql.join(growing.map((table) => sql.table(table)))}`.execute(db)
  }
  return {
    refresh,
    async committed() {
      since += 1
      if (since < due) return
      due = Math.min(2 * due, mostBetween)
      await refresh()
    },
  }
}
