import type { Kysely } from 'kysely'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** Parcels of a year by status. */
export async function parcelsByStatus(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<ReadonlyMap<string, number>> {
  const lines = await db
    .selectFrom('parcel')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .groupBy('status')
    .execute()
  return new Map(lines.map(({ status, count }) => [status, Number(count)]))
}

/** States of the objections to the parcels, drafts left out, by parcel. */
export async function objectionsOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('objection')
      .select(['parcel_code', 'state'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .where('state', '!=', 'draft')
      .orderBy('number')
      .execute(),
  )
  const states = new Map<string, string[]>()
  for (const { parcel_code, state } of lines) states.set(parcel_code, [...(states.get(parcel_code) ?? []), state])
  return states
}
