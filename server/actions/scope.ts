import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
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

/** Columns that say whose a parcel is. */
export interface PlaceColumns {
  readonly cycle: Expression<string>
  readonly parcelCode: Expression<string>
  readonly townCode: Expression<string | null>
  readonly ownerUscc: Expression<string | null>
}

/** The same as a condition on those columns. */
export function coversPlace(
  scope: Scope,
  { cycle, parcelCode, townCode, ownerUscc }: PlaceColumns,
): RawBuilder<SqlBool> {
  switch (scope.kind) {
    case 'district':
      return sql`true`
    case 'nothing':
      return sql`false`
    case 'town':
      return sql`${townCode} = ${scope.town}`
    case 'parcels': {
      const { owner, given, invited } = scope
      const conditions = [
        ...(owner === null ? [] : [sql`${ownerUscc} = ${owner}`]),
        ...[...byCycle(invited)].map(
          ([year, codes]) => sql`(${cycle} = ${year} and ${parcelCode} in (${sql.join(codes)}))`,
        ),
        ...(given.size === 0 ? [] : [sql`${parcelCode} in (${sql.join([...given])})`]),
      ]
      return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
    }
  }
}

function columnsOf(table: 'parcel' | 'removed_parcel'): PlaceColumns {
  return {
    cycle: sql.ref(`${table}.cycle`),
    parcelCode: sql.ref(`${table}.parcel_code`),
    townCode: sql.ref(`${table}.town_code`),
    ownerUscc: sql.ref(`${table}.owner_uscc`),
  }
}

/** On the lines of parcels. */
export function withinScope(scope: Scope): () => RawBuilder<SqlBool> {
  return () => coversPlace(scope, columnsOf('parcel'))
}

/** On parcels that are removed. */
export function withinScopeOfRemoved(scope: Scope): RawBuilder<SqlBool> {
  return coversPlace(scope, columnsOf('removed_parcel'))
}

/** On rows that are removed, on their own or with their parcel. */
export function removedPlace(scope: Scope): RawBuilder<SqlBool> {
  return coversPlace(scope, {
    cycle: sql.ref('row.cycle'),
    parcelCode: sql.ref('row.parcel_code'),
    townCode: sql.ref('row.town_code'),
    ownerUscc: sql`coalesce(parcel.owner_uscc, removed_parcel.owner_uscc)`,
  })
}
