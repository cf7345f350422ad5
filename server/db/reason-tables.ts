/** SQLite has no booleans. */
type Flag = number

/** Why a value that the checks doubt is right after all, as who filled it in explained it. */
export interface ExplainedReasonTable {
  district: string
  form: string
  cycle: string
  row_key: string
  code: string
  field: string
  values_text: string
  reason: string
  username: string
  by_name: string
  at: string
}

/**
 * A reason as it was given or taken back, in the order of the district: the last one of a place counts, the others stay on
 * record.
 */
export interface GivenReasonTable extends Omit<ExplainedReasonTable, 'values_text'> {
  number: number
  /** Its author took it back: since then none counts. */
  taken_back: Flag
}

export interface ReasonTables {
  explained_reason: ExplainedReasonTable
  given_reason: GivenReasonTable
}
