import type { Kysely } from 'kysely'
import { type SurveyView, surveyView } from '#core/survey/access.ts'
import { refuse } from '#geo/refuse.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { covers, type ParcelPlace } from '../actions/scope.ts'
import type { Schema } from '../db/schema.ts'
import type { SurveyTable } from '../db/survey-tables.ts'
import { findSurvey } from '../db/surveys.ts'
import type { Service } from '../service.ts'

/** What a list or a heading says of the parcel beside its code. */
export interface SurveyParcel extends ParcelPlace {
  readonly parcelName: string | null
  readonly ownerName: string | null
}

/** A survey with what its reader is shown of it. */
export interface OpenSurvey {
  readonly survey: SurveyTable
  readonly parcel: SurveyParcel
  readonly view: SurveyView
}

/** The line of a parcel that is not removed, null when there is none. */
export async function parcelOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<SurveyParcel | null> {
  const line = await db
    .selectFrom('parcel')
    .select(['town_code', 'owner_uscc', 'parcel_name', 'owner_name'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .executeTakeFirst()
  if (line === undefined) return null
  const { town_code: townCode, owner_uscc: ownerUscc, parcel_name: parcelName, owner_name: ownerName } = line
  return { cycle, parcelCode, townCode, ownerUscc, parcelName, ownerName }
}

/** What the reader is shown of surveys of the parcel; null for nothing. */
export function viewOf({ actor }: Grant, parcel: Pick<ParcelPlace, 'ownerUscc'>, username: string): SurveyView | null {
  const owns = actor.limited !== true && actor.org !== null && actor.org === parcel.ownerUscc
  return surveyView(actor, username === actor.username, owns)
}

/** A department that verifies nothing on site has no business with surveys. Throws ProblemError not-allowed, which stands in the log. */
async function requireReader(service: Service, grant: Grant): Promise<void> {
  const { actor, endpoint } = grant
  if (viewOf(grant, { ownerUscc: actor.org }, '') !== null) return
  await recordDenial(service, actor, endpoint)
  throw refuse('not-allowed', { role: actor.role })
}

/**
 * Reads a survey of the reader's scope with one moment's view. One that is not for the reader is answered as one that is
 * not there, and stands in the log. Throws ProblemError: not-found, not-allowed.
 */
export async function readSurvey<Result>(
  service: Service,
  grant: Grant,
  id: string,
  read: (db: Kysely<Schema>, open: OpenSurvey) => Promise<Result>,
): Promise<Result> {
  await requireReader(service, grant)
  const district = service.district.code
  const found = await service.database.read(async (db) => {
    const survey = await findSurvey(db, district, id)
    if (survey === null) return 'unknown'
    const parcel = await parcelOf(db, district, survey.cycle, survey.parcel_code)
    if (parcel === null) return 'unknown'
    const view = viewOf(grant, parcel, survey.username)
    if (view === null || !covers(grant.scope, parcel)) return 'outside'
    return { result: await read(db, { survey, parcel, view }) }
  })
  if (typeof found === 'object') return found.result
  if (found === 'outside') await recordDenial(service, grant.actor, grant.endpoint, { survey: id })
  throw refuse('not-found', { what: '这次核查' })
}
