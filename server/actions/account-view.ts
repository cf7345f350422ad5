import type { z } from 'zod'
import type { Role } from '#core/access/role.ts'
import type { account } from '#core/api/shapes.ts'
import { organisationName } from './organisation.ts'

export type AccountBody = z.infer<typeof account>

/** An account as its owner sees it. */
export function accountView(account: {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly org: string | null
}): AccountBody {
  const { username, name, role, org } = account
  return { username, name, role, org, orgName: organisationName(role, org) }
}
