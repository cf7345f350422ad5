/** A document that belongs to a stage of a year: minutes, receipts, decisions. Its content is in the store of attachments. */
export interface CycleDocumentTable {
  district: string
  cycle: string
  sha256: string
  name: string
  content_kind: string
  size: number
  at: string
  username: string
  by_name: string
}

/** The columns of a file for the city's platform; a version is never edited. */
export interface CityMappingTable {
  district: string
  version: number
  /** JSON of CityColumn[]. */
  columns: string
  note: string
  at: string
  username: string
  by_name: string
}

/** A package for 市级联合研判; its bytes are in the store of attachments. */
export interface CityPackageTable {
  district: string
  cycle: string
  number: number
  evaluation: number
  mapping: number
  sha256: string
  size: number
  name: string
  parcels: number
  /** JSON of the names and hashes of what is in it. */
  files: string
  /** The export approval it was made by. */
  approval: number | null
  at: string
  username: string
  by_name: string
}

/** A list of opinions as it was read: nothing of it holds before it is applied. */
export interface CityOpinionImportTable {
  district: string
  cycle: string
  number: number
  name: string
  sha256: string
  /** read, applied or dropped. */
  state: string
  accepted: number
  refused: number
  at: string
  username: string
  by_name: string
  closed_at: string | null
  closed_username: string | null
  closed_by: string | null
}

export interface CityOpinionLineTable {
  district: string
  cycle: string
  import: number
  /** Line of the sheet, from 1. */
  line: number
  parcel_code: string
  opinion: string
  class: string | null
  reason: string
  /** Why the line is not taken; null for one that is. */
  refusal: string | null
  /** JSON of the cells as they came: nothing of a refused line is lost. */
  given: string
}

/** The opinion that holds for a parcel. */
export interface CityOpinionTable {
  district: string
  cycle: string
  parcel_code: string
  opinion: string
  class: string | null
  reason: string | null
  /** The list it came with; null for one entered on the page. */
  import: number | null
  at: string
  username: string
  by_name: string
}

/** An archive package of a year; its bytes, once done, are in the store of attachments. */
export interface ArchivePackageTable {
  district: string
  cycle: string
  number: number
  /** running, done, cancelled or failed. */
  state: string
  /** What is being written, in words. */
  step: string
  done: number
  total: number
  sha256: string | null
  size: number | null
  name: string
  /** SHA-256 of the manifest inside. */
  manifest: string | null
  approval: number | null
  failure: string | null
  started_at: string
  finished_at: string | null
  username: string
  by_name: string
}

export interface CityReviewTables {
  cycle_document: CycleDocumentTable
  city_mapping: CityMappingTable
  city_package: CityPackageTable
  city_opinion_import: CityOpinionImportTable
  city_opinion_line: CityOpinionLineTable
  city_opinion: CityOpinionTable
  archive_package: ArchivePackageTable
}
