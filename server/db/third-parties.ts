import type { Kysely } from 'kysely'
import type { ThirdPartyUnitTable } from './roster-tables.ts'
import type { Schema } from './schema.ts'

/** The unit as it stands; null when it was never registered. */
export async function thirdPartyUnit(
  db: Kysely<Schema>,
  district: string,
  uscc: string,
): Promise<ThirdPartyUnitTable | null> {
  const found = await db
    .selectFrom('third_party_unit')
    .selectAll()
    .where('district', '=', district)
    .where('uscc', '=', uscc)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** All units as they stand, by name. */
export async function thirdPartyUnits(db: Kysely<Schema>, district: string): Promise<readonly ThirdPartyUnitTable[]> {
  const versions = await db
    .selectFrom('third_party_unit')
    .selectAll()
    .where('district', '=', district)
    .orderBy('uscc')
    .orderBy('revision')
    .execute()
  const last = new Map(versions.map((version) => [version.uscc, version]))
  return [...last.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export async function insertThirdPartyUnit(db: Kysely<Schema>, unit: ThirdPartyUnitTable): Promise<void> {
  await db.insertInto('third_party_unit').values(unit).execute()
}

/** Names of the units of those accounts, by username; accounts of other roles are left out. */
export async function unitNamesOf(
  db: Kysely<Schema>,
  district: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map()
  const accounts = await db
    .selectFrom('account')
    .select(['username', 'org'])
    .where('district', '=', district)
    .where('role', '=', 'third-party')
    .where('username', 'in', [...usernames])
    .execute()
  const names = new Map<string, string>()
  for (const { username, org } of accounts) {
    const unit = org === null ? null : await thirdPartyUnit(db, district, org)
    if (unit !== null) names.set(username, unit.name)
  }
  return names
}

/** Usernames of a unit's accounts; those switched off too. */
export async function accountsOfUnit(
  db: Kysely<Schema>,
  district: string,
  uscc: string,
): Promise<readonly { readonly username: string; readonly active: number }[]> {
  return db
    .selectFrom('account')
    .select(['username', 'active'])
    .where('district', '=', district)
    .where('role', '=', 'third-party')
    .where('org', '=', uscc)
    .orderBy('username')
    .execute()
}
