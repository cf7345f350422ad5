/** Who may act. A role says what may be done, a scope says on whose rows; both are data, read by one authorisation path. */
export const roles = [
  'enterprise',
  'town',
  'town-reviewer',
  'department',
  'district',
  'third-party',
  'auditor',
  'security',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Readonly<Record<Role, string>> = {
  enterprise: '企业',
  town: '街镇经办',
  'town-reviewer': '街镇审核',
  department: '条线部门',
  district: '区专班',
  'third-party': '第三方技术单位',
  auditor: '审计',
  security: '安全管理',
  admin: '系统管理',
}

/** The role of that code, null when there is none. */
export function roleNamed(text: string): Role | null {
  return roles.find((role) => role === text) ?? null
}

export const dataReaders: readonly Role[] = [
  'enterprise',
  'town',
  'town-reviewer',
  'department',
  'district',
  'third-party',
  'auditor',
]
export const rowWriters: readonly Role[] = [
  'enterprise',
  'town',
  'town-reviewer',
  'department',
  'district',
  'third-party',
]
/** Who hands out invitation codes to firms, on the parcels of their scope. */
export const inviters: readonly Role[] = ['town', 'town-reviewer', 'district']
export const evaluationReaders: readonly Role[] = ['town', 'town-reviewer', 'department', 'district', 'auditor']
export const evaluationRunners: readonly Role[] = ['district']
export const auditReaders: readonly Role[] = ['auditor', 'security', 'district']
