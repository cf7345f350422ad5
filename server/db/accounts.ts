import type { Kysely } from 'kysely'
import type { AccountParcelTable, AccountRightTable, AccountTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

export async function findAccount(
  db: Kysely<Schema>,
  district: string,
  username: string,
): Promise<AccountTable | null> {
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('district', '=', district)
    .where('username', '=', username)
    .executeTakeFirst()
  return account ?? null
}

/** Names of the accounts by username; those that do not exist are left out. */
export async function namesOfAccounts(
  db: Kysely<Schema>,
  district: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map()
  const accounts = await db
    .selectFrom('account')
    .select(['username', 'name'])
    .where('district', '=', district)
    .where('username', 'in', [...usernames])
    .execute()
  return new Map(accounts.map(({ username, name }) => [username, name]))
}

export async function hasAccounts(db: Kysely<Schema>, district: string): Promise<boolean> {
  const any = await db.selectFrom('account').select('username').where('district', '=', district).limit(1).execute()
  return any.length > 0
}

type WithDefault = 'person' | 'limited' | 'last_sign_in_at'
export type NewAccountRow = Omit<AccountTable, WithDefault> & Partial<Pick<AccountTable, WithDefault>>

/** False when the username is taken. */
export async function insertAccount(db: Kysely<Schema>, account: NewAccountRow): Promise<boolean> {
  const inserted = await db
    .insertInto('account')
    .values({ person: account.username, limited: 0, last_sign_in_at: null, ...account })
    .onConflict((conflict) => conflict.columns(['district', 'username']).doNothing())
    .returning('username')
    .execute()
  return inserted.length > 0
}

export async function giveParcels(db: Kysely<Schema>, parcels: readonly AccountParcelTable[]): Promise<void> {
  for (const parcel of parcels) {
    const { valid_from, valid_until } = parcel
    await db
      .insertInto('account_parcel')
      .values(parcel)
      .onConflict((conflict) =>
        conflict.columns(['district', 'username', 'parcel_code']).doUpdateSet({ valid_from, valid_until }),
      )
      .execute()
  }
}

export async function hasRight(db: Kysely<Schema>, district: string, username: string, name: string): Promise<boolean> {
  const right = await db
    .selectFrom('account_right')
    .select('name')
    .where('district', '=', district)
    .where('username', '=', username)
    .where('name', '=', name)
    .executeTakeFirst()
  return right !== undefined
}

export async function saveRight(db: Kysely<Schema>, right: AccountRightTable): Promise<void> {
  await db
    .insertInto('account_right')
    .values(right)
    .onConflict((conflict) => conflict.columns(['district', 'username', 'name']).doNothing())
    .execute()
}

export async function deleteRight(db: Kysely<Schema>, district: string, username: string, name: string): Promise<void> {
  await db
    .deleteFrom('account_right')
    .where('district', '=', district)
    .where('username', '=', username)
    .where('name', '=', name)
    .execute()
}

/** Parcels given to the account that it may work on that day. */
export async function parcelsGiven(
  db: Kysely<Schema>,
  district: string,
  username: string,
  today: string,
): Promise<readonly string[]> {
  const given = await db
    .selectFrom('account_parcel')
    .select('parcel_code')
    .where('district', '=', district)
    .where('username', '=', username)
    .where((row) => row.or([row('valid_from', 'is', null), row('valid_from', '<=', today)]))
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>=', today)]))
    .orderBy('parcel_code')
    .execute()
  return given.map((row) => row.parcel_code)
}
