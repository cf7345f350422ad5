import { instantText } from '../clock.ts'
import { deleteSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { tokenHash } from './token.ts'

/** Ends the session of the token, for good. */
export async function signOut(service: Service, actor: Actor, token: string): Promise<void> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, role, client } = actor
  await service.database.write(async (db) => {
    await deleteSession(db, district, tokenHash(token))
    await service.audit.append(db, { district, at, username, role, action: 'sign-out', object: client })
  })
}
