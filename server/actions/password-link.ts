import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import type { PasswordLinkTable } from '../db/access-tables.ts'
import { changeAccountRow } from '../db/account-list.ts'
import { findAccount } from '../db/accounts.ts'
import { findOpenPasswordLink, replacePasswordLink, usePasswordLink } from '../db/password-links.ts'
import type { Schema } from '../db/schema.ts'
import { deleteSessionsOf } from '../db/session-list.ts'
import type { Service } from '../service.ts'
import { requireAccount } from './account-of.ts'
import type { Actor } from './actor.ts'
import { hashPassword } from './password.ts'
import { newToken, tokenHash } from './token.ts'

export const passwordLinkMinutes = 30

export interface PasswordLink {
  /** Path of the console with the token in its fragment, which no server or proxy ever logs. */
  readonly path: string
  readonly expiresAt: string
}

/** A single-use link with which the person sets their own password. Throws ProblemError not-found. */
export async function createPasswordLink(service: Service, actor: Actor, username: string): Promise<PasswordLink> {
  const { database, clock } = service
  const district = service.district.code
  return database.write(async (db) => {
    const account = await requireAccount(db, district, username)
    const now = clock.now()
    const token = newToken()
    const expiresAt = now + passwordLinkMinutes * 60_000
    await replacePasswordLink(db, {
      district,
      token_hash: tokenHash(token),
      username: account.username,
      created_by: actor.username,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    const entry = { district, at: instantText(now), username: actor.username, role: actor.role } as const
    await service.audit.append(db, { ...entry, action: 'password-link-created', object: account.username })
    return { path: `/set-password#${token}`, expiresAt: instantText(expiresAt) }
  })
}

/** Sets the password with the link; every session of the account ends. Throws ProblemError password-link-invalid. */
export async function setPassword(
  service: Service,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string> {
  const { database, clock, audit } = service
  const district = service.district.code
  const hash = tokenHash(token)
  const requireOpen = async (db: Kysely<Schema>): Promise<PasswordLinkTable> => {
    const link = await findOpenPasswordLink(db, district, hash, clock.now())
    const account = link === null ? null : await findAccount(db, district, link.username)
    if (link === null || account === null || account.active === 0) {
      throw new ProblemError(problem('password-link-invalid', {}))
    }
    return link
  }
  // Looked at before the slow hash, so that strangers cannot keep the server busy, and again in the transaction.
  await database.read(requireOpen)
  const passwordHash = await hashPassword(password)
  return database.write(async (db) => {
    const { username } = await requireOpen(db)
    const now = clock.now()
    await usePasswordLink(db, district, hash, now)
    await changeAccountRow(db, district, username, { password_hash: passwordHash })
    await deleteSessionsOf(db, district, username)
    const at = instantText(now)
    await audit.append(db, { district, at, username, role: null, action: 'password-set', object: username })
    return username
  })
}
