import { instantText } from '../clock.ts'
import { hasAccounts } from '../db/accounts.ts'
import { replaceSetUpLink } from '../db/set-up-links.ts'
import type { Service } from '../service.ts'
import { newToken, tokenHash } from './token.ts'

export const setUpLinkMinutes = 30

/** A token that makes the first administrator, once, within thirty minutes; null when there is an account already. */
export async function createSetUpLink(service: Service): Promise<string | null> {
  const { database, clock, audit } = service
  const district = service.district.code
  const now = clock.now()
  const token = newToken()
  const made = await database.write(async (db) => {
    if (await hasAccounts(db, district)) return false
    await replaceSetUpLink(db, {
      district,
      token_hash: tokenHash(token),
      created_at: now,
      expires_at: now + setUpLinkMinutes * 60_000,
      used_at: null,
    })
    const entry = { district, at: instantText(now), username: null, role: null, action: 'set-up-link-created' } as const
    await audit.append(db, { ...entry, object: 'set-up' })
    return true
  })
  return made ? token : null
}
