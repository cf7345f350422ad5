import { compareSum } from '../checks/compare.ts'
import type { TenancyIssueKind } from './issue-kind.ts'
import { isTenant, type TenancyFirm, type TenancyLink, type TenancyParcel } from './tenancy.ts'

export interface TenancyIssue {
  readonly kind: TenancyIssueKind
  /** The firm it is about; null for the parcel. */
  readonly uscc: string | null
  /** It is one from the day after this one; null: it is one whatever the day. */
  readonly due: string | null
}

/** What does not fit together in a parcel's tenancy. Depends on no clock: a lease that ends carries its last day. */
export function issuesOf(parcel: TenancyParcel, links: readonly TenancyLink[]): readonly TenancyIssue[] {
  const byCode = new Map(links.map((link) => [link.firm.uscc, link]))
  return [...links.flatMap((link) => linkIssues(parcel, link, byCode)), ...areaIssues(parcel)]
}

function linkIssues(
  { ownerUscc }: TenancyParcel,
  link: TenancyLink,
  byCode: ReadonlyMap<string, TenancyLink>,
): readonly TenancyIssue[] {
  const { firm, lessor, depth } = link
  if (!isTenant(firm)) return []
  const { uscc } = firm
  const found: TenancyIssue[] = []
  const add = (kind: TenancyIssueKind, due: string | null = null): void => {
    found.push({ kind, uscc, due })
  }
  if (firm.leaseEnd !== null) add('lease-ended', firm.leaseEnd)
  if (lessor.kind === 'unknown') add('lessor-unknown')
  if (lessor.kind === 'owner') {
    if (uscc === ownerUscc) add('lessor-self')
    else if (firm.occupancy === '分租') add('lease-called-sublet')
  }
  if (lessor.kind !== 'firm') return found
  const head = byCode.get(lessor.uscc)?.firm
  if (lessor.uscc === uscc) add('lessor-self')
  else if (head !== undefined && !isTenant(head)) add('sublet-without-lease')
  else if (depth === null && isCircle(uscc, byCode)) add('lessor-circle')
  else {
    if (firm.occupancy === '租赁') add('sublet-called-lease')
    if (outlives(firm, head)) add('sublet-outlives-lease')
  }
  return found
}

function outlives({ leaseEnd }: TenancyFirm, head: TenancyFirm | undefined): boolean {
  return leaseEnd !== null && head?.leaseEnd != null && leaseEnd > head.leaseEnd
}

/** Whether the way up comes back to the firm itself. */
function isCircle(uscc: string, byCode: ReadonlyMap<string, TenancyLink>): boolean {
  const seen = new Set<string>()
  for (let at = uscc; !seen.has(at); ) {
    seen.add(at)
    const lessor = byCode.get(at)?.lessor
    if (lessor?.kind !== 'firm') return false
    if (lessor.uscc === uscc) return true
    at = lessor.uscc
  }
  return false
}

function areaIssues({ floorArea, rentedOutArea, firms }: TenancyParcel): readonly TenancyIssue[] {
  const found: TenancyIssue[] = []
  const areas = (some: readonly TenancyFirm[]): readonly number[] => some.flatMap(({ area }) => area ?? [])
  const all = areas(firms)
  const rented = areas(firms.filter(isTenant))
  if (floorArea !== null && all.length > 0 && compareSum(all, floorArea, 1.01) > 0) {
    found.push({ kind: 'area-over-building', uscc: null, due: null })
  }
  if (rentedOutArea !== null && rented.length > 0 && compareSum(rented, rentedOutArea, 1.01) > 0) {
    found.push({ kind: 'tenants-over-let', uscc: null, due: null })
  }
  return found
}
