/** What a formal evaluation of a year waits for, as it was counted last. */
export interface GateCheckTable {
  district: string
  cycle: string
  /** 'running', 'done' or 'failed'. */
  status: string
  started_at: string
  finished_at: string | null
  by_name: string
  parcels: number
  standard: string
  /** JSON of gate → number; only while done. */
  counts: string
}

/** One thing that keeps a gate shut, numbered from 1 within the gate. */
export interface GateLineTable {
  district: string
  cycle: string
  gate: string
  line: number
  parcel_code: string
  town_code: string | null
  /** JSON of who can clear it. */
  clearers: string
  what: string
}

/** An administrator's word that a gate may be passed; in force until revoked, or used by a formal evaluation. */
export interface GateOverrideTable {
  district: string
  cycle: string
  number: number
  gate: string
  reason: string
  username: string
  by_name: string
  at: string
  revoked_at: string | null
  revoked_by: string | null
  /** The evaluation that used it. */
  evaluation: number | null
}

/** Why an evaluation was made again, and for which parcels. */
export interface ReEvaluationTable {
  district: string
  evaluation: number
  reason: string
  /** JSON. */
  parcel_codes: string
}

/** What a formal evaluation locks after its end, piece by piece, and how far it is. */
export interface ParcelLockingTable {
  district: string
  evaluation: number
  cycle: string
  /** Number of the last change the evaluation saw: what was changed since is another parcel than the one it judged. */
  last_change: number
  /** Code of the last parcel that was looked at; '' before the first. */
  after_parcel: string
  locked: number
  username: string
  by_name: string
  role: string
  /** Null while there are parcels left. */
  ended_at: string | null
}

export interface FormalTables {
  gate_check: GateCheckTable
  gate_line: GateLineTable
  gate_override: GateOverrideTable
  re_evaluation: ReEvaluationTable
  parcel_locking: ParcelLockingTable
}
