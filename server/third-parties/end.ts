import type { AuthorityLine } from '#core/api/third-parties.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { endAuthorityRow, parcelsOfAuthorities } from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { authorityBody } from './authority-view.ts'
import { requireAuthority, requireOpen } from './require-authority.ts'

/** Ends an authority before its last day, at once. Throws ProblemError: not-found, third-party-refused. */
export async function endAuthority(service: Service, grant: Grant, id: string, reason: string): Promise<AuthorityLine> {
  const { database, clock, audit } = service
  const district = service.district.code
  const { username, name, role } = grant.actor
  const asked = await requireAuthority(service, grant, id, 'change')
  const today = todayInShanghai(clock)
  return database.write(async (db) => {
    const line = await requireOpen(db, asked, today)
    const at = instantText(clock.now())
    const end = { ended_username: username, ended_by: name, ended_at: at, ended_reason: reason }
    await endAuthorityRow(db, district, id, end)
    const details = { uscc: line.uscc }
    await audit.append(db, { district, at, username, role, action: 'authority-ended', object: id, details })
    return authorityBody(grant, { ...line, ...end }, await parcelsOfAuthorities(db, district, [id]), today)
  })
}
