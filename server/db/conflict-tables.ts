/** Values that lost to one already on the server; kept for ever, with every decision on them. */
export interface FieldConflictTable {
  district: string
  batch: string
  form: string
  cycle: string
  row_key: string
  layer: string
  field: string
  /** Names the entry to its readers; random, so that it says nothing of others'. */
  id: string
  base_revision: number
  base_value: string | null
  mine: string | null
  theirs: string | null
  theirs_by: string
  theirs_at: string
  /** Batch their value came with; '' where that was not noted. */
  theirs_batch: string
  username: string
  by_name: string
  at: string
  /** Server sequence of the edit that lost; 0 of those from before it was noted. */
  seq: number
  /** 'open' until there is a settlement, 'settled' from then on. */
  state: string
}

/** Decisions on conflicts, append-only; the last one of a conflict counts. */
export interface ConflictSettlementTable {
  district: string
  /** Id of the conflict. */
  conflict: string
  /** From 1 for each conflict. */
  number: number
  form: string
  cycle: string
  row_key: string
  layer: string
  field: string
  choice: string
  /** What stood in the layer after it; where another conflict asks instead, what was chosen. Null when blank. */
  settled_value: string | null
  /** Id of a later conflict of the same account in the same place, which asks instead of this one. */
  replaced_by: string | null
  username: string
  by_name: string
  at: string
  reason: string | null
  /** Of the row after it. */
  revision: number
  /** Batch the decision came with; null where it was made in the console. */
  batch: string | null
}
