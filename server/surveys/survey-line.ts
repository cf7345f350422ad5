import type { Kysely } from 'kysely'
import type { SurveyLine } from '#core/api/surveys.ts'
import { companionStates } from '#core/survey/companion.ts'
import type { Schema } from '../db/schema.ts'
import type { SurveyTable } from '../db/survey-tables.ts'
import { findSurvey } from '../db/surveys.ts'
import { parcelOf } from './open.ts'

type LineColumns = Pick<
  SurveyTable,
  | 'id'
  | 'cycle'
  | 'parcel_code'
  | 'number'
  | 'surveyed_at'
  | 'received_at'
  | 'by_name'
  | 'companion'
  | 'photos'
  | 'place'
  | 'metres'
  | 'is_far'
  | 'conflicts'
>

/** A survey as lists show it. */
export function lineBody(
  line: LineColumns,
  parcel: { readonly parcelName: string | null; readonly townCode: string | null },
): SurveyLine {
  return {
    id: line.id,
    cycle: line.cycle,
    parcelCode: line.parcel_code,
    parcelName: parcel.parcelName,
    townCode: parcel.townCode,
    number: line.number,
    surveyedAt: line.surveyed_at,
    receivedAt: line.received_at,
    by: line.by_name,
    companion: companionStates.find((state) => state === line.companion) ?? 'absent',
    photos: line.photos,
    hasPlace: (JSON.parse(line.place) as { readonly kind: string }).kind === 'fix',
    metres: line.metres,
    isFar: line.is_far === 1,
    conflicts: line.conflicts,
  }
}

/** The line of one survey, null when there is none. */
export async function lineOfSurvey(db: Kysely<Schema>, district: string, id: string): Promise<SurveyLine | null> {
  const survey = await findSurvey(db, district, id)
  if (survey === null) return null
  const parcel = await parcelOf(db, district, survey.cycle, survey.parcel_code)
  return lineBody(survey, parcel ?? { parcelName: null, townCode: null })
}
