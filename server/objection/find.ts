import type { Kysely } from 'kysely'
import type { ObjectionDetail } from '#core/api/objections.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { findObjectionWithin } from '../db/objection-list.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import type { Schema } from '../db/schema.ts'
import { objectionScope } from '../publication/objection-scope.ts'
import type { Service } from '../service.ts'
import { lookedOn, objectionDetail } from './views.ts'

/** Throws ProblemError not-found for one that is not there, or not the reader's: both are answered alike. */
export async function findObjection(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<ObjectionTable> {
  const line = await findObjectionWithin(db, district, id, objectionScope(grant))
  if (line === null) throw new ProblemError(problem('not-found', { what: '这件异议' }))
  return line
}

/** Throws ProblemError not-found. */
export async function readObjection(service: Service, grant: Grant, id: string): Promise<ObjectionDetail> {
  return service.database.read(async (db) => {
    const line = await findObjection(db, service.district.code, grant, id)
    return objectionDetail(db, line, grant.actor, await lookedOn(db, service))
  })
}
