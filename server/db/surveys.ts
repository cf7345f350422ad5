import type { Kysely } from 'kysely'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'
import type { SurveyPictureTable, SurveyTable } from './survey-tables.ts'

export async function findSurvey(db: Kysely<Schema>, district: string, id: string): Promise<SurveyTable | null> {
  const found = await db
    .selectFrom('survey')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export async function insertSurvey(db: Kysely<Schema>, survey: SurveyTable): Promise<void> {
  await db.insertInto('survey').values(survey).execute()
}

/** The number that the next survey of the parcel has in its year. */
export async function nextSurveyNumber(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<number> {
  const { last } = await db
    .selectFrom('survey')
    .select((line) => line.fn.max<number | null>('number').as('last'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function picturesOfSurvey(
  db: Kysely<Schema>,
  district: string,
  survey: string,
): Promise<readonly SurveyPictureTable[]> {
  return db
    .selectFrom('survey_picture')
    .selectAll()
    .where('district', '=', district)
    .where('survey', '=', survey)
    .execute()
}

/** Names a picture; one that is named already stays as it is. */
export async function insertPicture(db: Kysely<Schema>, picture: SurveyPictureTable): Promise<void> {
  await db
    .insertInto('survey_picture')
    .values(picture)
    .onConflict((conflict) => conflict.columns(['district', 'survey', 'sha256']).doNothing())
    .execute()
}

/** Digests of every picture the database names. */
export async function namedPictures(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const found = await db
    .selectFrom('survey_picture')
    .select('sha256')
    .distinct()
    .where('district', '=', district)
    .execute()
  return found.map(({ sha256 }) => sha256)
}

export interface SurveyedParcel {
  readonly surveys: number
  /** By the phone's clock, of the last one. */
  readonly last: string
}

/** How often parcels of a year were surveyed; those that never were are absent. */
export async function surveysOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, SurveyedParcel>> {
  const found = await lookUp(parcelCodes, (some) =>
    db
      .selectFrom('survey')
      .select(({ fn }) => ['parcel_code', fn.countAll<number>().as('surveys'), fn.max('surveyed_at').as('last')])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', some)
      .groupBy('parcel_code')
      .execute(),
  )
  return new Map(found.map(({ parcel_code, surveys, last }) => [parcel_code, { surveys: Number(surveys), last }]))
}
