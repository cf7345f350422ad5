import type { SourceKind } from '#core/base-map/source-kind.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import type { CellInput } from '#core/form/parse.ts'
import type { DeclaredCrs } from '#geo/crs.ts'
import type { ParcelBoundary } from '#geo/parcel-file.ts'

export const baseFileFormats = ['xlsx', 'csv', 'geojson', 'shapefile'] as const
export type BaseFileFormat = (typeof baseFileFormats)[number]

/** A file to be read in the child process. */
export interface BaseFileTask {
  readonly format: BaseFileFormat
  readonly bytes: Uint8Array
  readonly kind: SourceKind
  /** Of a GeoJSON or Shapefile. */
  readonly declared: DeclaredCrs | null
  /** The sheet asked for; null: the one with the most known headings. */
  readonly sheet: string | null
}

export interface BaseRecordRead {
  /** Row of the sheet, line of the text, number of the feature; from 1. */
  readonly row: number
  /** In the order of the headings. */
  readonly cells: readonly CellInput[]
  readonly boundary: ParcelBoundary | null
  /** Sentences about the boundary. */
  readonly faults: readonly string[]
}

export interface BaseFileReading {
  readonly headings: readonly string[]
  readonly records: readonly BaseRecordRead[]
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly read: boolean }[]
  readonly encoding: 'utf-8' | 'gbk' | null
  /** Sentences. */
  readonly notes: readonly string[]
}

export type BaseFileReply =
  | { readonly kind: 'read'; readonly reading: BaseFileReading }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
