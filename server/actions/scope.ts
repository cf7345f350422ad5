import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Role } from '#core/access/role.ts'
import { parcelsGiven } from '../db/accounts.ts'
import { invitedParcels } from '../db/invitations.ts'
import type { Schema } from '../db/schema.ts'
import type { Actor } from './actor.ts'

/** On whose rows an account may act. */
export type Scope =
  | { readonly kind: 'district' }
  | { readonly kind: 'town'; readonly town: string }
  /** Parcels the firm owns, those given to the account, and those it was invited to. */
  | {
      readonly kind: 'parcels'
      readonly owner: string | null
      readonly given: ReadonlySet<string>
      /** Parcels of one year only, as cycle/parcelCode. */
      readonly invited: ReadonlySet<string>
    }
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
  const { role, org, username, limited = false } = actor
  const kind = kindOf[role]
  if (kind === 'district') return { kind }
  if (kind === 'nothing') return { kind }
  if (kind === 'town') return org === null ? { kind: 'nothing' } : { kind, town: org }
  const given = new Set(await parcelsGiven(db, district, username, today))
  const invited = (await invitedParcels(db, district, username)).map(
    ({ cycle, parcelCode }) => `${cycle}/${parcelCode}`,
  )
  const owner = kind === 'own-and-given' && !limited ? org : null
  return { kind: 'parcels', owner, given, invited: new Set(invited) }
}

/** What of a parcel decides whose it is. */
export interface ParcelPlace {
  readonly cycle: string
  readonly parcelCode: string
  readonly townCode: string | null
  readonly ownerUscc: string | null
}

export function covers(scope: Scope, { cycle, parcelCode, townCode, ownerUscc }: ParcelPlace): boolean {
  switch (scope.kind) {
    case 'district':
      return true
    case 'nothing':
      return false
    case 'town':
      return townCode === scope.town
    case 'parcels':
      return (
        scope.given.has(parcelCode) ||
        scope.invited.has(`${cycle}/${parcelCode}`) ||
        (scope.owner !== null && ownerUscc === scope.owner)
      )
  }
}

function byCycle(invited: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const place of invited) {
    const [cycle = '', ...code] = place.split('/')
    codes.set(cycle, [...(codes.get(cycle) ?? []), code.join('/')])
  }
  return codes
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
        const invited = [...byCycle(scope.invited)].map(([cycle, codes]) =>
          line.and([line('parcel.cycle', '=', cycle), line('parcel.parcel_code', 'in', codes)]),
        )
        return line.or([...own, ...invited, ...(given.length === 0 ? [] : [line('parcel.parcel_code', 'in', given)])])
      }
    }
  }
}
