import type { SettledItem, UploadFile, UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import type { ItemLevel } from '#core/bulk-upload/item-level.ts'
import { type LineOutcome, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import type { FileState } from '#core/bulk-upload/run-state.ts'
import { type Settlement, settlements } from '#core/bulk-upload/settlement.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { countFiles, filePage } from '../db/bulk-upload-files.ts'
import { countUploadLines, type StoredLine, uploadLinePage } from '../db/bulk-upload-lines.ts'
import { runPage } from '../db/bulk-upload-runs.ts'
import type { Service } from '../service.ts'
import { fileBody, runBodies, runBodyOf } from './run-body.ts'
import { orgSeenBy, runOf } from './run-of.ts'
import { settledItems } from './settled-items.ts'
import { toldOf } from './told-line.ts'

interface Page {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

interface Listed<Item> {
  readonly items: Item[]
  readonly nextCursor: string | null
}

/** Runs the reader may see, newest first. Throws ProblemError malformed-request for a cursor that is not ours. */
export async function listRuns(
  service: Service,
  grant: Grant,
  { cycle, cursor, limit = 50 }: Page & { readonly cycle?: string | undefined },
): Promise<Listed<UploadRun>> {
  const before = cursor === undefined ? null : Number(readCursor(cursor, 1)[0])
  const filter = { district: service.district.code, cycle: cycle ?? null, org: orgSeenBy(grant), before }
  return service.database.read(async (db) => {
    const runs = await runPage(db, { ...filter, limit: limit + 1 })
    const page = runs.slice(0, limit)
    const last = page.at(-1)
    const nextCursor = runs.length > limit && last !== undefined ? writeCursor([last.seq]) : null
    return { items: await runBodies(db, grant, page), nextCursor }
  })
}

/** Throws ProblemError not-found. */
export async function readRun(service: Service, grant: Grant, id: string): Promise<UploadRun> {
  return service.database.read(async (db) => runBodyOf(db, grant, await runOf(db, service.district.code, grant, id)))
}

export interface FilesQuery extends Page {
  readonly state?: FileState | undefined
  readonly outcome?: LineOutcome | undefined
  readonly level?: ItemLevel | undefined
  readonly q?: string | undefined
}

/** Files of a run in the order they came. Throws ProblemError: not-found, malformed-request. */
export async function listFiles(
  service: Service,
  grant: Grant,
  id: string,
  { state, outcome, level, q, cursor, limit = 100 }: FilesQuery,
): Promise<Listed<UploadFile> & { readonly total: number }> {
  const district = service.district.code
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0])
  const filter = { state: state ?? null, outcome: outcome ?? null, level: level ?? null, text: wanted(q) }
  return service.database.read(async (db) => {
    await runOf(db, district, grant, id)
    const files = await filePage(db, district, id, filter, { after, limit: limit + 1 })
    const page = files.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(fileBody),
      nextCursor: files.length > limit && last !== undefined ? writeCursor([last.number]) : null,
      total: await countFiles(db, district, id, filter),
    }
  })
}

export interface LinesQuery extends Page {
  readonly file?: number | undefined
  readonly town?: string | undefined
  readonly outcome?: LineOutcome | undefined
  readonly level?: ItemLevel | undefined
  readonly q?: string | undefined
}

/** Rows of a run, file after file. Throws ProblemError: not-found, malformed-request. */
export async function listLines(
  service: Service,
  grant: Grant,
  id: string,
  { file, town, outcome, level, q, cursor, limit = 100 }: LinesQuery,
): Promise<Listed<UploadLine> & { readonly total: number }> {
  const district = service.district.code
  const [afterFile = 0, afterNumber = 0] = cursor === undefined ? [] : readCursor(cursor, 2).map(Number)
  const after = { file: afterFile, number: afterNumber }
  const filter = {
    file: file ?? null,
    town: town ?? null,
    outcome: outcome ?? null,
    level: level ?? null,
    text: wanted(q),
    isToBeFixed: false,
    isTold: false,
  }
  return service.database.read(async (db) => {
    await runOf(db, district, grant, id)
    const lines = await uploadLinePage(db, district, id, filter, { after, limit: limit + 1 })
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(lineBody),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.file_number, last.number]) : null,
      total: await countUploadLines(db, district, id, filter),
    }
  })
}

export interface SettlementsQuery extends Page {
  readonly state?: Settlement | undefined
}

/** What earlier runs told and this one was to settle. Throws ProblemError: not-found, malformed-request. */
export async function listSettlements(
  service: Service,
  grant: Grant,
  id: string,
  { state, cursor, limit = 100 }: SettlementsQuery,
): Promise<Listed<SettledItem> & { readonly counts: Partial<Record<Settlement, number>> }> {
  const start = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0])
  const all = await service.database.read(async (db) =>
    settledItems(db, grant, await runOf(db, service.district.code, grant, id)),
  )
  const found = state === undefined ? all : all.filter((one) => one.state === state)
  const next = start + limit
  return {
    items: found.slice(start, next),
    nextCursor: next < found.length ? writeCursor([next]) : null,
    counts: Object.fromEntries(settlements.map((one) => [one, all.filter((each) => each.state === one).length])),
  }
}

export function lineBody(line: StoredLine): UploadLine {
  const { form, file_number: file, file_name: fileName, number, sheet, row_number: row, row_key: key } = line
  const outcome = lineOutcomes.find((one) => one === line.outcome)
  if (outcome === undefined || !isFormId(form)) throw new Error(`unreadable line ${file}/${number} of ${line.run}`)
  const { parcel_code: parcelCode, uscc, name, town_code: townCode } = line
  const items = [...toldOf(line.line_told).items]
  return { file, fileName, number, form, sheet, row, key, parcelCode, uscc, name, townCode, outcome, items }
}

/** Lower case; null for nothing. */
function wanted(q: string | undefined): string | null {
  const text = q?.trim().toLowerCase() ?? ''
  return text === '' ? null : text
}
