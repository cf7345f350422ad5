/** A file that was brought in; the line is made when all of it was read, and changed until it is closed. */
export interface BaseImportTable {
  district: string
  id: string
  /** Order of the imports. */
  seq: number
  kind: string
  cycle: string
  coverage: string
  /** 'reading' until all records are stored: shown nowhere. */
  state: string
  file_name: string
  file_sha256: string
  file_size: number
  format: string
  encoding: string | null
  /** JSON of the sheets seen. */
  sheets: string
  /** The sheet read. */
  sheet: string | null
  /** JSON of the declared system. */
  crs: string | null
  /** JSON with samples of the columns, sealed. */
  headings: string
  /** JSON of sentences. */
  notes: string
  records: number
  with_geometry: number
  /** JSON of the columns, and why they are mapped so: saved or heading. */
  mapping: string
  mapping_from: string
  comparison: number
  stale: number
  /** JSON; null before the first comparison. */
  counts: string | null
  /** Version of the base that was compared with. */
  base_version: number
  username: string
  by_name: string
  at: string
  closed_username: string | null
  closed_by: string | null
  closed_at: string | null
  closed_reason: string | null
}

/** A record as it was read. */
export interface BaseRecordTable {
  district: string
  import: string
  number: number
  /** Row of the sheet, line of the text, number of the feature. */
  row_number: number
  /** JSON of the cells in the order of the headings, sealed: nobody maps the columns with names and phones. */
  record_cells: string
  /** JSON of polygons, as in the file and in degrees; null without a boundary. */
  original: string | null
  geographic: string | null
  /** m² */
  area: number | null
  west: number | null
  south: number | null
  east: number | null
  north: number | null
  /** JSON of sentences about the boundary. */
  faults: string
}

/** How files of one kind and one set of headings (its hash) were mapped last. */
export interface BaseMappingTable {
  district: string
  kind: string
  heading_set: string
  mapping: string
  username: string
  by_name: string
  at: string
}

/** A line of a comparison; those of the last one count. */
export interface BaseChangeTable {
  district: string
  import: string
  comparison: number
  number: number
  kind: string
  parcel_code: string | null
  town_code: string | null
  name: string | null
  /** Number of the record. */
  record: number | null
  /** 'within', 'differs', 'unstated', 'none' (no boundary). */
  area_state: string
  /** Names of the fields that change, each between two blanks. */
  field_names: string
  search: string
  /** JSON of the rest. */
  detail: string
}

export interface BaseFaultTable {
  district: string
  import: string
  comparison: number
  number: number
  row_number: number
  column_name: string | null
  value: string | null
  effect: string
  message: string
}

export interface BaseConflictTable {
  district: string
  import: string
  comparison: number
  number: number
  /** The same conflict has the same id in every comparison. */
  id: string
  type: string
  parcel_code: string | null
  field: string | null
  proposed: string | null
  search: string
  detail: string
}

/** What was decided about a conflict of an import; taken back by deleting it. */
export interface BaseDecisionTable {
  district: string
  import: string
  conflict: string
  choice: string
  username: string
  by_name: string
  at: string
}

/** A parcel of the base as it stands. */
export interface BaseParcelTable {
  district: string
  parcel_code: string
  state: string
  /** 1: its code is ours. */
  proposed: number
  unit_key: string | null
  certificate_key: string | null
  town_code: string | null
  name: string | null
  land_class: string | null
  land_area: number | null
  area_state: string
  /** Of its boundary, m². */
  area: number | null
  /** JSON: what each source says, and where it says so. */
  sources: string
  /** JSON: fields for which a person chose a source, with what the sources said then. */
  choices: string
  /** JSON: what holds, and of which source it is. */
  merged: string
  /** JSON: values the base last wrote to the rows of the parcel. */
  stated: string
  search: string
  changed_at: string
}

export interface BaseGeometryTable {
  district: string
  parcel_code: string
  /** Version of the base that brought it. */
  revision: number
  source: string
  import: string | null
  crs: string
  original: string
  geographic: string
  /** JSON as maps are sent it. */
  quantised: string
  area: number
  west: number
  south: number
  east: number
  north: number
  at: string
}

/** Append-only. */
export interface BaseActTable {
  district: string
  number: number
  kind: string
  cycle: string
  predecessors: string
  successors: string
  reason: string
  username: string
  by_name: string
  at: string
  request: string
  content_hash: string
}

/** Append-only. */
export interface BaseActParcelTable {
  district: string
  parcel_code: string
  act: number
  role: string
}

/** A line of a list, or a lead. */
export interface BaseEntryTable {
  district: string
  id: string
  seq: number
  revision: number
  kind: string
  import: string | null
  row_number: number | null
  /** Of kind and values: the same line again is not a second one. */
  content_hash: string
  year: string | null
  event: string | null
  day: string | null
  /** JSON by field. */
  entry_values: string
  state: string
  matched: number
  /** JSON. */
  candidates: string
  search: string
  username: string
  by_name: string
  at: string
  decided_by: string | null
  decided_at: string | null
  decided_reason: string | null
}

export interface BaseEntryParcelTable {
  district: string
  parcel_code: string
  entry: string
}

/** Append-only; the last counts. */
export interface BaseCodeRuleTable {
  district: string
  number: number
  template: string
  reason: string
  username: string
  by_name: string
  at: string
}

export interface BaseMapTables {
  base_import: BaseImportTable
  base_record: BaseRecordTable
  base_mapping: BaseMappingTable
  base_change: BaseChangeTable
  base_fault: BaseFaultTable
  base_conflict: BaseConflictTable
  base_decision: BaseDecisionTable
  base_parcel: BaseParcelTable
  base_geometry: BaseGeometryTable
  base_act: BaseActTable
  base_act_parcel: BaseActParcelTable
  base_entry: BaseEntryTable
  base_entry_parcel: BaseEntryParcelTable
  base_code_rule: BaseCodeRuleTable
}
