/** What a department stated of a whole parcel, or took back: append-only, what stands follows from all of them. */
export interface ParcelFigureTable {
  district: string
  cycle: string
  parcel_code: string
  department: string
  /** Of the department's figures for the parcel, from 1. */
  revision: number
  /** JSON of the changed amounts by field, in the field's unit; null takes one back. */
  amounts: string
  /** 'department-list' or 'department-reversal'. */
  source: string
  /** The list it came with, or that was taken back. */
  list: string
  username: string
  by_name: string
  at: string
}

/** A request to take 统计 or 税务 values out of the system; what becomes of it is filled in, never changed. */
export interface ExportRequestTable {
  district: string
  /** Printed in every file it lets out. */
  number: number
  kind: string
  cycle: string
  /** The evaluation or list whose file it is; null for the ledger. */
  object: string | null
  /** Null for the whole district. */
  town_code: string | null
  /** JSON of the departments whose values are asked for. */
  departments: string
  /** JSON of the fields. */
  asked_fields: string
  purpose: string
  username: string
  by_name: string
  role: string
  at: string
  /** 'approved' or 'rejected'; null while it waits. */
  decision: string | null
  decided_username: string | null
  decided_by: string | null
  /** Department of who decided; null for the 专班. */
  decided_org: string | null
  decided_at: string | null
  decided_note: string | null
  /** Files it lets out. */
  downloads: number | null
  /** Instant from which on it lets nothing out. */
  valid_until: string | null
  used: number
  last_used_at: string | null
  revoked_username: string | null
  revoked_by: string | null
  revoked_at: string | null
  revoked_reason: string | null
}

export interface ParcelFigureTables {
  parcel_figure: ParcelFigureTable
  export_request: ExportRequestTable
}
