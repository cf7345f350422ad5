import type { Kysely } from 'kysely'
import type { Role } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import { insertAccount } from '../db/accounts.ts'
import type { Schema } from '../db/schema.ts'
import { thirdPartyUnit } from '../db/third-parties.ts'
import type { Service } from '../service.ts'
import { type AccountBody, accountView } from './account-view.ts'
import type { Actor } from './actor.ts'
import { recordDenial } from './authorise.ts'
import { requireOneDuty } from './one-duty.ts'
import { hasOrganisation, organisationName } from './organisation.ts'
import { hashPassword } from './password.ts'
import { normalisedUsername } from './username.ts'

export const minimumPasswordLength = 8

export interface NewAccount {
  readonly username: string
  /** The person's name; the username when not given. */
  readonly name?: string
  readonly role: Role
  /** Town code, department code or uscc, where the role belongs to one. */
  readonly org?: string | null
  /** Null: the person sets one with a link. */
  readonly password: string | null
  /** Whose account it is, as the staff list numbers them; the username when not given. */
  readonly person?: string
}

/**
 * Makes an account. Only an administrator or the operator of the server may.
 * Throws ProblemError: not-allowed, account-exists, org-unknown, password-too-short, duty-conflict.
 */
export async function createAccount(service: Service, actor: Actor, input: NewAccount): Promise<AccountBody> {
  if (actor.role !== 'admin') {
    await recordDenial(service, actor, 'account create')
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  if (input.password !== null && input.password.length < minimumPasswordLength) {
    throw new ProblemError(problem('password-too-short', { minimum: minimumPasswordLength }))
  }
  const { role } = input
  const username = normalisedUsername(input.username)
  const org = hasOrganisation(role) ? (input.org ?? '') : null
  if (org !== null && organisationName(role, org) === null) {
    throw new ProblemError(problem('org-unknown', { org, role }))
  }
  const district = service.district.code
  const at = instantText(service.clock.now())
  const account = {
    district,
    username,
    name: input.name ?? username,
    role,
    org,
    person: normalisedUsername(input.person ?? username),
    password_hash: input.password === null ? '' : await hashPassword(input.password),
    active: 1,
    created_at: at,
    created_by: actor.username,
  }
  await service.database.write(async (db) => {
    await requireRegistered(db, account)
    await requireOneDuty(db, account)
    if (!(await insertAccount(db, account))) throw new ProblemError(problem('account-exists', { username }))
    await service.audit.append(db, {
      district,
      at,
      username: actor.username,
      role: actor.role,
      action: 'account-created',
      object: username,
      details: { role, org },
    })
  })
  return accountView({ username, name: account.name, role, org })
}

/** A 第三方技术单位 is registered before it has accounts. Throws ProblemError org-unknown. */
export async function requireRegistered(
  db: Kysely<Schema>,
  { district, role, org }: { readonly district: string; readonly role: Role; readonly org: string | null },
): Promise<void> {
  if (role !== 'third-party' || org === null) return
  if ((await thirdPartyUnit(db, district, org)) === null) throw new ProblemError(problem('org-unknown', { org, role }))
}
