import type { Kysely } from 'kysely'
import type { DisputeDetail } from '#core/api/disputes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { findDisputeWithin } from '../db/dispute-list.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import type { Schema } from '../db/schema.ts'
import { loadRules } from '../filing/rules.ts'
import type { Service } from '../service.ts'
import { disputeScope } from './scope.ts'
import { detailOf, type LookedOn } from './views.ts'

/** Today, and the district's working days. */
export async function lookedOn(db: Kysely<Schema>, { district, clock }: Service): Promise<LookedOn> {
  const { calendar } = await loadRules(db, district.code)
  return { today: todayInShanghai(clock), calendar }
}

/** Throws ProblemError not-found for one that is not there, or not the reader's: both are answered alike. */
export async function findWithin(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<DisputeTable> {
  const line = await findDisputeWithin(db, district, id, disputeScope(grant))
  if (line === null) throw new ProblemError(problem('not-found', { what: '这件异议' }))
  return line
}

/** Throws ProblemError not-found. */
export async function readDispute(service: Service, grant: Grant, id: string): Promise<DisputeDetail> {
  return service.database.read(async (db) => {
    const line = await findWithin(db, service.district.code, grant, id)
    return detailOf(db, line, grant.actor, await lookedOn(db, service))
  })
}
