import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { authorityState, authorityStateNames } from '#core/roster/authority.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import type { ThirdPartyAuthorityTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { authorityById } from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { mayChangeAuthority, seesAuthority } from './authority-view.ts'
import { thirdPartyRefused } from './units.ts'

/**
 * An authority the reader is told of, and, to change it, may change. Others answer like one that does not exist, on
 * record. Throws ProblemError not-found.
 */
export async function requireAuthority(
  service: Service,
  grant: Grant,
  id: string,
  purpose: 'look' | 'change',
): Promise<ThirdPartyAuthorityTable> {
  const found = await service.database.read((db) => authorityById(db, service.district.code, id))
  const isTheirs =
    found !== null && (purpose === 'look' ? seesAuthority(grant, found) : mayChangeAuthority(grant, found))
  if (isTheirs) return found
  if (found !== null) await recordDenial(service, grant.actor, grant.endpoint, { id })
  throw new ProblemError(problem('not-found', { what: '这份授权' }))
}

/** The authority again within the transaction that changes it, not ended and not over. */
export async function requireOpen(
  db: Kysely<Schema>,
  { district, id }: ThirdPartyAuthorityTable,
  today: string,
): Promise<ThirdPartyAuthorityTable> {
  const line = await authorityById(db, district, id)
  if (line === null) throw new ProblemError(problem('not-found', { what: '这份授权' }))
  const { valid_from: from, valid_until: until, ended_at } = line
  const state = authorityState({ from, until, isEnded: ended_at !== null }, today)
  if (state === 'ended' || state === 'over') throw thirdPartyRefused(`这份授权${authorityStateNames[state]}`)
  return line
}
