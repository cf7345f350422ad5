import type { ParcelFacts } from '#core/facts/facts.ts'
import { completedUscc } from '#core/form/code-system.ts'
import type { FormRow } from '#core/subject/subjects-of.ts'

function cents(value: number): number {
  return Number(value.toFixed(2))
}

/** Judged items are never blank here: their blanks make a parcel 待补正 before anything else can be seen. */
const judged = {
  vacantFloorArea: 0,
  vacantSince: '2025-01-01',
  houseSafety: '无',
  workSafety: '符合',
  envCompliance: '达标',
  envRestrict: false,
  idleDetermined: false,
  legality: '合法',
  useMismatch: false,
  illegalFloorArea: 0,
  bottleneckTech: false,
  exemptReason: '无',
} as const

/** Made-up facts as the rows of the two forms, with what the cross-field checks want to see beside them. */
export function rowsOf(facts: ParcelFacts): readonly FormRow[] {
  const { parcelCode, cycle, parcel, firms } = facts
  const free = cents((parcel.floorArea ?? 0) - (parcel.vacantFloorArea ?? 0))
  const usual = {
    assessYear: Number(cycle),
    selfUsedArea: Math.max(0, free),
    rentedOutArea: 0,
    firmCount: firms.length,
    selfNote: '示例',
  }
  const site: FormRow = {
    id: parcelCode,
    form: 'parcel-self-assessment',
    cycle,
    cells: { ...judged, ...parcel, ...usual, parcelCode },
  }
  const serial = parcelCode.replace(/\D/g, '').padStart(6, '0').slice(-6)
  const rows = firms.map((firm, index): FormRow => {
    const uscc = completedUscc(`91310117${serial}${String(index).padStart(2, '0')}`)
    const usualOfFirm = { parcelCode, uscc, industryCode: '3484', occupiedFloorArea: 0 }
    return {
      id: `${parcelCode}/${index}`,
      form: 'enterprise-information',
      cycle,
      cells: { opStatus: '正常', ...firm, ...usualOfFirm },
    }
  })
  return [site, ...rows]
}
