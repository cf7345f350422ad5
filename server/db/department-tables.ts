/** A department's list; the line is made when all of it was read, and changed until it is applied or reversed. */
export interface DepartmentListTable {
  district: string
  id: string
  /** Order of the lists. */
  seq: number
  department: string
  cycle: string
  /** 'reading' until all lines are stored: shown nowhere. */
  state: string
  file_name: string
  file_sha256: string
  file_size: number
  format: string
  encoding: string | null
  /** JSON of sentences. */
  notes: string
  /** JSON of what an application did. */
  result: string | null
  /** Place of the application among uploads, applications and declarations. */
  applied_seq: number | null
  username: string
  by_name: string
  at: string
  applied_username: string | null
  applied_by: string | null
  applied_at: string | null
  applied_reason: string | null
  reversed_username: string | null
  reversed_by: string | null
  reversed_at: string | null
  reversed_reason: string | null
}

/** A row of the file. */
export interface DepartmentLineTable {
  district: string
  list: string
  number: number
  form: string
  sheet: string | null
  row_number: number
  /** As the file says it. */
  parcel_code: string | null
  uscc: string | null
  name: string | null
  /** Why it can never be written, worded. */
  refusal: string | null
  /** The row it means: found, or chosen by a person. */
  target_parcel: string | null
  target_uscc: string | null
  chosen: number
  state: string
  why: string | null
  /** JSON. */
  candidates: string
  /** JSON of the department's values by field. */
  stated: string
  /** JSON of what stood there when it was matched, by field. */
  compared: string
  /** JSON. */
  faults: string
  new_values: number
  same_values: number
  within_values: number
  beyond_values: number
  fault_count: number
  /** Why the application left it out after all, worded. */
  not_written: string | null
  search: string
}

/** A declaration that a list is complete; what it confirmed stands in the rows under its batch. */
export interface DepartmentDeclarationTable {
  district: string
  id: string
  seq: number
  department: string
  cycle: string
  form: string
  field: string
  /** JSON. */
  negative: string
  confirmed: number
  overruled: number
  locked: number
  reason: string
  username: string
  by_name: string
  at: string
  taken_back: number | null
  kept: number | null
  revoked_username: string | null
  revoked_by: string | null
  revoked_at: string | null
  revoked_reason: string | null
}

export interface DepartmentTables {
  department_list: DepartmentListTable
  department_line: DepartmentLineTable
  department_declaration: DepartmentDeclarationTable
}
