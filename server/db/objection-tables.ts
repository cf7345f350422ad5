/** 0 or 1. */
type Flag = number

/** An objection to what was published about a parcel (异议). */
export interface ObjectionTable {
  district: string
  id: string
  number: number
  cycle: string
  publication: number
  evaluation: number
  parcel_code: string
  town_code: string | null
  owner_uscc: string | null
  /** The firm that objects; null where a paper named none. */
  uscc: string | null
  firm_name: string
  /** 'console' by the firm, 'paper' entered by the 街镇. */
  channel: string
  state: string
  /** Its place in lists: the nearest day that an answer is due first, then drafts, then the closed. */
  place: string
  /** As it was published. */
  verdict: string
  /** JSON of the contested items. */
  items: string
  grounds: string
  received_on: string | null
  /** Last day of the publication when it was received. */
  window_last_day: string
  late: Flag
  /** Why a late one was admitted. */
  admitted_reason: string | null
  due_day: string | null
  due_provisional: Flag
  /** Of the 街镇. */
  opinion: string | null
  opinion_by: string | null
  decision: string | null
  decision_reason: string | null
  decided_by: string | null
  answered_on: string | null
  /** JSON of the codes of parcels to evaluate anew; empty unless it was accepted. */
  parcels: string
  /** The formal evaluation that took it up. */
  reevaluation: number | null
  /** Number of the last event. */
  revision: number
  file_count: number
  opened_by: string
  opened_username: string
  opened_role: string
  opened_at: string
  changed_at: string
  changed_by: string
  search: string
}

/** Append-only. */
export interface ObjectionEventTable {
  district: string
  objection: string
  number: number
  act: string
  at: string
  username: string
  by_name: string
  role: string
  note: string | null
  /** JSON. */
  details: string
}

/** Stamped evidence; append-only. The file lies outside, by its hash. */
export interface ObjectionFileTable {
  district: string
  objection: string
  sha256: string
  /** Of its event. */
  number: number
  /** 'firm', 'town' or 'district'. */
  side: string
  name: string
  content_kind: string
  size: number
  username: string
  by_name: string
  at: string
}

export interface ObjectionTables {
  objection: ObjectionTable
  objection_event: ObjectionEventTable
  objection_file: ObjectionFileTable
}
