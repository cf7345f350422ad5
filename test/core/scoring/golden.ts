import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'

/** The hand-checkable parcel: 20 亩, 72.60 as 工业, 71.00 as 仓储. */
export const goldenParcel = {
  assessYear: 2025,
  townCode: '310117105000',
  legality: '合法',
  landClass: '工业',
  landArea: 13333.33,
  floorArea: 16000,
  illegalFloorArea: 0,
  farAllowed: 1.5,
  vacantFloorArea: 1200,
  vacantSince: '2024-03-01',
  idleDetermined: false,
  propertyQuality: '良',
  houseSafety: '无',
  workSafety: '符合',
  envRestrict: false,
  envCompliance: '达标',
  exemptReason: '无',
  useMismatch: false,
  bottleneckTech: false,
} as const satisfies ParcelValues

export const goldenFirm = {
  uscc: 'F1',
  opStatus: '正常',
  aboveScale: true,
  fixedAssets: 7000,
  grossOutput: 9000,
  revenue: 9500,
  taxPaid: 900,
  rdExpense: 332.5,
  energyTce: 600,
  employeesYearEnd: 80,
  hasDischarge: true,
  codT: 0.6,
  highTech: true,
  techGiant: false,
  techSme: false,
  srdi: '市级',
  techCenter: '无',
  designCenter: '无',
  headquarters: false,
  foreignRd: false,
} as const satisfies EnterpriseValues

export const golden: ParcelFacts = {
  parcelCode: 'P1',
  cycle: '2025',
  parcel: goldenParcel,
  firms: [goldenFirm],
  taxPaidYearBefore: null,
  blockedBy: [],
}

/** Qualifications and 物业品质 in descending order of their share of the total: up to 24 totals, all different. */
export function seriesOf(count: number): readonly ParcelFacts[] {
  const qualities = [
    ['优', 5],
    ['良', 4],
    ['中', 2.5],
    ['差', 0],
  ] as const
  const steps = [0, 20, 40, 60, 80, 100].flatMap((points) =>
    qualities.map(([quality, score]) => ({ points, quality, score: score + points * 0.12 })),
  )
  steps.sort((a, b) => b.score - a.score)
  return steps.slice(0, count).map(({ points, quality }, index) => ({
    ...golden,
    parcelCode: `S${String(index + 1).padStart(2, '0')}`,
    parcel: { ...goldenParcel, propertyQuality: quality },
    firms: [
      {
        ...goldenFirm,
        srdi: '无',
        highTech: points >= 40,
        techGiant: points >= 80,
        techSme: points % 40 === 20,
      },
    ],
  }))
}
