import type { AccountRight } from '#core/access/right.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import { deleteRight, findAccount, saveRight } from '../db/accounts.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { recordDenial } from './authorise.ts'
import { normalisedUsername } from './username.ts'

export interface RightChange {
  readonly username: string
  readonly right: AccountRight
  readonly granted: boolean
}

/** Gives an account a right, or takes it back. Throws ProblemError: not-allowed, not-found. */
export async function changeRight(service: Service, actor: Actor, change: RightChange): Promise<void> {
  if (actor.role !== 'admin') {
    await recordDenial(service, actor, 'account right')
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  const district = service.district.code
  const username = normalisedUsername(change.username)
  const at = instantText(service.clock.now())
  const { right, granted } = change
  await service.database.write(async (db) => {
    if ((await findAccount(db, district, username)) === null) {
      throw new ProblemError(problem('not-found', { what: `账号 ${username}` }))
    }
    if (granted) await saveRight(db, { district, username, name: right, granted_by: actor.username, granted_at: at })
    else await deleteRight(db, district, username, right)
    const action = granted ? 'right-granted' : 'right-revoked'
    const by = { username: actor.username, role: actor.role }
    await service.audit.append(db, { district, at, ...by, action, object: username, details: { right } })
  })
}
