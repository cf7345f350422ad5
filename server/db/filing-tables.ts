/** A filing as lists show it: derived from its log and its 申请表, written with them. */
export interface FilingTable {
  district: string
  /** Random, so that it says nothing of others'. */
  id: string
  number: string
  /** In which it was created: what its number begins with. */
  year: string
  uscc: string
  town_code: string
  /** Account that created it. */
  created_by: string
  project_name: string
  firm_name: string
  route_mark: string
  works: string | null
  state: string
  /** Of its clock. */
  phase: string
  /** Number of its events. */
  version: number
  /** Revision of its 申请表. */
  declared: number
  /** Version of the clock rule in force when it was accepted, by which it is counted; null before. */
  rule: number | null
  /** First day on which three working days or fewer are left, and the first past the limit; null while the clock does not run. */
  near_on: string | null
  overdue_on: string | null
  /** Text that sorts what presses most first. */
  urgency: string
  /** JSON of what clock and 汇总统计 read of it. */
  facts: string
  /** Lower-case number, project, firm and credit code. */
  search: string
  changed_at: string
}

/** The truth: one event each, append-only. */
export interface FilingEventTable {
  district: string
  filing: string
  version: number
  /** Shared with the versions of the rules: which came first. */
  seq: number
  at: string
  username: string
  event: string
}

/** Who is invited to 联审 of what; derived. */
export interface FilingReviewerTable {
  district: string
  reviewer: string
  filing: string
}

/** Changes of the 申请表, append-only; contacts in them are sealed. */
export interface FilingDeclarationTable {
  district: string
  form: string
  /** Id of the filing. */
  row_key: string
  revision: number
  /** JSON of the changed fields; null takes a value away. */
  fields: string
  form_version: string
  username: string
  by_name: string
  at: string
}

/** Documents uploaded to a filing; its log says which of them were filed, and when. */
export interface FilingDocumentTable {
  district: string
  filing: string
  kind: string
  sha256: string
  /** The last upload of one content counts: a boundary may be read again in another system. */
  seq: number
  name: string
  /** What its content is: pdf, dwg … */
  content_kind: string
  size: number
  username: string
  by_name: string
  at: string
  /** JSON for pages; null where it is no boundary. */
  boundary_view: string | null
  /** JSON of what was read of a boundary; null where it was kept as it is. */
  boundary: string | null
}

/** 项目信息表 as issued. */
export interface FilingSheetTable {
  district: string
  filing: string
  version: number
  at: string
  /** JSON of what it prints; sealed. */
  printed: string
  /** Of the PDF; the masked one is for those who may not see contacts. */
  sha256: string
  size: number
  masked_sha256: string
  masked_size: number
}

/** Requests that were carried out; the same again is answered and nothing is done. */
export interface FilingRequestTable {
  district: string
  id: string
  username: string
  content_hash: string
  filing: string
  at: string
}

/** Versions of calendar years, clock rule and checklist, append-only; the last of a name counts. */
export interface FilingRuleTable {
  district: string
  kind: string
  seq: number
  /** Year of a calendar, version of a checklist, '' of a clock rule. */
  name: string
  content: string
  reason: string
  username: string
  by_name: string
  at: string
}

/** Reports of 后评估 of the mechanism, append-only; the last of a year counts. */
export interface FilingMechanismTable {
  district: string
  year: number
  version: number
  at: string
  username: string
  by_name: string
  /** JSON of the figures as they were then. */
  figures: string
  findings: string
  proposals: string
}

export interface FilingTables {
  filing: FilingTable
  filing_event: FilingEventTable
  filing_reviewer: FilingReviewerTable
  filing_declaration: FilingDeclarationTable
  filing_document: FilingDocumentTable
  filing_sheet: FilingSheetTable
  filing_request: FilingRequestTable
  filing_rule: FilingRuleTable
  filing_mechanism: FilingMechanismTable
}
