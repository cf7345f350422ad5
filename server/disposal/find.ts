import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { findPlanWithin } from '../db/disposal-list.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { planScope } from './scope.ts'

/** Throws ProblemError not-found for one that is not there, or not the reader's: both are answered alike. */
export async function planWithin(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<DisposalPlanTable> {
  const line = await findPlanWithin(db, district, id, planScope(grant))
  if (line === null) throw new ProblemError(problem('not-found', { what: '这份处置方案' }))
  return line
}
