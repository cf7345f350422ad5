import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { findFiling } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { type LoadedFiling, loadFiling } from './load.ts'
import { coversFiling, filingScope } from './scope.ts'

/** The filing; 'outside' when it is not of the reader's scope, 'unknown' when there is none. */
export async function findWithin(
  db: Kysely<Schema>,
  district: string,
  { actor }: Grant,
  id: string,
): Promise<LoadedFiling | 'outside' | 'unknown'> {
  const line = await findFiling(db, district, id)
  if (line === null) return 'unknown'
  if (!(await coversFiling(db, filingScope(actor), line))) return 'outside'
  return (await loadFiling(db, district, id)) ?? 'unknown'
}

/** Outside and unknown are answered alike; the former stands in the log. Throws ProblemError not-found. */
export async function refuseUnseen(
  service: Service,
  { actor, endpoint }: Grant,
  id: string,
  found: 'outside' | 'unknown',
): Promise<never> {
  if (found === 'outside') await recordDenial(service, actor, endpoint, { filing: id })
  throw new ProblemError(problem('not-found', { what: '这个项目' }))
}

/** Reads a filing of the reader's scope with one moment's view. Throws ProblemError not-found. */
export async function readWithin<Result>(
  service: Service,
  grant: Grant,
  id: string,
  read: (db: Kysely<Schema>, loaded: LoadedFiling) => Promise<Result>,
): Promise<Result> {
  const found = await service.database.read(async (db) => {
    const loaded = await findWithin(db, service.district.code, grant, id)
    return typeof loaded === 'string' ? loaded : { result: await read(db, loaded) }
  })
  if (typeof found === 'string') return refuseUnseen(service, grant, id, found)
  return found.result
}
