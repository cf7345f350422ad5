import type { Kysely } from 'kysely'
import type { BaseChange, BaseConflict, BaseFault } from '#core/api/base-map-shapes.ts'
import { type ConflictType, conflictTypes } from '#core/base-map/conflict-type.ts'
import { changeKinds } from '#core/base-map/import-state.ts'
import type { Grant } from '../actions/authorise.ts'
import { codesOf } from '../actions/codes.ts'
import { writeCursor } from '../actions/cursor.ts'
import {
  type ChangeFilter,
  type ComparisonPlace,
  changePage,
  conflictPage,
  countChanges,
  countConflictsOf,
  countFaults,
  type DecidedConflict,
  faultPage,
  type Page,
} from '../db/base-comparisons.ts'
import type { BaseChangeTable, BaseFaultTable } from '../db/base-map-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import type { ChangeDetail, ConflictDetail } from './comparison-lines.ts'
import { numberCursor } from './number-cursor.ts'
import { importOf, type StoredImport } from './stored-import.ts'

export interface ListQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

interface Listed<Item> {
  readonly items: Item[]
  readonly nextCursor: string | null
  readonly total: number
}

const defaultLimit = 100

/** A page of the lines of an import's last comparison. Throws ProblemError: not-found, malformed-request. */
async function listed<Line extends { readonly number: number }, Item>(
  service: Service,
  grant: Grant,
  id: string,
  { cursor, limit = defaultLimit }: ListQuery,
  read: (db: Kysely<Schema>, place: ComparisonPlace, page: Page) => Promise<readonly Line[]>,
  count: (db: Kysely<Schema>, place: ComparisonPlace) => Promise<number>,
  body: (line: Line, stored: StoredImport) => Item,
): Promise<Listed<Item>> {
  const after = numberCursor(cursor) ?? 0
  const district = service.district.code
  return service.database.read(async (db) => {
    const stored = await importOf(db, district, grant, id)
    const place = { district, import: id, comparison: stored.line.comparison }
    const lines = await read(db, place, { after, limit: limit + 1 })
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => body(line, stored)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.number]) : null,
      total: await count(db, place),
    }
  })
}

export interface ChangeQuery extends ListQuery {
  readonly kind?: string | undefined
  readonly town?: string | undefined
  readonly field?: string | undefined
  readonly area?: 'differs' | 'none' | undefined
  readonly q?: string | undefined
}

function textOf(q: string | undefined): string | null {
  const text = q?.trim().toLowerCase() ?? ''
  return text === '' ? null : text
}

export function listChanges(
  service: Service,
  grant: Grant,
  id: string,
  query: ChangeQuery,
): Promise<Listed<BaseChange>> {
  const filter: ChangeFilter = {
    kinds: codesOf(query.kind, changeKinds, 'kind') ?? [],
    town: query.town ?? null,
    field: query.field ?? null,
    areaState: query.area ?? null,
    text: textOf(query.q),
  }
  return listed(
    service,
    grant,
    id,
    query,
    (db, place, page) => changePage(db, place, filter, page),
    (db, place) => countChanges(db, place, filter),
    changeBody,
  )
}

export function changeBody(line: BaseChangeTable, { line: { file_name, sheet } }: StoredImport): BaseChange {
  const { isProposedCode, matchedBy, overlap, fields, area, reason, row } = JSON.parse(line.detail) as ChangeDetail
  const kind = changeKinds.find((one) => one === line.kind) ?? 'refused'
  return {
    number: line.number,
    kind,
    parcelCode: line.parcel_code,
    isProposedCode,
    parcelName: line.name,
    townCode: line.town_code,
    place: row === null ? null : { file: file_name, sheet, row },
    matchedBy,
    overlap,
    fields,
    area,
    reason,
  }
}

export function listFaults(
  service: Service,
  grant: Grant,
  id: string,
  query: ListQuery & { readonly effect?: BaseFault['effect'] | undefined },
): Promise<Listed<BaseFault>> {
  const effect = query.effect ?? null
  return listed(
    service,
    grant,
    id,
    query,
    (db, place, page) => faultPage(db, place, effect, page),
    (db, place) => countFaults(db, place, effect),
    faultBody,
  )
}

export function faultBody(line: BaseFaultTable, { line: { file_name, sheet } }: StoredImport): BaseFault {
  const effect = (['refused', 'left-out', 'note'] as const).find((one) => one === line.effect) ?? 'note'
  const { number, row_number: row, column_name: column, value, message } = line
  return { number, file: file_name, sheet, row, column, value, effect, message }
}

export interface ConflictQuery extends ListQuery {
  readonly type?: ConflictType | undefined
  readonly state?: 'open' | 'decided' | 'all' | undefined
  readonly field?: string | undefined
  readonly q?: string | undefined
}

export function listConflictsOf(
  service: Service,
  grant: Grant,
  id: string,
  query: ConflictQuery,
): Promise<Listed<BaseConflict>> {
  const state = query.state ?? 'open'
  const filter = { ids: null, type: query.type ?? null, state, field: query.field ?? null, text: textOf(query.q) }
  return listed(
    service,
    grant,
    id,
    query,
    (db, place, page) => conflictPage(db, place, filter, page),
    (db, place) => countConflictsOf(db, place, filter),
    conflictBody,
  )
}

export function conflictBody(line: DecidedConflict): BaseConflict {
  const { parcelName, townCode, records, choices } = JSON.parse(line.detail) as ConflictDetail
  const type = conflictTypes.find((one) => one === line.type)
  if (type === undefined) throw new Error(`unknown conflict ${line.type}`)
  return {
    id: line.id,
    type,
    parcelCode: line.parcel_code,
    parcelName,
    townCode,
    field: line.field,
    records,
    choices,
    proposed: line.proposed,
    decided:
      line.choice === null ? null : { choice: line.choice, by: line.decided_by ?? '', at: line.decided_at ?? '' },
  }
}
