import type { Kysely } from 'kysely'
import type { AccountRightTable, AccountTable } from './account-tables.ts'
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
