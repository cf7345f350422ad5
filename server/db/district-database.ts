import type { Database } from './database.ts'

/** A database, and the district whose rows are meant. */
export interface DistrictDatabase {
  readonly database: Database
  readonly district: { readonly code: string }
}
