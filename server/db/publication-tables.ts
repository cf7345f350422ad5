/** 0 or 1. */
type Flag = number

/** A list of classes as it is published (公示), whole or for one 街镇; a correction holds only what changed. */
export interface PublicationTable {
  district: string
  number: number
  cycle: string
  /** Null for the whole district. */
  town_code: string | null
  /** 'full' or 'correction'. */
  kind: string
  /** The publication a correction is to. */
  corrects: number | null
  state: string
  evaluation: number
  standard: string
  /** JSON of the columns that are shown. */
  columns: string
  title: string
  /** A sentence of the district's own under the title. */
  note: string | null
  /** JSON of the sentences about overridden gates, as they stood when it was prepared. */
  override_sentences: string
  terms_version: number
  /** Working days. */
  window_days: number
  first_day: string | null
  last_day: string | null
  last_day_provisional: Flag
  lines: number
  /** Parcels of the evaluation without a verdict (待补正), which are not listed. */
  left_out: number
  /** Lines whose owner is a person, shown by the family name alone. */
  masked_names: number
  /** Of all that is shown; null until it is checked. */
  sha256: string | null
  /** Why it was withdrawn or discarded. */
  reason: string | null
  /** Number of the last event. */
  revision: number
  prepared_at: string
  prepared_by: string
  prepared_username: string
  published_at: string | null
  published_by: string | null
  changed_at: string
  changed_by: string
}

/** A parcel of a publication, as it is shown. */
export interface PublicationLineTable {
  district: string
  publication: number
  /** From 1, in the order of 街镇 and code. */
  place: number
  parcel_code: string
  town_code: string | null
  /** As it is shown: a person by the family name. */
  owner_name: string | null
  /** Not shown: whose line it is. */
  owner_uscc: string | null
  land_class: string | null
  /** m². */
  land_area: number | null
  /** A, B, C, D or 暂不评价. */
  verdict: string
  how: string | null
  /** What the publication that a correction is to had said. */
  verdict_before: string | null
}

/** Append-only. */
export interface PublicationEventTable {
  district: string
  publication: number
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

export interface PublicationTables {
  publication: PublicationTable
  publication_line: PublicationLineTable
  publication_event: PublicationEventTable
}
