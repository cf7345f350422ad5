import type { Role } from './role.ts'

/** Four kinds of power that no person holds together: who runs the system neither guards it nor does its business. */
export const duties = ['system', 'security', 'audit', 'business'] as const
export type Duty = (typeof duties)[number]

export const dutyNames: Readonly<Record<Duty, string>> = {
  system: '系统管理',
  security: '安全管理',
  audit: '审计',
  business: '业务',
}

export function dutyOf(role: Role): Duty {
  if (role === 'admin') return 'system'
  if (role === 'security') return 'security'
  return role === 'auditor' ? 'audit' : 'business'
}
