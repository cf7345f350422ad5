import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { startImportQuery } from '#core/api/base-map.ts'
import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { type ColumnMapping, headingSet, mappingFaults, proposedMapping } from '#core/base-map/mapping.ts'
import { isBaseSource, type SourceKind } from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellInput } from '#core/form/parse.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { DeclaredCrs } from '#geo/crs.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import {
  deleteBrokenImports,
  deleteImport,
  findMapping,
  insertImport,
  insertRecords,
  readingState,
  updateImport,
} from '../db/base-imports.ts'
import type { BaseImportTable, BaseRecordTable } from '../db/base-map-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import { declaredCrs } from '../filing/read-boundary.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { detailBody } from './import-detail.ts'
import { requireKeeper } from './keeper.ts'
import { formatOf, parseBaseFile } from './parse-base-file.ts'
import type { BaseFileFormat, BaseFileReading, BaseRecordRead } from './reading.ts'
import { readImport, type StoredColumn } from './stored-import.ts'

export interface SentBaseFile extends z.infer<typeof startImportQuery> {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Written in one transaction: some tens of milliseconds. */
const recordsAtOnce = 1000
/** A reading that took longer was broken off with its server. */
const brokenAfterMilliseconds = 3_600_000
const samples = 5
const sampleLength = 60

/**
 * Reads a file in a child process and keeps what was read, record by record, with its original coordinates. Nothing of
 * the parcels changes. Throws ProblemError: not-allowed, cycle-unknown, malformed-request, those of the reader.
 */
export async function startImport(service: Service, grant: Grant, sent: SentBaseFile): Promise<ImportDetail> {
  const { kind, cycle, bytes } = sent
  await requireKeeper(service, grant, kind)
  const currentYear = yearOf(todayInShanghai(service.clock))
  // A base is handed out for the year to come too.
  if (Number(cycle) > currentYear + 1) throw new ProblemError(problem('cycle-unknown', { cycle }))
  const format = formatOf(bytes)
  const declared = format === 'geojson' || format === 'shapefile' ? declaredCrs(sent) : null
  const reading = await parseBaseFile({ format, bytes, kind, declared, sheet: sent.sheet ?? null })
  const line = lineOf(service, grant, sent, format, declared, reading)
  const district = service.district.code
  const { database } = service
  await database.write(async (db) => {
    await deleteBrokenImports(db, district, instantText(service.clock.now() - brokenAfterMilliseconds))
    await insertImport(db, line)
  })
  try {
    for (let start = 0; start < reading.records.length; start += recordsAtOnce) {
      const piece = reading.records.slice(start, start + recordsAtOnce)
      const records = piece.map((record, index) => recordLine(district, line.id, start + index + 1, record))
      await database.write((db) => insertRecords(db, records))
    }
  } catch (error) {
    await database.write((db) => deleteImport(db, district, line.id))
    throw error
  }
  return database.write(async (db) => {
    const { mapping, from } = await mappingOf(kind, reading.headings, (set) => findMapping(db, district, kind, set))
    const changes = {
      state: 'read',
      seq: await takeNumbers(db, district, 'base-import'),
      mapping: JSON.stringify(mapping),
      mapping_from: from,
    }
    await updateImport(db, district, line.id, changes)
    const { username, role } = grant.actor
    const details = { kind, cycle, format, records: line.records, sha256: line.file_sha256 }
    await service.audit.append(db, {
      district,
      at: line.at,
      username,
      role,
      action: 'base-uploaded',
      object: line.id,
      details,
    })
    return detailBody(readImport({ ...line, ...changes }), true)
  })
}

/** As somebody saved it for such a file, else by the headings. */
async function mappingOf(
  kind: SourceKind,
  headings: readonly string[],
  saved: (set: string) => Promise<string | null>,
): Promise<{ readonly mapping: readonly ColumnMapping[]; readonly from: 'saved' | 'heading' }> {
  const known = await saved(sha256(headingSet(headings)))
  const remembered = known === null ? null : (JSON.parse(known) as readonly ColumnMapping[])
  // The same set in another spelling of a heading: by the headings again.
  if (remembered !== null && mappingFaults(kind, headings, remembered).length === 0) {
    return { mapping: remembered, from: 'saved' }
  }
  return { mapping: proposedMapping(kind, headings), from: 'heading' }
}

function lineOf(
  service: Service,
  { actor }: Grant,
  { kind, cycle, coverage, name, bytes }: SentBaseFile,
  format: BaseFileFormat,
  declared: DeclaredCrs | null,
  reading: BaseFileReading,
): BaseImportTable {
  const drawn = reading.records.filter(({ boundary }) => boundary !== null).length
  const none = isBaseSource(kind) && drawn === 0 ? ['文件中没有界址，地块暂不落图。'] : []
  return {
    district: service.district.code,
    id: randomUUID(),
    seq: 0,
    kind,
    cycle,
    coverage,
    state: readingState,
    file_name: name.slice(0, 200),
    file_sha256: sha256(bytes),
    file_size: bytes.length,
    format,
    encoding: reading.encoding,
    sheets: JSON.stringify(reading.sheets),
    sheet: reading.sheets.find(({ read }) => read)?.name ?? null,
    crs: declared === null ? null : JSON.stringify(declared),
    headings: JSON.stringify(columnsOf(reading)),
    notes: JSON.stringify([...reading.notes, ...none]),
    records: reading.records.length,
    with_geometry: drawn,
    mapping: '[]',
    mapping_from: 'heading',
    comparison: 0,
    stale: 1,
    counts: null,
    base_version: 0,
    username: actor.username,
    by_name: actor.name,
    at: instantText(service.clock.now()),
    closed_username: null,
    closed_by: null,
    closed_at: null,
    closed_reason: null,
  }
}

function columnsOf({ headings, records }: BaseFileReading): readonly StoredColumn[] {
  return headings.map((heading, column) => {
    const seen = new Set<string>()
    let filled = 0
    for (const { cells } of records) {
      const text = textOf(cells[column])
      if (text === '') continue
      filled += 1
      if (seen.size < samples) seen.add(text.slice(0, sampleLength))
    }
    return { heading, filled, samples: [...seen] }
  })
}

function textOf(cell: CellInput | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

function recordLine(
  district: string,
  id: string,
  number: number,
  { row, cells, boundary, faults }: BaseRecordRead,
): BaseRecordTable {
  return {
    district,
    import: id,
    number,
    row_number: row,
    record_cells: JSON.stringify(cells),
    original: boundary === null ? null : JSON.stringify(boundary.original),
    geographic: boundary === null ? null : JSON.stringify(boundary.geographic),
    area: boundary?.area ?? null,
    west: boundary?.west ?? null,
    south: boundary?.south ?? null,
    east: boundary?.east ?? null,
    north: boundary?.north ?? null,
    faults: JSON.stringify(faults),
  }
}
