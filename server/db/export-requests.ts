import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { ExportRequestState } from '#core/access/export-approval.ts'
import type { ExportRequestTable } from './parcel-figure-tables.ts'
import type { Schema } from './schema.ts'

export async function insertExportRequest(db: Kysely<Schema>, line: ExportRequestTable): Promise<void> {
  await db.insertInto('export_request').values(line).execute()
}

export async function updateExportRequest(
  db: Kysely<Schema>,
  district: string,
  number: number,
  changes: Partial<ExportRequestTable>,
): Promise<void> {
  await db
    .updateTable('export_request')
    .set(changes)
    .where('district', '=', district)
    .where('number', '=', number)
    .execute()
}

export async function findExportRequest(
  db: Kysely<Schema>,
  district: string,
  number: number,
): Promise<ExportRequestTable | null> {
  const found = await db
    .selectFrom('export_request')
    .selectAll()
    .where('district', '=', district)
    .where('number', '=', number)
    .executeTakeFirst()
  return found ?? null
}

export interface ExportRequestFilter {
  readonly district: string
  /** Requests for values of this department only; null for all. */
  readonly department: string | null
  /** Requests of this account only; null for all. */
  readonly username: string | null
  readonly kind: string | null
  readonly state: ExportRequestState | null
  /** Instant by which states are told. */
  readonly now: string
  /** Go on below this number; null for the first page. */
  readonly before: number | null
  readonly limit: number
}

/** Newest first. */
export async function exportRequestPage(
  db: Kysely<Schema>,
  { district, department, username, kind, state, now, before, limit }: ExportRequestFilter,
): Promise<readonly ExportRequestTable[]> {
  let query = db
    .selectFrom('export_request')
    .selectAll()
    .where('district', '=', district)
    .orderBy('number', 'desc')
    .limit(limit)
  if (department !== null) query = query.where('departments', 'like', `%"${department}"%`)
  if (username !== null) query = query.where('username', '=', username)
  if (kind !== null) query = query.where('kind', '=', kind)
  if (before !== null) query = query.where('number', '<', before)
  return (state === null ? query : inState(query, state, now)).execute()
}

/**
 * How many requests wait for somebody to decide: of others, and of a department those for nothing but its values.
 * @param departments JSON as stored; null for all
 */
export async function countWaitingExports(
  db: Kysely<Schema>,
  district: string,
  username: string,
  departments: string | null,
): Promise<number> {
  let query = db
    .selectFrom('export_request')
    .select((line) => line.fn.countAll<number>().as('total'))
    .where('district', '=', district)
    .where('decision', 'is', null)
    .where('revoked_at', 'is', null)
    .where('username', '!=', username)
  if (departments !== null) query = query.where('departments', '=', departments)
  return Number((await query.executeTakeFirstOrThrow()).total)
}

type Query = SelectQueryBuilder<Schema, 'export_request', ExportRequestTable>

/** The same words as `exportRequestState`, as conditions. */
function inState(query: Query, state: ExportRequestState, now: string): Query {
  if (state === 'revoked') return query.where('revoked_at', 'is not', null)
  const standing = query.where('revoked_at', 'is', null)
  if (state === 'pending') return standing.where('decision', 'is', null)
  if (state === 'rejected') return standing.where('decision', '=', 'rejected')
  const approved = standing.where('decision', '=', 'approved')
  if (state === 'used-up') return approved.where(sql<boolean>`used >= downloads`)
  const unused = approved.where(sql<boolean>`used < downloads`)
  return unused.where('valid_until', state === 'approved' ? '>' : '<=', now)
}
