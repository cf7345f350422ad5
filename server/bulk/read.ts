import type { Kysely } from 'kysely'
import type { BulkItem, BulkOperation } from '#core/api/bulk.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, readTextCursor, writeCursor } from '../actions/cursor.ts'
import { countsByState, findOperation, itemPage, operationPage } from '../db/bulk-operations.ts'
import type { BulkOperationTable } from '../db/bulk-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { bodyOf, isOwn, itemBody, readableOrg } from './view.ts'

const defaultLimit = 50

/** Throws ProblemError not-found for one that is not there, or another organisation's: both are answered alike. */
export async function readableOperation(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<BulkOperationTable> {
  const line = await findOperation(db, district, id)
  const org = readableOrg(grant)
  if (line === null || (org !== null && line.org !== org)) throw notFound()
  return line
}

/** The same of one the reader may act on. */
export async function ownOperation(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<BulkOperationTable> {
  const line = await readableOperation(db, district, grant, id)
  if (!isOwn(grant, line)) throw notFound()
  return line
}

function notFound(): ProblemError {
  return new ProblemError(problem('not-found', { what: '这次批量办理' }))
}

interface PageQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Operations of a year that the reader may see, newest first. Throws ProblemError malformed-request. */
export async function listOperations(
  service: Service,
  grant: Grant,
  { cycle, cursor, limit = defaultLimit }: PageQuery & { readonly cycle: string },
): Promise<{ items: BulkOperation[]; nextCursor: string | null }> {
  const district = service.district.code
  const before = cursor === undefined ? null : numberOf(cursor)
  return service.database.read(async (db) => {
    const place = { district, cycle, org: readableOrg(grant) }
    const lines = await operationPage(db, place, before, limit + 1)
    const page = lines.slice(0, limit)
    const counts = await countsByState(
      db,
      district,
      page.map(({ id }) => id),
    )
    const last = page.at(-1)
    return {
      items: page.map((line) => bodyOf(line, counts, grant)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
    }
  })
}

function numberOf(cursor: string): number {
  const [number] = readCursor(cursor, 1)
  if (typeof number !== 'number') throw notOurCursor()
  return number
}

export async function readOperation(service: Service, grant: Grant, id: string): Promise<BulkOperation> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const line = await readableOperation(db, district, grant, id)
    return bodyOf(line, await countsByState(db, district, [id]), grant)
  })
}

/** What became of each parcel, by code. Throws ProblemError: not-found, malformed-request. */
export async function listItems(
  service: Service,
  grant: Grant,
  id: string,
  { state = null, cursor, limit = defaultLimit }: PageQuery & { readonly state?: string | null | undefined },
): Promise<{ items: BulkItem[]; nextCursor: string | null; total: number }> {
  const district = service.district.code
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  return service.database.read(async (db) => {
    await readableOperation(db, district, grant, id)
    const items = await itemPage(db, { district, operation: id, state }, after, limit + 1)
    const page = items.slice(0, limit)
    const counts = await countsByState(db, district, [id])
    const last = page.at(-1)
    return {
      items: page.map(itemBody),
      nextCursor: items.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
      total: counts.reduce((sum, one) => (state === null || one.state === state ? sum + one.items : sum), 0),
    }
  })
}
