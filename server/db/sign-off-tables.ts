/** A department stands for the indicators computed from its data, as they were at that sequence of changes. */
export interface SignOffTable {
  district: string
  id: string
  seq: number
  department: string
  cycle: string
  /** Null for the whole district. */
  town_code: string | null
  /** Last change of rows that is covered. */
  change_seq: number
  /** JSON of what was signed: counts and sums by indicator and field. */
  figures: string
  statement: string
  username: string
  by_name: string
  at: string
  revoked_username: string | null
  revoked_by: string | null
  revoked_at: string | null
  revoked_reason: string | null
}

export interface SignOffTables {
  sign_off: SignOffTable
}
