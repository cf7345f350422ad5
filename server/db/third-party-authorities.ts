import type { Kysely } from 'kysely'
import { lookUp } from './look-up.ts'
import type { ThirdPartyAuthorityTable, ThirdPartyHandOverTable, ThirdPartyParcelTable } from './roster-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export async function insertAuthority(
  db: Kysely<Schema>,
  authority: ThirdPartyAuthorityTable,
  parcelCodes: readonly string[],
): Promise<void> {
  await db.insertInto('third_party_authority').values(authority).execute()
  const { district, id } = authority
  const parcels = parcelCodes.map(
    (code): ThirdPartyParcelTable => ({
      district,
      authority: id,
      parcel_code: code,
      named: 1,
      handed_on: null,
      handed_at: null,
    }),
  )
  await inPieces(parcels, (piece) =>
    db
      .insertInto('third_party_parcel')
      .values([...piece])
      .execute(),
  )
}

export async function authorityById(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<ThirdPartyAuthorityTable | null> {
  const found = await db
    .selectFrom('third_party_authority')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Authorities of a unit that were not ended and whose days hold the day. */
export async function authoritiesInForce(
  db: Kysely<Schema>,
  district: string,
  uscc: string,
  today: string,
): Promise<readonly ThirdPartyAuthorityTable[]> {
  return db
    .selectFrom('third_party_authority')
    .selectAll()
    .where('district', '=', district)
    .where('uscc', '=', uscc)
    .where('valid_from', '<=', today)
    .where('valid_until', '>=', today)
    .where('ended_at', 'is', null)
    .orderBy('seq')
    .execute()
}

/** The newest first. */
export async function newestAuthorities(
  db: Kysely<Schema>,
  district: string,
  limit: number,
): Promise<readonly ThirdPartyAuthorityTable[]> {
  return db
    .selectFrom('third_party_authority')
    .selectAll()
    .where('district', '=', district)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

export type AuthorityEnd = Pick<ThirdPartyAuthorityTable, 'ended_username' | 'ended_by' | 'ended_at' | 'ended_reason'>

export async function endAuthorityRow(
  db: Kysely<Schema>,
  district: string,
  id: string,
  end: AuthorityEnd,
): Promise<void> {
  await db.updateTable('third_party_authority').set(end).where('district', '=', district).where('id', '=', id).execute()
}

/** Parcels the authorities name, and those that were handed on. */
export async function parcelsOfAuthorities(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<readonly ThirdPartyParcelTable[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('third_party_parcel')
    .selectAll()
    .where('district', '=', district)
    .where('authority', 'in', [...ids])
    .orderBy('authority')
    .orderBy('parcel_code')
    .execute()
}

/** Takes parcels out of an authority, whether it names them or has them by their 街镇. */
export async function handParcelsOn(
  db: Kysely<Schema>,
  place: { readonly district: string; readonly authority: string },
  parcelCodes: readonly string[],
  stamp: { readonly handOver: string; readonly at: string },
): Promise<void> {
  const taken = { handed_on: stamp.handOver, handed_at: stamp.at }
  const lines = parcelCodes.map((code) => ({ ...place, parcel_code: code, named: 0, ...taken }))
  await inPieces(lines, (piece) =>
    db
      .insertInto('third_party_parcel')
      .values([...piece])
      .onConflict((conflict) => conflict.columns(['district', 'authority', 'parcel_code']).doUpdateSet(taken))
      .execute(),
  )
}

/** The same undone. */
export async function takeParcelsBack(db: Kysely<Schema>, district: string, handOver: string): Promise<void> {
  await db
    .deleteFrom('third_party_parcel')
    .where('district', '=', district)
    .where('handed_on', '=', handOver)
    .where('named', '=', 0)
    .execute()
  await db
    .updateTable('third_party_parcel')
    .set({ handed_on: null, handed_at: null })
    .where('district', '=', district)
    .where('handed_on', '=', handOver)
    .execute()
}

export async function insertHandOver(db: Kysely<Schema>, handOver: ThirdPartyHandOverTable): Promise<void> {
  await db.insertInto('third_party_hand_over').values(handOver).execute()
}

export async function handOverById(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<ThirdPartyHandOverTable | null> {
  const found = await db
    .selectFrom('third_party_hand_over')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export async function newestHandOvers(
  db: Kysely<Schema>,
  district: string,
  limit: number,
): Promise<readonly ThirdPartyHandOverTable[]> {
  return db
    .selectFrom('third_party_hand_over')
    .selectAll()
    .where('district', '=', district)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

export async function undoHandOverRow(
  db: Kysely<Schema>,
  district: string,
  id: string,
  undone: Pick<ThirdPartyHandOverTable, 'undone_username' | 'undone_by' | 'undone_at' | 'undone_reason'>,
): Promise<void> {
  await db
    .updateTable('third_party_hand_over')
    .set(undone)
    .where('district', '=', district)
    .where('id', '=', id)
    .execute()
}

/** What took the place of what among parcels since an instant, in order. */
export async function successionsSince(
  db: Kysely<Schema>,
  district: string,
  at: string,
): Promise<readonly { readonly at: string; readonly predecessors: string; readonly successors: string }[]> {
  return db
    .selectFrom('base_act')
    .select(['at', 'predecessors', 'successors'])
    .where('district', '=', district)
    .where('kind', 'in', ['split', 'merge', 'recode'])
    .where('at', '>=', at)
    .orderBy('number')
    .execute()
}

/** Town of each parcel in the latest year that has it; parcels no year has are left out. */
export async function townsOfParcels(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('parcel')
      .select(['parcel_code', 'cycle', 'town_code'])
      .where('district', '=', district)
      .where('parcel_code', 'in', [...codes])
      .execute(),
  )
  const oldestFirst = [...found].sort((a, b) => (a.cycle < b.cycle ? -1 : 1))
  return new Map(oldestFirst.map(({ parcel_code, town_code }) => [parcel_code, town_code]))
}

/** The first of those accounts that wrote to rows of the parcels after an instant; null when none did. */
export async function firstWriter(
  db: Kysely<Schema>,
  district: string,
  written: { readonly parcelCodes: readonly string[]; readonly usernames: readonly string[]; readonly after: string },
): Promise<{ readonly by: string; readonly at: string } | null> {
  const { parcelCodes, usernames, after } = written
  if (usernames.length === 0) return null
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('row')
      .innerJoin('row_version', (join) =>
        join
          .onRef('row_version.district', '=', 'row.district')
          .onRef('row_version.form', '=', 'row.form')
          .onRef('row_version.cycle', '=', 'row.cycle')
          .onRef('row_version.row_key', '=', 'row.row_key'),
      )
      .select(['row_version.by_name as by', 'row_version.at as at'])
      .where('row.district', '=', district)
      .where('row.parcel_code', 'in', [...codes])
      .where('row_version.username', 'in', [...usernames])
      .where('row_version.at', '>', after)
      .execute(),
  )
  return [...found].sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}
