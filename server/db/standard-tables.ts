/** A version of the district's standard. Of a draft `label` and `since` are what its text proposes. */
export interface StandardVersionTable {
  district: string
  id: string
  name: string
  /** As core/standard-book/state.ts stores it. */
  state: string
  /** Grows with every save and act. */
  revision: number
  label: string
  since: string
  /** The first day on which it is no longer in force; null for none. */
  until: string | null
  /** 0 or 1: `until` was set by ending it, not by a successor. */
  is_ended: number
  /** Of its present text. */
  hash: string
  based_on: string | null
  /** JSON: usernames of all who wrote any of it. */
  editors: string
  username: string
  by_name: string
  at: string
  changed_by: string
  changed_at: string
  changed_note: string | null
  submitted_username: string | null
  submitted_by: string | null
  submitted_at: string | null
  submitted_note: string | null
  approved_username: string | null
  approved_by: string | null
  approved_at: string | null
  approved_note: string | null
  published_username: string | null
  published_by: string | null
  published_at: string | null
  published_note: string | null
  document_number: string | null
  document_date: string | null
}

/** A text that a version had from a revision on. Never changed; gone only with a draft that nobody tried. */
export interface StandardTextTable {
  district: string
  standard: string
  hash: string
  /** Canonical JSON of the standard without label, since and until: the hash is of it. */
  content: string
  revision: number
}

export interface StandardEventTable {
  district: string
  number: number
  standard: string
  event: string
  revision: number
  hash: string
  username: string
  by_name: string
  at: string
  note: string | null
}

export interface StandardTables {
  standard_version: StandardVersionTable
  standard_text: StandardTextTable
  standard_event: StandardEventTable
}
