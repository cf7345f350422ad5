import type { AccessTables } from './access-tables.ts'
import type {
  AccountRightTable,
  AccountTable,
  SessionTable,
  SetUpLinkTable,
  SignInAttemptTable,
} from './account-tables.ts'
import type { BaseMapTables } from './base-map-tables.ts'
import type { BulkTables } from './bulk-tables.ts'
import type { BulkUploadTables } from './bulk-upload-tables.ts'
import type { CityReviewTables } from './city-review-tables.ts'
import type { ClassListTables } from './class-list-tables.ts'
import type { ConflictSettlementTable, FieldConflictTable } from './conflict-tables.ts'
import type { DecidingTables } from './deciding-tables.ts'
import type { DepartmentTables } from './department-tables.ts'
import type { DisposalTables } from './disposal-tables.ts'
import type { DisputeTables } from './dispute-tables.ts'
import type { EvaluationTables } from './evaluation-tables.ts'
import type { FilingTables } from './filing-tables.ts'
import type { FormalTables } from './formal-tables.ts'
import type { LayerDifferenceTables } from './layer-difference-tables.ts'
import type { LetterTables } from './letter-tables.ts'
import type { ObjectionTables } from './objection-tables.ts'
import type { ParcelFigureTables } from './parcel-figure-tables.ts'
import type { ProgressTables } from './progress-tables.ts'
import type { PublicationTables } from './publication-tables.ts'
import type { ReasonTables } from './reason-tables.ts'
import type { RosterTables } from './roster-tables.ts'
import type { SignOffTables } from './sign-off-tables.ts'
import type { StandardTables } from './standard-tables.ts'
import type { SurveyTables } from './survey-tables.ts'
import type { TenancyTables } from './tenancy-tables.ts'

/**
 * The tables as the queries see them. Every key begins with the district, so that districts can be spread over machines.
 * JSON is text, instants are ISO texts of Asia/Shanghai, flags are 0 or 1: what both SQLite and PostgreSQL hold alike.
 */
export interface Schema
  extends AccessTables,
    BaseMapTables,
    BulkUploadTables,
    BulkTables,
    CityReviewTables,
    ClassListTables,
    DecidingTables,
    DepartmentTables,
    DisposalTables,
    DisputeTables,
    EvaluationTables,
    FilingTables,
    FormalTables,
    LetterTables,
    LayerDifferenceTables,
    ObjectionTables,
    ParcelFigureTables,
    ProgressTables,
    PublicationTables,
    ReasonTables,
    RosterTables,
    SignOffTables,
    StandardTables,
    SurveyTables,
    TenancyTables {
  property: PropertyTable
  counter: CounterTable
  account: AccountTable
  account_right: AccountRightTable
  session: SessionTable
  set_up_link: SetUpLinkTable
  sign_in_attempt: SignInAttemptTable
  batch: BatchTable
  row_version: RowVersionTable
  row_transition: RowTransitionTable
  row_removal: RowRemovalTable
  row: RowTable
  parcel: ParcelTable
  removed_parcel: RemovedParcelTable
  finding_count: FindingCountTable
  finding_total: FindingTotalTable
  town_total: TownTotalTable
  parcel_claim: ParcelClaimTable
  field_conflict: FieldConflictTable
  conflict_settlement: ConflictSettlementTable
  audit: AuditTable
}

type Flag = number

export interface PropertyTable {
  district: string
  key: string
  value: string
}

/** Last number given out: 'change' (server sequence), 'audit', 'evaluation', 'filing' and one for each year's filings. */
export interface CounterTable {
  district: string
  name: string
  value: number
}

export interface BatchTable {
  district: string
  id: string
  username: string
  content_hash: string
  at: string
  rows: number
  /** JSON of the answer, replayed to whoever sends the batch again. */
  answer: string | null
  /** What the sender's device calls itself; null where it did not say. */
  device: string | null
}

/** The truth: what was changed in which layer of a row, by whom, append-only. */
export interface RowVersionTable {
  district: string
  form: string
  cycle: string
  row_key: string
  revision: number
  layer: string
  /** Server sequence of the change. */
  seq: number
  /** JSON of the changed fields; null takes a value away. */
  fields: string
  source: string
  username: string
  by_name: string
  batch: string
  at: string
  form_version: string
}

/** Status changes of a parcel; they share revision and sequence with its row. Append-only. */
export interface RowTransitionTable {
  district: string
  cycle: string
  parcel_code: string
  revision: number
  seq: number
  from_status: string
  to_status: string
  reason: string | null
  username: string
  by_name: string
  at: string
}

/** Rows taken out and brought back; they share revision and sequence with the row. Append-only. */
export interface RowRemovalTable {
  district: string
  form: string
  cycle: string
  row_key: string
  revision: number
  parcel_code: string
  /** The same for a parcel and the firms that went, or came back, with it. */
  seq: number
  removed: Flag
  reason: string
  username: string
  by_name: string
  at: string
}

/** A row as it stands: derived from row_version, row_transition and row_removal, written with them. */
export interface RowTable {
  district: string
  form: string
  cycle: string
  row_key: string
  parcel_code: string
  uscc: string | null
  town_code: string | null
  revision: number
  status: string
  layered: string
  effective: string
  /** Share of the firm on the parcel in %, null when blank; only of enterprise rows. */
  share: number | null
  form_version: string
  seq: number
  updated_at: string
  updated_by: string
  removed: Flag
}

/** One line a parcel: what lists filter, sort and count by. `open_` counts leave out values that are masked for most. */
export interface ParcelTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  land_class: string | null
  parcel_name: string | null
  owner_name: string | null
  owner_uscc: string | null
  /** m² */
  land_area: number | null
  status: string
  revision: number
  firms: number
  started: Flag
  required: number
  filled: number
  errors: number
  warnings: number
  open_errors: number
  open_warnings: number
  /** Lower-case codes and names of the parcel, its owner and its firms. */
  search: string
  updated_at: string
  /** 规划空间 as reported; null for none. */
  zone: string | null
  /** Day the step was done that stands now; null while it is not. */
  filed_on: string | null
  town_reviewed_on: string | null
  reviewed_on: string | null
}

/** Whose a removed parcel is: it has no line among the parcels. Derived like those. */
export interface RemovedParcelTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string | null
  owner_uscc: string | null
  parcel_name: string | null
}

/** Findings of a parcel and its firms, by code. */
export interface FindingCountTable {
  district: string
  cycle: string
  code: string
  level: string
  parcel_code: string
  found: number
  open_found: number
}

/** Sum of finding_count over a town. */
export interface FindingTotalTable {
  district: string
  cycle: string
  town_code: string
  code: string
  level: string
  found: number
  open_found: number
}

/** Sums over the parcels of a town ('' = parcels without one): what the overview reads instead of the rows. */
export interface TownTotalTable {
  district: string
  cycle: string
  town_code: string
  parcels: number
  not_started: number
  draft: number
  submitted: number
  approved: number
  /** 0.01 m², whole, so that the sum is exact. */
  land_area_hundredths: number
  firms: number
  required: number
  filled: number
  errors: number
  warnings: number
  open_errors: number
  open_warnings: number
  with_errors: number
  open_with_errors: number
}

/** Towns that sent a row for a parcel that belongs to another. */
export interface ParcelClaimTable {
  district: string
  cycle: string
  parcel_code: string
  town_code: string
}

/** Append-only, a chain of hashes a district. Entries from before there was a chain have no hash. */
export interface AuditTable {
  district: string
  seq: number
  at: string
  username: string | null
  role: string | null
  action: string
  object: string
  details: string
  previous_hash: string | null
  hash: string | null
  /** Id of the key that signed the entry. */
  key_id: string | null
}
