/** 0 or 1. */
type Flag = number

export interface EvaluationTable {
  district: string
  number: number
  cycle: string
  mode: string
  status: string
  standard: string
  /** Of the text it was made by; null for evaluations from before the register. */
  standard_hash: string | null
  /** By a standard that was asked for, not by the one in force. */
  trial: Flag
  engine: string
  input_hash: string | null
  started_at: string
  finished_at: string | null
  username: string
  by_name: string
  parcels: number
  progress: number
  /** JSON of classes, counts, groups, towns and histogram; null until done. */
  summary: string | null
  failure: string | null
  /** The formal evaluation whose frozen inputs this one starts from; null for one over what is stored now. */
  basis: number | null
  /** JSON of the gates of a formal evaluation as they stood when it began, with what was overridden and why. */
  gates: string | null
}

export interface EvaluationResultTable {
  district: string
  evaluation: number
  parcel_code: string
  town_code: string | null
  land_class: string | null
  status: string
  how: string | null
  class: string | null
  total: number | null
  /** The total as those are shown it who do not see all that it rests on: in steps where it would tell. */
  open_total: number | null
  rank: number | null
  ranked: number | null
  flagged: Flag
  rules: string
}

export interface EvaluationTraceTable {
  district: string
  evaluation: number
  parcel_code: string
  /** JSON of the ParcelResult. */
  result: string
  /** JSON of the values that stand in a masked layer: [{field, uscc}]. */
  masked: string
}

/** A piece of what an evaluation judged (server/evaluation/frozen-inputs.ts). */
export interface EvaluationInputTable {
  district: string
  input_hash: string
  piece: number
  first_code: string
  parcels: number
  content: Uint8Array
}

/** Evaluations by district and number, what they found, how, and what they judged. */
export interface EvaluationTables {
  evaluation: EvaluationTable
  evaluation_result: EvaluationResultTable
  evaluation_trace: EvaluationTraceTable
  evaluation_input: EvaluationInputTable
}
