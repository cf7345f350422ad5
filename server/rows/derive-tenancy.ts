import { chainOf } from '#core/tenancy/chain.ts'
import { issuesOf } from '#core/tenancy/issues.ts'
import { isTenant } from '#core/tenancy/tenancy.ts'
import type { TenancyIssueTable, TenancyLineTable } from '../db/tenancy-tables.ts'
import type { ParcelRows } from './judge.ts'
import { textOrNull } from './state.ts'
import { tenancyParcel } from './tenancy-parcel.ts'

export interface DerivedTenancy {
  readonly lines: readonly TenancyLineTable[]
  readonly issues: readonly TenancyIssueTable[]
}

/** Lines of the parcels that are let, and what does not fit together in them. The others have none. */
export function derivedTenancy(district: string, parcels: readonly ParcelRows[]): DerivedTenancy {
  const lines: TenancyLineTable[] = []
  const issues: TenancyIssueTable[] = []
  for (const rows of parcels) {
    const { parcelCode, cycle, parcel } = rows
    const tenancy = tenancyParcel(rows)
    const isLet = (tenancy.rentedOutArea ?? 0) > 0 || tenancy.firms.some(isTenant)
    if (parcel.removed || (!isLet && tenancy.firms.length === 0)) continue
    const links = chainOf(tenancy)
    const found = issuesOf(tenancy, links)
    if (!isLet && found.length === 0) continue
    const place = { district, cycle, parcel_code: parcelCode, town_code: parcel.townCode }
    const tenants = links.filter(({ firm }) => isTenant(firm))
    lines.push({
      ...place,
      owner_soe: textOrNull(parcel.effective.ownerIsSoe),
      tenants: tenants.length,
      subtenants: tenants.filter(({ lessor }) => lessor.kind === 'firm').length,
      issues: found.filter(({ due }) => due === null).length,
    })
    for (const { kind, uscc, due } of found) issues.push({ ...place, kind, uscc: uscc ?? '', due })
  }
  return { lines, issues }
}
