import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Results of the evaluation of a year with the opinion about each, after the code given: what a decision is made of. */
export async function decisionLines(
  db: Kysely<Schema>,
  { district, cycle, number }: { readonly district: string; readonly cycle: string; readonly number: number },
  after: string,
  limit: number,
) {
  return db
    .selectFrom('evaluation_result')
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'evaluation_result.district')
        .on('parcel.cycle', '=', cycle)
        .onRef('parcel.parcel_code', '=', 'evaluation_result.parcel_code'),
    )
    .leftJoin('city_opinion', (join) =>
      join
        .onRef('city_opinion.district', '=', 'evaluation_result.district')
        .on('city_opinion.cycle', '=', cycle)
        .onRef('city_opinion.parcel_code', '=', 'evaluation_result.parcel_code'),
    )
    .select([
      'evaluation_result.parcel_code',
      'evaluation_result.town_code',
      'evaluation_result.land_class',
      'evaluation_result.how',
      'evaluation_result.class',
      'evaluation_result.total',
      'evaluation_result.rank',
      'evaluation_result.ranked',
      'evaluation_result.rules',
      'parcel.land_area',
      'city_opinion.opinion',
      'city_opinion.class as opinion_class',
      'city_opinion.reason as opinion_reason',
    ])
    .where('evaluation_result.district', '=', district)
    .where('evaluation_result.evaluation', '=', number)
    .where('evaluation_result.parcel_code', '>', after)
    .orderBy('evaluation_result.parcel_code')
    .limit(limit)
    .execute()
}

export type DecisionLine = Awaited<ReturnType<typeof decisionLines>>[number]

/** Classes of an evaluation by parcel. */
export async function classesOf(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
): Promise<ReadonlyMap<string, string | null>> {
  const lines = await db
    .selectFrom('evaluation_result')
    .select(['parcel_code', 'class'])
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .orderBy('parcel_code')
    .execute()
  return new Map(lines.map((line) => [line.parcel_code, line.class]))
}

/** The class of one parcel by an evaluation; null when it was not part of it. */
export async function parcelResult(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCode: string,
): Promise<{ readonly class: string | null } | null> {
  const found = await db
    .selectFrom('evaluation_result')
    .select('class')
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', '=', parcelCode)
    .executeTakeFirst()
  return found ?? null
}
