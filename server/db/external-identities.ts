import type { Kysely } from 'kysely'
import type { ExternalIdentityTable, SingleSignOnRequestTable } from './access-tables.ts'
import type { Schema } from './schema.ts'

/** Begins a sign-in at the provider, and forgets those that were not finished in time. */
export async function insertRequest(db: Kysely<Schema>, request: SingleSignOnRequestTable): Promise<void> {
  const { district, created_at } = request
  await db
    .deleteFrom('single_sign_on_request')
    .where('district', '=', district)
    .where('expires_at', '<', created_at)
    .execute()
  await db.insertInto('single_sign_on_request').values(request).execute()
}

/** Takes the request away: a state is good for one answer. Null when there is none, or its time has passed. */
export async function takeRequest(
  db: Kysely<Schema>,
  district: string,
  stateHash: string,
  now: number,
): Promise<SingleSignOnRequestTable | null> {
  const taken = await db
    .deleteFrom('single_sign_on_request')
    .where('district', '=', district)
    .where('state_hash', '=', stateHash)
    .returningAll()
    .executeTakeFirst()
  return taken === undefined || taken.expires_at <= now ? null : taken
}

/** Binds an account to a person of the provider; false when either is bound already. */
export async function insertIdentity(db: Kysely<Schema>, identity: ExternalIdentityTable): Promise<boolean> {
  const inserted = await db
    .insertInto('external_identity')
    .values(identity)
    .onConflict((conflict) => conflict.doNothing())
    .returning('username')
    .execute()
  return inserted.length > 0
}

export async function findIdentity(
  db: Kysely<Schema>,
  district: string,
  issuer: string,
  claim: string,
): Promise<ExternalIdentityTable | null> {
  const identity = await db
    .selectFrom('external_identity')
    .selectAll()
    .where('district', '=', district)
    .where('issuer', '=', issuer)
    .where('claim_text', '=', claim)
    .executeTakeFirst()
  return identity ?? null
}

export async function noteSubject(
  db: Kysely<Schema>,
  { district, issuer, claim_text }: ExternalIdentityTable,
  subject: string,
): Promise<void> {
  await db
    .updateTable('external_identity')
    .set({ subject })
    .where('district', '=', district)
    .where('issuer', '=', issuer)
    .where('claim_text', '=', claim_text)
    .execute()
}

export async function deleteIdentity(
  db: Kysely<Schema>,
  district: string,
  issuer: string,
  username: string,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('external_identity')
    .where('district', '=', district)
    .where('issuer', '=', issuer)
    .where('username', '=', username)
    .returning('username')
    .execute()
  return deleted.length > 0
}

/** By which claim each of the accounts is bound to the provider. */
export async function identitiesOf(
  db: Kysely<Schema>,
  district: string,
  issuer: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map()
  const found = await db
    .selectFrom('external_identity')
    .select(['username', 'claim_text'])
    .where('district', '=', district)
    .where('issuer', '=', issuer)
    .where('username', 'in', [...usernames])
    .execute()
  return new Map(found.map(({ username, claim_text }) => [username, claim_text]))
}
