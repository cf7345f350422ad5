import type { Role } from '../access/role.ts'

/** Who acts in a filing, seen from the filing. */
export const filingParties = ['applicant', 'industry', 'reviewer', 'system'] as const
export type FilingParty = (typeof filingParties)[number]

export const filingPartyNames: Readonly<Record<FilingParty, string>> = {
  applicant: '项目单位',
  industry: '区产业部门',
  reviewer: '联审部门',
  system: '系统',
}

/** Stands in the place of a role for what the program does by itself: a deadline recomputed. */
export type FilingRole = Role | 'system'

/**
 * The party an account belongs to, by its role and its organisation (department or 街镇 code); null for those who only look.
 * 区产业部门 is 区经委; the 专班 acts for it.
 */
export function partyOf(role: FilingRole, organisation: string | null): FilingParty | null {
  if (role === 'system') return 'system'
  if (role === 'enterprise') return 'applicant'
  if (role === 'district') return 'industry'
  if (role === 'department') return organisation === 'economy' ? 'industry' : 'reviewer'
  return role === 'town' || role === 'town-reviewer' ? 'reviewer' : null
}
