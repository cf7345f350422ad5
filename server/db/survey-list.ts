import type { Expression, Kysely, SqlBool } from 'kysely'
import { likePart } from './evaluations.ts'
import type { ParcelTable, Schema } from './schema.ts'
import type { SurveyTable } from './survey-tables.ts'

export interface SurveyFilter {
  readonly district: string
  readonly cycle: string
  /** On the line of the survey's parcel. */
  readonly scope: () => Expression<SqlBool>
  readonly town: string | null
  readonly parcelCode: string | null
  /** Lower case. */
  readonly text: string | null
  readonly only: 'no-company' | 'far' | 'conflict' | null
}

export type ListedSurvey = Omit<SurveyTable, 'found' | 'reported' | 'survey_people' | 'pictures'> &
  Pick<ParcelTable, 'parcel_name' | 'town_code'>

const columns = [
  'survey.district',
  'survey.id',
  'survey.seq',
  'survey.cycle',
  'survey.parcel_code',
  'survey.number',
  'survey.surveyed_at',
  'survey.started_at',
  'survey.received_at',
  'survey.username',
  'survey.by_name',
  'survey.role',
  'survey.device',
  'survey.note',
  'survey.place',
  'survey.metres',
  'survey.is_far',
  'survey.companion',
  'survey.photos',
  'survey.conflicts',
  'parcel.parcel_name',
  'parcel.town_code',
] as const

/** Surveys of parcels of the reader's scope, those received last first, from a place in their order downwards. */
export async function surveyPage(
  db: Kysely<Schema>,
  filter: SurveyFilter,
  before: number | null,
  limit: number,
): Promise<readonly ListedSurvey[]> {
  let query = listed(db, filter).select(columns).orderBy('survey.seq', 'desc').limit(limit)
  if (before !== null) query = query.where('survey.seq', '<', before)
  return query.execute()
}

export async function countSurveys(db: Kysely<Schema>, filter: SurveyFilter): Promise<number> {
  const { count } = await listed(db, filter)
    .select((line) => line.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function listed(db: Kysely<Schema>, { district, cycle, scope, town, parcelCode, text, only }: SurveyFilter) {
  let query = db
    .selectFrom('parcel')
    .innerJoin('survey', (join) =>
      join
        .onRef('survey.district', '=', 'parcel.district')
        .onRef('survey.cycle', '=', 'parcel.cycle')
        .onRef('survey.parcel_code', '=', 'parcel.parcel_code'),
    )
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where(scope)
  if (town !== null) query = query.where('parcel.town_code', '=', town)
  if (parcelCode !== null) query = query.where('parcel.parcel_code', '=', parcelCode)
  if (text !== null) query = query.where('parcel.search', 'like', likePart(text))
  if (only === 'no-company') query = query.where('survey.companion', '!=', 'signed')
  if (only === 'far') query = query.where('survey.is_far', '=', 1)
  if (only === 'conflict') query = query.where('survey.conflicts', '>', 0)
  return query
}

export interface SurveyedTown {
  readonly townCode: string
  readonly parcels: number
  readonly surveyed: number
  readonly surveys: number
  readonly last: string | null
}

/** How far each 街镇 of the scope has come; parcels without one are left out. */
export async function surveyedTowns(
  db: Kysely<Schema>,
  { district, cycle, scope }: Pick<SurveyFilter, 'district' | 'cycle' | 'scope'>,
): Promise<readonly SurveyedTown[]> {
  const all = await db
    .selectFrom('parcel')
    .select(({ fn }) => ['town_code', fn.countAll<number>().as('parcels')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', 'is not', null)
    .where(scope)
    .groupBy('town_code')
    .orderBy('town_code')
    .execute()
  const some = await listed(db, { district, cycle, scope, town: null, parcelCode: null, text: null, only: null })
    .select(({ fn }) => [
      'parcel.town_code',
      fn.countAll<number>().as('surveys'),
      fn.count<number>('parcel.parcel_code').distinct().as('surveyed'),
      fn.max('survey.received_at').as('last'),
    ])
    .groupBy('parcel.town_code')
    .execute()
  const byTown = new Map(some.map((line) => [line.town_code, line]))
  return all.map(({ town_code, parcels }) => {
    const found = byTown.get(town_code)
    return {
      townCode: town_code ?? '',
      parcels: Number(parcels),
      surveyed: Number(found?.surveyed ?? 0),
      surveys: Number(found?.surveys ?? 0),
      last: found?.last ?? null,
    }
  })
}
