import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import { hasAccounts, insertAccount } from '../db/accounts.ts'
import type { Schema } from '../db/schema.ts'
import { findOpenSetUpLink, useSetUpLink } from '../db/set-up-links.ts'
import type { Service } from '../service.ts'
import { type AccountBody, accountView } from './account-view.ts'
import { hashPassword } from './password.ts'
import { tokenHash } from './token.ts'
import { normalisedUsername } from './username.ts'

export interface FirstAccount {
  readonly token: string
  readonly username: string
  readonly name: string
  readonly password: string
}

/** Makes the first administrator with the set-up link. Throws ProblemError set-up-link-invalid. */
export async function setUp(service: Service, input: FirstAccount): Promise<AccountBody> {
  const { database, clock } = service
  const district = service.district.code
  const hash = tokenHash(input.token)
  const requireOpen = async (db: Kysely<Schema>): Promise<void> => {
    const link = await findOpenSetUpLink(db, district, hash, clock.now())
    if (link === null || (await hasAccounts(db, district))) throw new ProblemError(problem('set-up-link-invalid', {}))
  }
  // Looked at before the slow hash, so that strangers cannot keep the server busy, and again in the transaction.
  await database.read(requireOpen)
  const passwordHash = await hashPassword(input.password)
  const now = clock.now()
  const at = instantText(now)
  const username = normalisedUsername(input.username)
  const account = { username, name: input.name, role: 'admin', org: null } as const
  await database.write(async (db) => {
    await requireOpen(db)
    await useSetUpLink(db, district, hash, now)
    const columns = { district, password_hash: passwordHash, active: 1, created_at: at, created_by: username }
    await insertAccount(db, { ...account, ...columns })
    await service.audit.append(db, { district, at, username, role: account.role, action: 'set-up', object: username })
  })
  return accountView(account)
}
