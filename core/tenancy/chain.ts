import { matchLessor } from './match-lessor.ts'
import type { Lessor, TenancyLink, TenancyParcel } from './tenancy.ts'

/** The chain 用地主体 → 二房东 → 承租 of a parcel: every firm with who lets to it and how far from the owner it is. */
export function chainOf(parcel: TenancyParcel): readonly TenancyLink[] {
  const lessors = new Map(parcel.firms.map((firm) => [firm.uscc, matchLessor(parcel, firm)]))
  const links = parcel.firms.map((firm) => ({
    firm,
    lessor: lessors.get(firm.uscc) ?? ({ kind: 'none' } as const),
    depth: firm.uscc === parcel.ownerUscc ? 0 : depthOf(firm.uscc, lessors, new Set()),
  }))
  return links.toSorted((a, b) => order(a) - order(b))
}

/** Near the owner first; what does not reach it last. */
function order({ depth }: TenancyLink): number {
  return depth ?? Number.MAX_SAFE_INTEGER
}

function depthOf(uscc: string, lessors: ReadonlyMap<string, Lessor>, seen: ReadonlySet<string>): number | null {
  const lessor = lessors.get(uscc)
  if (lessor === undefined || seen.has(uscc)) return null
  if (lessor.kind === 'owner') return 1
  if (lessor.kind !== 'firm') return null
  const above = depthOf(lessor.uscc, lessors, new Set([...seen, uscc]))
  return above === null ? null : above + 1
}
