/** One event of a year's stages; append-only, numbered from 1 within the year. */
export interface CycleStageEventTable {
  district: string
  cycle: string
  number: number
  act: string
  from_stage: string
  to_stage: string
  reason: string | null
  /** The evaluation it is about. */
  evaluation: number | null
  /** JSON of what else belongs to the act: days, documents, receipt. */
  details: string
  at: string
  username: string
  by_name: string
  role: string
}

/** The class of a parcel as it was decided for a year (审定): the end of its evaluation, the beginning of what follows. */
export interface DecidedClassTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  land_class: string | null
  /** m². */
  land_area: number | null
  how: string | null
  /** Null: 暂不评价 or 待补正. */
  class: string | null
  /** What the evaluation had found, before an opinion changed it. */
  evaluated_class: string | null
  /** Why the decided class is another. */
  adjustment: string | null
  total: number | null
  rank: number | null
  ranked: number | null
  /** JSON of the ids of the rules that hold. */
  rules: string
  evaluation: number
  standard: string
  decided_on: string
}

export interface DecidingTables {
  cycle_stage_event: CycleStageEventTable
  decided_class: DecidedClassTable
}
