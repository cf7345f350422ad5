/** One decision over parcels of the list of low-efficiency land or about a policy; its parcels stand in class_list_item. */
export interface ClassListActTable {
  district: string
  id: string
  seq: number
  /** 'take-in', 'take-off', 'apply', 'end'. */
  kind: string
  /** The decided year it rests on; null between years. */
  cycle: string | null
  ground: string
  policy: string | null
  reason: string
  /** Number of the minutes. */
  minutes: string | null
  decided_on: string
  parcels: number
  content_hash: string
  role: string
  username: string
  by_name: string
  at: string
  undone_username: string | null
  undone_by: string | null
  undone_at: string | null
  undone_reason: string | null
}

export interface ClassListItemTable {
  district: string
  act: string
  parcel_code: string
}

/** A parcel's time on the list of low-efficiency land: from a decision to a decision. At most one is open. */
export interface LowEfficiencyStayTable {
  district: string
  parcel_code: string
  /** 1 for the first stay. */
  number: number
  town_code: string | null
  land_class: string | null
  /** m². */
  land_area: number | null
  origin: string
  /** The year that was decided, when it rests on one. */
  cycle: string | null
  class: string | null
  /** Of an imported line: file, row, what it says. */
  source: string | null
  /** The imported line. */
  entry: string | null
  /** JSON of codes: parcels whose stay it carries on. */
  predecessors: string | null
  from_day: string
  /** Null: the decision of the year itself, or the act on the base map. */
  from_act: string | null
  /** First day on which it is no longer on the list. */
  until_day: string | null
  until_ground: string | null
  until_act: string | null
}

/** A parcel's class of a decided year beside that of the decided or imported year before. Derived. */
export interface ClassStepTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  class: string
  before_cycle: string
  before_class: string
  /** Its own code, or that of the parcel it was made of. */
  before_code: string
}

/** A class of a year that was decided elsewhere, as a file says it. */
export interface EarlierClassTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  class: string
  standard: string | null
  /** File and row, and what the file calls its source. */
  source: string
  username: string
  by_name: string
  at: string
}

/** A version of a policy; the highest revision holds. */
export interface ClassPolicyTable {
  district: string
  id: string
  revision: number
  seq: number
  label: string
  name: string
  direction: string
  /** JSON of letters. */
  classes: string
  content: string
  document: string
  clause: string
  department: string | null
  valid_from: string
  /** Last day. */
  valid_until: string | null
  username: string
  by_name: string
  at: string
}

/** A policy applied to a parcel, from a decision to a decision. */
export interface PolicyApplicationTable {
  district: string
  policy: string
  parcel_code: string
  number: number
  /** Of the policy, as it stood. */
  revision: number
  town_code: string | null
  /** The decided year whose class it rests on. */
  cycle: string | null
  class: string | null
  /** Why it was applied although the conditions did not hold; null when they did. */
  overridden: string | null
  from_day: string
  from_act: string
  /** First day on which it is no longer applied. */
  until_day: string | null
  until_reason: string | null
  until_act: string | null
}

export interface ClassListTables {
  class_list_act: ClassListActTable
  class_list_item: ClassListItemTable
  low_efficiency_stay: LowEfficiencyStayTable
  class_step: ClassStepTable
  earlier_class: EarlierClassTable
  class_policy: ClassPolicyTable
  policy_application: PolicyApplicationTable
}
