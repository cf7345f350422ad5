import { type FilingParty, partyOf } from '#core/filing/party.ts'
import type { Account } from '../session/session.ts'

/** On whose side an account stands in filings; null only looks. */
export function ownParty({ role, org }: Pick<Account, 'role' | 'org'>): FilingParty | null {
  return partyOf(role, organisationOf({ role, org }))
}

/** Department or 街镇 code as events name it; null for a project unit and the district. */
export function organisationOf({ role, org }: Pick<Account, 'role' | 'org'>): string | null {
  return role === 'department' || role === 'town' || role === 'town-reviewer' ? org : null
}

/** Who begins a filing: the unit, or 区产业部门 for it. */
export function mayCreateFiling(account: Pick<Account, 'role' | 'org'>): boolean {
  const party = ownParty(account)
  return party === 'applicant' || party === 'industry'
}
