import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { FilingRequestTable } from '../db/filing-tables.ts'
import { findRequest, insertRequest } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'

/**
 * Notes a request before it is carried out; false when it was before, by the same account with the same content.
 * Throws ProblemError batch-id-reused for anything else under that id.
 */
export async function beginRequest(db: Kysely<Schema>, request: FilingRequestTable): Promise<boolean> {
  if (await insertRequest(db, request)) return true
  const known = await findRequest(db, request.district, request.id)
  requireSame(known, request)
  return false
}

/** Id of the filing that the request made or changed before; null when it is new. Throws ProblemError batch-id-reused. */
export async function carriedOut(
  db: Kysely<Schema>,
  request: Omit<FilingRequestTable, 'filing' | 'at'>,
): Promise<string | null> {
  const known = await findRequest(db, request.district, request.id)
  if (known === null) return null
  requireSame(known, request)
  return known.filing
}

function requireSame(
  known: FilingRequestTable | null,
  { id, username, content_hash }: Pick<FilingRequestTable, 'id' | 'username' | 'content_hash'>,
): void {
  if (known?.username === username && known.content_hash === content_hash) return
  throw new ProblemError(problem('batch-id-reused', { batch: id }))
}
