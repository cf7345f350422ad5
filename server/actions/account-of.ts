import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { AccountTable } from '../db/account-tables.ts'
import { findAccount } from '../db/accounts.ts'
import type { Schema } from '../db/schema.ts'
import { normalisedUsername } from './username.ts'

/** The account of that username. Throws ProblemError not-found. */
export async function requireAccount(db: Kysely<Schema>, district: string, username: string): Promise<AccountTable> {
  const account = await findAccount(db, district, normalisedUsername(username))
  if (account === null) throw new ProblemError(problem('not-found', { what: `账号 ${username}` }))
  return account
}
