import { kindsOfDepartment, type SourceKind, sourceKinds } from '#core/base-map/source-kind.ts'
import type { Account } from '../session/session.ts'

/** The kinds of files an account may bring in, compare and apply; none for who only reads. */
export function kindsFor({ role, org }: Pick<Account, 'role' | 'org'>): readonly SourceKind[] {
  if (role === 'district') return sourceKinds
  return role === 'department' ? kindsOfDepartment(org) : []
}

export function mayBring(account: Pick<Account, 'role' | 'org'>, kind: SourceKind): boolean {
  return kindsFor(account).includes(kind)
}

/** Who splits, merges, retires parcels and makes the rule of codes: 区专班 and 区规划资源局. */
export function keepsParcels(account: Pick<Account, 'role' | 'org'>): boolean {
  return mayBring(account, 'platform')
}
