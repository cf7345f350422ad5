import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Role } from '#core/access/role.ts'
import { parcelsGiven } from '../db/accounts.ts'
import type { Schema } from '../db/schema.ts'
import type { Actor } from './actor.ts'

/** On whose rows an account may act. */
export type Scope =
  | { readonly kind: 'district' }
  | { readonly kind: 'town'; readonly town: string }
  /** Parcels the firm owns, and those given to the account. */
  | { readonly kind: 'parcels'; readonly owner: string | null; readonly given: ReadonlySet<string> }
  | { readonly kind: 'nothing' }

type ScopeKind = 'district' | 'town' | 'own-and-given' | 'given' | 'nothing'

const kindOf: Readonly<Record<Role, ScopeKind>> = {
  enterprise: 'own-and-given',
  town: 'town',
  'town-reviewer': 'town',
  department: 'district',
  district: 'district',
  'third-party': 'given',
  auditor: 'district',
  security: 'nothing',
  admin: 'nothing',
}

export async function scopeOf(db: Kysely<Schema>, district: string, actor: Actor, today: string): Promise<Scope> {
  const { role, org, username } = actor
  const kind = kindOf[role]
  if (kind === 'district') return { kind }
  if (kind === 'nothing') return { kind }
  if (kind === 'town') return org === null ? { kind: 'nothing' } : { kind, town: org }
  const given = new Set(await parcelsGiven(db, district, username, today))
  return { kind: 'parcels', owner: kind === 'own-and-given' ? org : null, given }
}

/** What of a parcel decides whose it is. */
export interface ParcelPlace {
  readonly parcelCode: string
  readonly townCode: string | null
  readonly ownerUscc: string | null
}

export function covers(scope: Scope, { parcelCode, townCode, ownerUscc }: ParcelPlace): boolean {
  switch (scope.kind) {
    case 'district':
      return true
    case 'nothing':
      return false
    case 'town':
      return townCode === scope.town
    case 'parcels':
      return scope.given.has(parcelCode) || (scope.owner !== null && ownerUscc === scope.owner)
  }
}

/** The same as a condition on the lines of parcels. */
export function withinScope(scope: Scope) {
  return (line: ExpressionBuilder<Schema, 'parcel'>) => {
    switch (scope.kind) {
      case 'district':
        return line.lit(true)
      case 'nothing':
        return line.lit(false)
      case 'town':
        return line('parcel.town_code', '=', scope.town)
      case 'parcels': {
        const given = [...scope.given]
        const own = scope.owner === null ? [] : [line('parcel.owner_uscc', '=', scope.owner)]
        return line.or([...own, ...(given.length === 0 ? [] : [line('parcel.parcel_code', 'in', given)])])
      }
    }
  }
}
