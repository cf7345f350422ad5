import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { codeHash } from '../access/spoken-code.ts'
import { instantText } from '../clock.ts'
import type { InvitationTable } from '../db/access-tables.ts'
import { insertAccount } from '../db/accounts.ts'
import { changeInvitation, invitationByCode, saveInvitedParcels } from '../db/invitations.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { type AccountBody, accountView } from './account-view.ts'
import { invitationState } from './invitations.ts'
import { hashPassword } from './password.ts'
import { normalisedUsername } from './username.ts'

export interface InvitedAccount {
  readonly code: string
  readonly username: string
  readonly name: string
  readonly password: string
}

/**
 * Makes the firm's account: its parcels are those of the invitation, for that year, and no others of the firm, so that
 * a code in wrong hands opens no more than it names.
 * Throws ProblemError: invitation-invalid, account-exists.
 */
export async function acceptInvitation(service: Service, input: InvitedAccount): Promise<AccountBody> {
  const { database, clock, audit } = service
  const district = service.district.code
  const hash = codeHash(input.code)
  const requireOpen = async (db: Kysely<Schema>): Promise<InvitationTable> => {
    const invitation = await invitationByCode(db, district, hash)
    if (invitation === null || invitationState(invitation, clock.now()) !== 'open') {
      throw new ProblemError(problem('invitation-invalid', {}))
    }
    return invitation
  }
  // Looked at before the slow hash, so that strangers cannot keep the server busy, and again in the transaction.
  await database.read(requireOpen)
  const passwordHash = await hashPassword(input.password)
  const username = normalisedUsername(input.username)
  return database.write(async (db) => {
    const { id, cycle, uscc, parcel_codes, issued_by } = await requireOpen(db)
    const now = clock.now()
    const at = instantText(now)
    const account = { username, name: input.name, role: 'enterprise', org: uscc } as const
    const columns = {
      district,
      password_hash: passwordHash,
      active: 1,
      limited: 1,
      created_at: at,
      created_by: issued_by,
    }
    if (!(await insertAccount(db, { ...account, ...columns }))) {
      throw new ProblemError(problem('account-exists', { username }))
    }
    await saveInvitedParcels(db, district, username, cycle, JSON.parse(parcel_codes) as string[])
    await changeInvitation(db, district, id, { used_at: now, used_by: username })
    const entry = { district, at, username, role: account.role, object: id } as const
    await audit.append(db, { ...entry, action: 'invitation-accepted' })
    return accountView(account)
  })
}
