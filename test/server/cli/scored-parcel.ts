import type { FirmRow, Ledger, ParcelRow } from './ledger.ts'
import { rounded } from './random.ts'
import { cleanFirm, cleanParcel } from './sample.ts'

/** Points wished for, indicator by indicator; 80 each when not given. */
export type Points = Readonly<
  Partial<Record<'R1' | 'R2' | 'R3' | 'R4' | 'E1' | 'E2' | 'E3' | 'E4' | 'G1' | 'G2' | 'G3', number>>
>

function line(lines: Readonly<Record<number, number>>, points = 80): number {
  const found = lines[points]
  if (found === undefined) throw new Error(`no line gives ${points} points`)
  return found
}

const mu = 30
const revenue = 24_000

function parcelFor(points: Points): ParcelRow {
  const floorArea = 20_000 * line({ 100: 1, 80: 0.8, 60: 0.6, 40: 0.4, 0: 0.3 }, points.R1)
  const vacantFloorArea = rounded(floorArea * line({ 100: 0.05, 80: 0.15, 60: 0.3, 40: 0.5, 0: 0.6 }, points.R3))
  const quality = { 100: '优', 80: '良', 50: '中', 0: '差' }[points.R4 ?? 80]
  return {
    landArea: 20_000,
    farAllowed: 1,
    floorArea,
    vacantFloorArea,
    vacantSince: '2025-06',
    selfUsedArea: rounded(floorArea - vacantFloorArea),
    propertyQuality: quality ?? null,
  }
}

function firmFor(points: Points): FirmRow {
  const grossOutput = mu * line({ 100: 1000, 80: 600, 60: 300, 40: 150, 20: 50, 0: 10 }, points.E2)
  const g3 = points.G3 ?? 80
  return {
    occupiedFloorArea: 0,
    fixedAssets: mu * line({ 100: 500, 80: 300, 60: 200, 40: 100, 0: 50 }, points.R2),
    taxPaid: mu * line({ 100: 100, 80: 60, 60: 30, 40: 12, 20: 4, 0: 1 }, points.E1),
    grossOutput,
    revenue,
    employeesYearEnd: revenue / line({ 100: 200, 80: 120, 60: 80, 40: 40, 0: 20 }, points.E3),
    rdExpense: rounded(revenue * line({ 100: 0.05, 80: 0.03, 60: 0.02, 40: 0.01, 20: 0.005, 0: 0 }, points.E4)),
    energyTce: rounded(grossOutput / line({ 100: 20, 80: 10, 60: 5, 40: 2.5, 0: 1 }, points.G1), 3),
    electricityKwh: null,
    hasDischarge: '是',
    codT: rounded(grossOutput / line({ 100: 20_000, 80: 10_000, 60: 2500, 40: 500, 0: 100 }, points.G2), 4),
    highTech: g3 >= 40 ? '是' : '否',
    techGiant: g3 >= 80 ? '是' : '否',
    techSme: g3 % 40 === 20 ? '是' : '否',
  }
}

export interface Site {
  readonly points?: Points
  readonly parcel?: ParcelRow
  /** Changes of its only firm; several rows when several are given. */
  readonly firms?: readonly FirmRow[]
}

/** Parcels numbered from 1, each with the points wished for and then changed as said. */
export function ledgerOfSites(sites: readonly Site[], from = 1): Ledger {
  const numbered = sites.map((site, index) => ({ ...site, number: from + index }))
  return {
    parcels: numbered.map(({ number, points = {}, parcel, firms = [{}] }) => ({
      ...cleanParcel(number),
      ...parcelFor(points),
      firmCount: firms.length,
      ...parcel,
    })),
    firms: numbered.flatMap(({ number, points = {}, firms = [{}] }) =>
      firms.map((change, index) => ({ ...cleanFirm(number, number * 10 + index), ...firmFor(points), ...change })),
    ),
  }
}
