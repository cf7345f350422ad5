import type { Role } from './role.ts'

/** Who may open the evidence of a dispute: its firm, its department, 区专班 and the auditor. A 街镇 sees that there is one. */
const evidenceReaders: readonly Role[] = ['enterprise', 'department', 'district', 'auditor']

export function seesEvidence({ role }: { readonly role: Role }): boolean {
  return evidenceReaders.includes(role)
}
