/** An act on many parcels, carried out in pieces; the line changes as it goes on. */
export interface BulkOperationTable {
  district: string
  id: string
  /** Order of the operations. */
  seq: number
  cycle: string
  to_status: string
  reason: string | null
  /** JSON of what was chosen. */
  chosen: string
  state: string
  total: number
  role: string
  /** Town or credit code of whoever made it. */
  org: string | null
  username: string
  by_name: string
  at: string
  ended_by: string | null
  ended_at: string | null
  undone_username: string | null
  undone_by: string | null
  undone_at: string | null
  undone_reason: string | null
}

export interface BulkItemTable {
  district: string
  operation: string
  parcel_code: string
  town_code: string | null
  state: string
  from_status: string | null
  /** Revision of the parcel's row after its transition. */
  revision: number | null
  /** JSON of what an approval of the 街镇 wrote into the form and what stood there; null where it wrote nothing. */
  review: string | null
  message: string | null
}

/** A lock to be opened as an exception: asked for by one person of 区专班, decided by another. */
export interface UnlockRequestTable {
  district: string
  id: string
  seq: number
  cycle: string
  parcel_code: string
  to_status: string
  reason: string
  evidence: string | null
  state: string
  /** JSON of the formal results the parcel had when it was asked. */
  results: string
  username: string
  by_name: string
  at: string
  decided_username: string | null
  decided_by: string | null
  decided_at: string | null
  decided_reason: string | null
}

export interface BulkTables {
  bulk_operation: BulkOperationTable
  bulk_item: BulkItemTable
  unlock_request: UnlockRequestTable
}
