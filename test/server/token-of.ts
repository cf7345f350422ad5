import type { Actor } from '#server/actions/actor.ts'
import { newToken, tokenHash } from '#server/actions/token.ts'
import { insertAccount } from '#server/db/accounts.ts'
import { insertSession } from '#server/db/sessions.ts'
import type { Service } from '#server/service.ts'

/** A session of the person, without the slow password. */
export async function tokenOf(
  service: Pick<Service, 'district' | 'database' | 'clock'>,
  actor: Actor,
): Promise<string> {
  const { username, name, role, org, client } = actor
  const district = service.district.code
  const token = newToken()
  const now = service.clock.now()
  await service.database.write(async (db) => {
    const columns = { password_hash: '-', active: 1, created_at: '-', created_by: '-' }
    await insertAccount(db, { district, username, name, role, org, ...columns })
    await insertSession(db, { district, token_hash: tokenHash(token), username, client, created_at: now, seen_at: now })
  })
  return token
}
