import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import { changeAccountRow } from '../db/account-list.ts'
import { deleteSessionsOf } from '../db/session-list.ts'
import { clearAttempts } from '../db/sign-in-attempts.ts'
import type { Service } from '../service.ts'
import { requireAccount } from './account-of.ts'
import type { Grant } from './authorise.ts'
import { hashPassword } from './password.ts'
import { isStillPassword, passwordIsRight } from './sign-in.ts'
import { countAttempt } from './sign-in-limit.ts'
import { tokenHash } from './token.ts'

export interface PasswordChange {
  readonly current: string
  readonly password: string
  readonly token: string
}

/**
 * A new password for one's own account; every other session of it ends.
 * Throws ProblemError: wrong-credentials, sign-in-locked, too-busy.
 * @returns how many sessions ended
 */
export async function changePassword(service: Service, { actor }: Grant, change: PasswordChange): Promise<number> {
  const { database, clock, audit } = service
  const district = service.district.code
  const { username, role } = actor
  // Counted apart from sign-ins, wherever it comes from: who sits at an open session guesses no faster.
  const key = { district, username, address: 'password-change' }
  const account = await database.read((db) => requireAccount(db, district, username))
  await database.write((db) => countAttempt(db, key, clock.now()))
  const wrong = async (): Promise<never> => {
    const at = instantText(clock.now())
    const entry = { district, at, username, role, object: 'password-change' } as const
    await database.write((db) => audit.append(db, { ...entry, action: 'sign-in-failed' }))
    throw new ProblemError(problem('wrong-credentials', {}))
  }
  if (!(await passwordIsRight(change.current, account.password_hash || null))) return wrong()
  const passwordHash = await hashPassword(change.password)
  const ended = await database.write(async (db) => {
    if (!(await isStillPassword(db, account))) return null
    await clearAttempts(db, key)
    await changeAccountRow(db, district, username, { password_hash: passwordHash })
    const ended = await deleteSessionsOf(db, district, username, tokenHash(change.token))
    const at = instantText(clock.now())
    const entry = { district, at, username, role, object: username, details: { ended } } as const
    await audit.append(db, { ...entry, action: 'password-changed' })
    return ended
  })
  return ended ?? wrong()
}
