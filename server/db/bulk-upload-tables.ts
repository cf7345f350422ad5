/** A run of files; changed until it is closed. */
export interface UploadRunTable {
  district: string
  id: string
  /** Order of the runs. */
  seq: number
  cycle: string
  state: string
  /** Files there are, by content, as the sender last said. */
  announced: number
  username: string
  by_name: string
  role: string
  org: string | null
  at: string
  closed_at: string | null
}

/** A file of a run, by its content. */
export interface UploadFileTable {
  district: string
  run: string
  /** SHA-256 of the content; of a file that stayed with its sender of its name. */
  sha256: string
  number: number
  name: string
  /** JSON of the other names it came under. */
  copies: string
  size: number
  /** 'storing' until all its lines are there: shown nowhere. */
  state: string
  /** JSON of code and sentence; null for a file that was taken. */
  problem: string | null
  /** JSON of sentences. */
  notes: string
  hand_out: string | null
  /** The run whose workbook it is, fixed. */
  fixes: string | null
  accepted: number
  merged: number
  unchanged: number
  conflict: number
  refused: number
  items_refused: number
  items_conflict: number
  items_error: number
  items_warning: number
  items_info: number
  search: string
  at: string
}

/** A row of a file. */
export interface UploadLineTable {
  district: string
  run: string
  file_number: number
  number: number
  form: string
  sheet: string
  row_number: number
  row_key: string | null
  parcel_code: string | null
  uscc: string | null
  name: string | null
  town_code: string | null
  outcome: string
  /** Revision the file was made from. */
  base_revision: number
  /** The line of an earlier run it answers where it has no key to be known by: file/number. */
  answers: string | null
  has_conflict: number
  errors: number
  warnings: number
  infos: number
  search: string
  /** JSON of what is said of it, and of the cells where nothing was stored; null for neither. Sealed. */
  line_told: string | null
}

export interface BulkUploadTables {
  upload_run: UploadRunTable
  upload_file: UploadFileTable
  upload_line: UploadLineTable
}
