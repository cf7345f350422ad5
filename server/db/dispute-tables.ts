/** A dispute as it stands: derived from its events, written with them. */
export interface DisputeTable {
  district: string
  id: string
  number: number
  cycle: string
  form: string
  row_key: string
  field: string
  parcel_code: string
  /** The firm that disputes. */
  uscc: string
  town_code: string | null
  owner_uscc: string | null
  row_name: string | null
  state: string
  /** Its place in lists: what waits for a department by the day its answer is due, then what waits for the firm, then the closed. */
  place: string
  /** JSON. */
  disputed_value: string
  /** JSON. */
  claimed_value: string
  reason: string
  raised_on: string | null
  due_day: string | null
  due_provisional: number
  /** Number of the last event. */
  revision: number
  file_count: number
  opened_at: string
  changed_at: string
  changed_by: string
  search: string
}

/** Append-only. */
export interface DisputeEventTable {
  district: string
  dispute: string
  number: number
  act: string
  at: string
  username: string
  by_name: string
  role: string
  org: string | null
  note: string | null
  /** JSON. */
  event_value: string | null
}

/** Evidence of the firm, and what a department's answer rests on; append-only. The file lies outside, by its hash. */
export interface DisputeFileTable {
  district: string
  dispute: string
  sha256: string
  /** Of its event. */
  number: number
  side: string
  name: string
  content_kind: string
  size: number
  username: string
  by_name: string
  at: string
}

/** A firm said that this value of a department is right; append-only. */
export interface ValueConfirmationTable {
  district: string
  seq: number
  cycle: string
  form: string
  row_key: string
  field: string
  /** JSON. */
  confirmed_value: string
  uscc: string
  username: string
  by_name: string
  at: string
}

/** What a district sets for the collection, a version each; append-only. */
export interface CollectionRuleTable {
  district: string
  /** 'tolerance' of differences between layers, 'dispute-terms'. */
  kind: string
  version: number
  /** JSON. */
  content: string
  reason: string
  username: string
  by_name: string
  at: string
}

export interface DisputeTables {
  dispute: DisputeTable
  dispute_event: DisputeEventTable
  dispute_file: DisputeFileTable
  value_confirmation: ValueConfirmationTable
  collection_rule: CollectionRuleTable
}
