import type { z } from 'zod'
import type { evaluationEndpoints, ParcelResultBody, ParcelScore } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { codesOf, listOf, noneAsNull } from '../actions/codes.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { findTrace, resultPage } from '../db/evaluations.ts'
import { resultBody, scoreOf } from '../evaluation/masked-result.ts'
import type { Service } from '../service.ts'
import { requireDone, townSeen } from './read-evaluations.ts'

export type ResultsQuery = z.infer<(typeof evaluationEndpoints)['results']['query']>

export interface ResultPage {
  readonly items: ParcelScore[]
  readonly nextCursor: string | null
}

const defaultLimit = 100
const classCodes = ['A', 'B', 'C', 'D', 'none'] as const
const howCodes = ['direct', 'ranked', 'exempt', 'none'] as const

/** Results by parcel code. Throws ProblemError not-found, evaluation-not-done, malformed-request. */
export async function readResults(
  service: Service,
  grant: Grant,
  id: string,
  query: ResultsQuery,
): Promise<ResultPage> {
  const evaluation = await requireDone(service, grant.actor, id)
  const limit = query.limit ?? defaultLimit
  const found = await tracesOf(service, grant, evaluation, query, limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((trace) => scoreOf(resultBody(trace, grant.actor))),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.parcel_code]) : null,
  }
}

/** Stored results within the reader's scope, by parcel code. */
export async function tracesOf(
  service: Service,
  grant: Grant,
  evaluation: EvaluationTable,
  query: ResultsQuery,
  limit: number,
) {
  const after = query.cursor === undefined ? null : String(readCursor(query.cursor, 1)[0])
  const town = townSeen(grant)
  const towns = listOf(query.town)
  const filter = {
    district: service.district.code,
    evaluation: evaluation.number,
    cycle: evaluation.cycle,
    classes: noneAsNull(codesOf(query.class, classCodes, 'class')),
    hows: noneAsNull(codesOf(query.how, howCodes, 'how')),
    lands: codesOf(query.land, landClasses, 'land'),
    // A 街镇 that asks for another's parcels gets none of them.
    towns: town === null ? towns : [town].filter((own) => towns === null || towns.includes(own)),
    text: query.q === undefined || query.q.trim() === '' ? null : query.q.trim().toLowerCase(),
    after,
    limit,
  }
  return service.database.read((db) => resultPage(db, filter))
}

/** One parcel's result with its trace. Throws ProblemError not-found, evaluation-not-done. */
export async function readResult(
  service: Service,
  grant: Grant,
  id: string,
  parcelCode: string,
): Promise<ParcelResultBody> {
  const evaluation = await requireDone(service, grant.actor, id)
  const district = service.district.code
  const trace = await service.database.read((db) => findTrace(db, district, evaluation.number, parcelCode))
  const result = trace === null ? null : resultBody(trace, grant.actor)
  const town = townSeen(grant)
  const isOutside = result !== null && town !== null && result.townCode !== town
  if (isOutside) await recordDenial(service, grant.actor, `result ${id}/${parcelCode}`)
  if (result === null || isOutside) {
    throw new ProblemError(problem('not-found', { what: `地块 ${parcelCode} 的结果` }))
  }
  return result
}
