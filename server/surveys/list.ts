import type { SurveyLine, SurveyTown } from '#core/api/surveys.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { type Scope, withinScope } from '../actions/scope.ts'
import { countSurveys, type SurveyFilter, surveyedTowns, surveyPage } from '../db/survey-list.ts'
import type { Service } from '../service.ts'
import { viewOf } from './open.ts'
import { lineBody } from './survey-line.ts'

const defaultLimit = 100

export interface SurveyQuery {
  readonly cycle: string
  readonly town?: string | undefined
  readonly parcelCode?: string | undefined
  readonly q?: string | undefined
  readonly only?: SurveyFilter['only'] | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Surveys the reader may open, those received last first. Throws ProblemError malformed-request. */
export async function listSurveys(
  service: Service,
  grant: Grant,
  query: SurveyQuery,
): Promise<{ items: SurveyLine[]; nextCursor: string | null; total: number }> {
  const { cycle, town, parcelCode, q, only, cursor, limit = defaultLimit } = query
  const text = q?.trim().toLowerCase() ?? ''
  const scope = readingScope(grant)
  const filter = {
    district: service.district.code,
    cycle,
    scope: withinScope(scope),
    town: town ?? null,
    parcelCode: parcelCode ?? null,
    text: text === '' ? null : text,
    only: only ?? null,
  }
  const before = cursor === undefined ? null : seqOf(cursor)
  return service.database.read(async (db) => {
    const lines = await surveyPage(db, filter, before, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => lineBody(line, { parcelName: line.parcel_name, townCode: line.town_code })),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
      total: await countSurveys(db, filter),
    }
  })
}

/** How far the 街镇 of the reader's scope have come. */
export async function surveyProgress(
  service: Service,
  { scope }: Grant,
  cycle: string,
): Promise<{ towns: SurveyTown[] }> {
  const filter = { district: service.district.code, cycle, scope: withinScope(scope) }
  return { towns: [...(await service.database.read((db) => surveyedTowns(db, filter)))] }
}

/** A firm sees surveys of the parcels it owns, not of those it was invited to; a department that verifies nothing on site none. */
function readingScope(grant: Grant): Scope {
  const { actor, scope } = grant
  if (viewOf(grant, { ownerUscc: actor.org }, '') === null) return { kind: 'nothing' }
  if (actor.role !== 'enterprise' || scope.kind !== 'parcels') return scope
  return { kind: 'parcels', owner: scope.owner, invited: new Set() }
}

function seqOf(cursor: string): number {
  const [seq] = readCursor(cursor, 1)
  if (typeof seq !== 'number') throw notOurCursor()
  return seq
}
