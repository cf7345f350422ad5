/** A disposal plan as it stands: derived from its changes and events, written with them. */
export interface DisposalPlanTable {
  district: string
  id: string
  number: number
  /** Of the decision it rests on; null when the parcel came onto the list without one. */
  cycle: string | null
  parcel_code: string
  parcel_name: string | null
  town_code: string | null
  land_class: string | null
  /** m². */
  land_area: number | null
  owner_name: string | null
  /** 国企属性. */
  soe: string | null
  decided_class: string | null
  /** That the decision rests on. */
  evaluation: number | null
  state: string
  is_open: number
  version: number
  /** Of the last change or event: they share the count. */
  revision: number
  /** JSON of what the form says now. */
  cells: string
  path: string | null
  plan_year: number | null
  /** m². */
  disposal_area: number | null
  /** What was approved last; null before. */
  approved_version: number | null
  approved_path: string | null
  approved_year: number | null
  approved_area: number | null
  disposed_area: number | null
  disposed_on: string | null
  /** First day on which a milestone that is not done is due. */
  next_due: string | null
  /** JSON of the days on which milestones that are not done are due. */
  dues: string
  /** Its place in lists: open ones by the next day that is due, then the closed. */
  place: string
  errors: number
  warnings: number
  conflicts: number
  awaited: number
  invited: number
  opened_at: string
  changed_at: string
  changed_by: string
  /** Lower case. */
  search: string
}

/** Fields that were written at once; append-only. */
export interface DisposalChangeTable {
  district: string
  plan: string
  revision: number
  version: number
  /** JSON; null takes a value away. */
  changed_fields: string
  source: string
  username: string
  by_name: string
  at: string
}

/** Append-only. */
export interface DisposalEventTable {
  district: string
  plan: string
  revision: number
  act: string
  from_state: string
  to_state: string
  version: number
  note: string | null
  /** JSON: departments, dueDay, agrees, fields. */
  details: string
  at: string
  username: string
  by_name: string
  role: string
  org: string | null
}

/** A version as it was approved; append-only. */
export interface DisposalVersionTable {
  district: string
  plan: string
  version: number
  /** JSON. */
  cells: string
  note: string | null
  approved_at: string
  approved_by: string
  username: string
}

/** What a department was asked about a version and answered. */
export interface DisposalReviewTable {
  district: string
  plan: string
  version: number
  department: string
  due_day: string | null
  invited_at: string
  /** 0 or 1; null while it has not answered. */
  agrees: number | null
  opinion: string | null
  answered_by: string | null
  answered_at: string | null
}

/** A field that two people wrote; JSON values. Open until a choice is made. */
export interface DisposalConflictTable {
  district: string
  plan: string
  number: number
  field: string
  base: string
  mine_value: string
  mine_by: string
  mine_at: string
  theirs_value: string
  theirs_by: string
  theirs_at: string
  choice: string | null
  chosen_value: string | null
  settled_by: string | null
  settled_at: string | null
}

/** Evidence; append-only. The file lies outside, by its hash. */
export interface DisposalFileTable {
  district: string
  plan: string
  sha256: string
  revision: number
  purpose: string
  name: string
  content_kind: string
  size: number
  username: string
  by_name: string
  at: string
}

/** A 处置方案表.xlsx that was read back, with what became of each row; append-only. */
export interface DisposalSheetTable {
  district: string
  id: string
  number: number
  name: string
  sha256: string
  /** JSON. */
  counts: string
  notes: string
  lines: string
  /** Of the 街镇 that sent it; null for 区专班. */
  town_code: string | null
  username: string
  by_name: string
  at: string
}

/** 年度处置计划: what is to be done in a year, with where the numbers come from. */
export interface YearlyDisposalPlanTable {
  district: string
  id: string
  year: number
  origin: string
  source: string
  /** JSON. */
  lines: string
  username: string
  by_name: string
  at: string
  removed_by: string | null
  removed_at: string | null
  removed_reason: string | null
}

export interface DisposalTables {
  disposal_plan: DisposalPlanTable
  disposal_change: DisposalChangeTable
  disposal_event: DisposalEventTable
  disposal_version: DisposalVersionTable
  disposal_review: DisposalReviewTable
  disposal_conflict: DisposalConflictTable
  disposal_file: DisposalFileTable
  disposal_sheet: DisposalSheetTable
  yearly_disposal_plan: YearlyDisposalPlanTable
}
