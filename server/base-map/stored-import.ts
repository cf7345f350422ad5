import type { Kysely } from 'kysely'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import {
  type Coverage,
  coverages,
  type ImportState,
  importStateNames,
  importStates,
} from '#core/base-map/import-state.ts'
import type { ColumnMapping } from '#core/base-map/mapping.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { crsName, type DeclaredCrs } from '#geo/crs.ts'
import type { Grant } from '../actions/authorise.ts'
import { findImport } from '../db/base-imports.ts'
import type { BaseImportTable } from '../db/base-map-tables.ts'
import type { Schema } from '../db/schema.ts'
import { readableKinds, storedKind } from './keeper.ts'
import { baseFileFormats } from './reading.ts'

/** A column of a file, as it is kept. */
export interface StoredColumn {
  readonly heading: string
  readonly filled: number
  readonly samples: readonly string[]
}

export type ImportCounts = NonNullable<BaseImport['counts']>

/** An import as it stands, its JSON read. */
export interface StoredImport {
  readonly line: BaseImportTable
  readonly kind: SourceKind
  readonly state: ImportState
  readonly coverage: Coverage
  readonly columns: readonly StoredColumn[]
  readonly headings: readonly string[]
  readonly mapping: readonly ColumnMapping[]
  readonly crs: DeclaredCrs | null
}

export function readImport(line: BaseImportTable): StoredImport {
  const columns = JSON.parse(line.headings) as readonly StoredColumn[]
  return {
    line,
    kind: storedKind(line.kind),
    state: known(importStates, line.state),
    coverage: known(coverages, line.coverage),
    columns,
    headings: columns.map(({ heading }) => heading),
    mapping: JSON.parse(line.mapping) as readonly ColumnMapping[],
    crs: line.crs === null ? null : (JSON.parse(line.crs) as DeclaredCrs),
  }
}

function known<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text)
  if (found === undefined) throw new Error(`unreadable ${text} in the database`)
  return found
}

/** Throws ProblemError not-found for one that is not there, or not of the reader's kinds: both are answered alike. */
export async function importOf(db: Kysely<Schema>, district: string, grant: Grant, id: string): Promise<StoredImport> {
  const line = await findImport(db, district, id)
  if (line === null || !readableKinds(grant).includes(storedKind(line.kind))) {
    throw new ProblemError(problem('not-found', { what: '这次导入' }))
  }
  return readImport(line)
}

/** The same, still open. Throws ProblemError not-found, base-import-closed. */
export async function openImportOf(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<StoredImport> {
  const found = await importOf(db, district, grant, id)
  if (found.state === 'applied' || found.state === 'discarded') {
    throw new ProblemError(problem('base-import-closed', { state: importStateNames[found.state] }))
  }
  return found
}

export function importBody({ line, kind, state, coverage, crs }: StoredImport): BaseImport {
  const closed =
    line.closed_at === null ? null : { by: line.closed_by ?? '', at: line.closed_at, reason: line.closed_reason }
  return {
    id: line.id,
    kind,
    cycle: line.cycle,
    coverage,
    state,
    file: {
      name: line.file_name,
      sha256: line.file_sha256,
      size: line.file_size,
      format: known(baseFileFormats, line.format),
      encoding: line.encoding === null ? null : known(['utf-8', 'gbk'] as const, line.encoding),
    },
    sheets: JSON.parse(line.sheets) as BaseImport['sheets'],
    crs: crs === null ? null : crsName(crs),
    records: line.records,
    withGeometry: line.with_geometry,
    notes: JSON.parse(line.notes) as string[],
    uploaded: { by: line.by_name, at: line.at, reason: null },
    counts: line.counts === null ? null : (JSON.parse(line.counts) as ImportCounts),
    comparison: line.comparison,
    isStale: line.stale === 1,
    applied: state === 'applied' ? closed : null,
    discarded: state === 'discarded' ? closed : null,
  }
}
