import type { Kysely } from 'kysely'
import type { AuthorityParcel } from '#core/api/third-parties.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { Grant } from '../actions/authorise.ts'
import { loadAuthorities } from '../actions/held-parcels.ts'
import { withinScope } from '../actions/scope.ts'
import type { ThirdPartyAuthorityTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { statusOf } from '../rows/table.ts'
import type { Service } from '../service.ts'
import { requireAuthority } from './require-authority.ts'

const mostShown = 500
const unfinished: readonly RowStatus[] = ['draft', 'town-returned', 'review-returned']

export interface AuthorityParcels {
  readonly items: AuthorityParcel[]
  readonly total: number
  readonly unfinished: number
}

/** Parcels of an authority in a year. Throws ProblemError not-found. */
export async function authorityParcels(
  service: Service,
  grant: Grant,
  id: string,
  cycle: string,
): Promise<AuthorityParcels> {
  const line = await requireAuthority(service, grant, id, 'look')
  return shownParcels(await service.database.read((db) => parcelsCovered(db, line, cycle)))
}

/** Those not yet submitted first. */
export function shownParcels(parcels: readonly AuthorityParcel[]): AuthorityParcels {
  const open = parcels.filter(({ isUnfinished }) => isUnfinished)
  const done = parcels.filter(({ isUnfinished }) => !isUnfinished)
  return { items: [...open, ...done].slice(0, mostShown), total: parcels.length, unfinished: open.length }
}

/** Every parcel of a year that the authority covers, whatever the day, by code. */
export async function parcelsCovered(
  db: Kysely<Schema>,
  line: ThirdPartyAuthorityTable,
  cycle: string,
): Promise<readonly AuthorityParcel[]> {
  const held = await loadAuthorities(db, line.district, [line])
  const found = await db
    .selectFrom('parcel')
    .select(['parcel_code', 'parcel_name', 'town_code', 'status', 'required', 'filled'])
    .where('district', '=', line.district)
    .where('cycle', '=', cycle)
    .where(withinScope({ kind: 'authority', held }))
    .orderBy('parcel_code')
    .execute()
  return found.map(({ parcel_code, parcel_name, town_code, status, required, filled }) => ({
    parcelCode: parcel_code,
    parcelName: parcel_name,
    townCode: town_code,
    status: statusOf(status),
    required,
    filled,
    isUnfinished: unfinished.includes(statusOf(status)),
  }))
}
