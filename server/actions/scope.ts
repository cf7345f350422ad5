import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Role } from '#core/access/role.ts'
import { type Authority, coversParcel } from '#core/roster/authority.ts'
import { invitedParcels } from '../db/invitations.ts'
import type { Schema } from '../db/schema.ts'
import type { Actor } from './actor.ts'
import { authoritiesHeld } from './held-parcels.ts'

/** On whose rows an account may act. */
export type Scope =
  | { readonly kind: 'district' }
  | { readonly kind: 'town'; readonly town: string }
  /** Parcels the firm owns and those it was invited to. */
  | {
      readonly kind: 'parcels'
      readonly owner: string | null
      /** Parcels of one year only, as cycle/parcelCode. */
      readonly invited: ReadonlySet<string>
    }
  /** What the authorities of a 第三方技术单位 that are in force today cover. */
  | { readonly kind: 'authority'; readonly held: readonly Authority[] }
  | { readonly kind: 'nothing' }

type ScopeKind = 'district' | 'town' | 'own-and-invited' | 'authority' | 'nothing'

const kindOf: Readonly<Record<Role, ScopeKind>> = {
  enterprise: 'own-and-invited',
  town: 'town',
  'town-reviewer': 'town',
  department: 'district',
  district: 'district',
  'third-party': 'authority',
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
  if (kind === 'authority') {
    const held = org === null ? [] : await authoritiesHeld(db, district, org, today)
    return held.length === 0 ? { kind: 'nothing' } : { kind, held }
  }
  const invited = (await invitedParcels(db, district, username)).map(
    ({ cycle, parcelCode }) => `${cycle}/${parcelCode}`,
  )
  return { kind: 'parcels', owner: limited ? null : org, invited: new Set(invited) }
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
    case 'authority':
      return scope.held.some((authority) => coversParcel(authority, { parcelCode, townCode }))
    case 'parcels':
      return scope.invited.has(`${cycle}/${parcelCode}`) || (scope.owner !== null && ownerUscc === scope.owner)
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
    case 'authority': {
      const held = scope.held.map((authority) => coversByAuthority(authority, parcelCode, townCode))
      return sql`(${sql.join(held, sql` or `)})`
    }
    case 'parcels': {
      const { owner, invited } = scope
      const conditions = [
        ...(owner === null ? [] : [sql`${ownerUscc} = ${owner}`]),
        ...[...byCycle(invited)].map(
          ([year, codes]) => sql`(${cycle} = ${year} and ${parcelCode} in (${sql.join(codes)}))`,
        ),
      ]
      return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
    }
  }
}

function coversByAuthority(
  { towns, parcels, handedOn }: Authority,
  parcelCode: Expression<string>,
  townCode: Expression<string | null>,
): RawBuilder<SqlBool> {
  const conditions = [
    ...(towns.size === 0 ? [] : [sql`${townCode} in (${sql.join([...towns])})`]),
    ...(parcels.size === 0 ? [] : [sql`${parcelCode} in (${sql.join([...parcels])})`]),
  ]
  if (conditions.length === 0) return sql`false`
  const covered = sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
  return handedOn.size === 0 ? covered : sql`(${covered} and ${parcelCode} not in (${sql.join([...handedOn])}))`
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
