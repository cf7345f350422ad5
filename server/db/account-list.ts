import type { Kysely } from 'kysely'
import type { AccountTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

export interface AccountFilter {
  readonly district: string
  /** Part of username, name or organisation, lower case. */
  readonly search: string | null
  readonly role: string | null
}

function matching(db: Kysely<Schema>, { district, search, role }: AccountFilter) {
  let query = db.selectFrom('account').where('district', '=', district)
  if (role !== null) query = query.where('role', '=', role)
  if (search !== null) {
    // LIKE takes an escape character only by a clause that not every dialect writes alike: wildcards are dropped.
    const part = `%${search.replaceAll(/[%_\\]/g, '')}%`
    query = query.where((row) =>
      row.or([
        row('username', 'like', part),
        row(row.fn<string>('lower', ['name']), 'like', part),
        row(row.fn<string>('lower', ['org']), 'like', part),
      ]),
    )
  }
  return query
}

/** Accounts in the order of their usernames, after the one given. */
export async function accountsAfter(
  db: Kysely<Schema>,
  filter: AccountFilter,
  after: string,
  limit: number,
): Promise<readonly AccountTable[]> {
  return matching(db, filter).selectAll().where('username', '>', after).orderBy('username').limit(limit).execute()
}

export async function countAccounts(db: Kysely<Schema>, filter: AccountFilter): Promise<number> {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Accounts of one person that are in use. */
export async function accountsOfPerson(
  db: Kysely<Schema>,
  district: string,
  person: string,
): Promise<readonly AccountTable[]> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('district', '=', district)
    .where('person', '=', person)
    .where('active', '=', 1)
    .orderBy('username')
    .execute()
}

/** How many accounts of the role are in use. */
export async function activeAccounts(db: Kysely<Schema>, district: string, role: string): Promise<number> {
  const found = await db
    .selectFrom('account')
    .select('username')
    .where('district', '=', district)
    .where('role', '=', role)
    .where('active', '=', 1)
    .execute()
  return found.length
}

export type AccountChange = Partial<Pick<AccountTable, 'active' | 'name' | 'password_hash' | 'last_sign_in_at'>>

export async function changeAccountRow(
  db: Kysely<Schema>,
  district: string,
  username: string,
  change: AccountChange,
): Promise<void> {
  await db
    .updateTable('account')
    .set(change)
    .where('district', '=', district)
    .where('username', '=', username)
    .execute()
}
