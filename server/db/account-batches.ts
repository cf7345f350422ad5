import type { Kysely } from 'kysely'
import type { AccountTable } from './account-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** Accounts that have one of those values in a column. */
export async function accountsWith(
  db: Kysely<Schema>,
  district: string,
  column: 'username' | 'name' | 'person',
  values: readonly string[],
): Promise<readonly AccountTable[]> {
  return lookUp(values, (some) =>
    db
      .selectFrom('account')
      .selectAll()
      .where('district', '=', district)
      .where(column, 'in', [...some])
      .execute(),
  )
}

/** Usernames that begin so. */
export async function usernamesFrom(db: Kysely<Schema>, district: string, stem: string): Promise<readonly string[]> {
  const found = await db
    .selectFrom('account')
    .select('username')
    .where('district', '=', district)
    .where('username', '>=', stem)
    .where('username', '<', `${stem}\uffff`)
    .execute()
  return found.map(({ username }) => username)
}

/** Firms with an account of their own, that was not made by an invitation. */
export async function firmsWithAccount(db: Kysely<Schema>, district: string): Promise<ReadonlySet<string>> {
  const found = await db
    .selectFrom('account')
    .select('org')
    .where('district', '=', district)
    .where('role', '=', 'enterprise')
    .where('limited', '=', 0)
    .where('active', '=', 1)
    .execute()
  return new Set(found.flatMap(({ org }) => (org === null ? [] : [org])))
}

/** Parcels of a year and 街镇 whose firms have a code that is used or can be. */
export async function parcelsInvited(
  db: Kysely<Schema>,
  { district, cycle, town, now }: { district: string; cycle: string; town: string; now: number },
): Promise<ReadonlySet<string>> {
  const found = await db
    .selectFrom('invitation')
    .select('parcel_codes')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', 'in', [town, ''])
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('used_at', 'is not', null), row('expires_at', '>', now)]))
    .execute()
  return new Set(found.flatMap(({ parcel_codes }) => JSON.parse(parcel_codes) as string[]))
}

/** All parcels of a 街镇 in a year, by code. */
export async function parcelsOfTown(db: Kysely<Schema>, district: string, cycle: string, town: string) {
  return db
    .selectFrom('parcel')
    .select(['parcel_code', 'town_code', 'owner_uscc', 'owner_name', 'parcel_name'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', '=', town)
    .orderBy('parcel_code')
    .execute()
}
