import type { Cells } from '#core/form/form.ts'
import { firmName, industries, researchIndustries, warehouseIndustries } from './names.ts'
import type { ParcelSketch } from './parcel-rows.ts'
import { type Random, round } from './random.ts'

export interface FirmSketch {
  readonly parcel: ParcelSketch
  readonly uscc: string
  readonly index: number
  /** The land user itself comes first, tenants after it. */
  readonly tenant: boolean
  readonly occupiedFloorArea: number
  /** 亩 of the parcel that this firm stands for, so that intensities follow the parcel's quality. */
  readonly mu: number
}

function industryOf(sketch: FirmSketch, random: Random): { readonly code: string; readonly words: string } {
  if (sketch.parcel.landClass === '仓储') return random.pick(warehouseIndustries)
  if (sketch.parcel.landClass === '研发') return random.pick(researchIndustries)
  return random.pick(industries)
}

/** A complete, consistent 企业信息采集表 row whose intensities follow the parcel's quality. */
export function firmRow(sketch: FirmSketch, random: Random): Record<string, Cells[string]> {
  const { parcel } = sketch
  const industry = industryOf(sketch, random)
  const industrial = Number(industry.code.slice(0, 2)) >= 6 && Number(industry.code.slice(0, 2)) <= 46
  const outputPerMu = 40 + 1300 * parcel.quality ** 2 * random.decimal(0.7, 1.3, 3)
  const revenue = round(outputPerMu * sketch.mu * random.decimal(0.95, 1.15, 3), 2)
  const taxRate = 0.03 + 0.09 * parcel.quality * random.decimal(0.6, 1.2, 3)
  const highTech = parcel.quality > 0.55 && random.chance(0.5)
  const rdShare = highTech ? random.decimal(0.032, 0.07, 4) : random.decimal(0, 0.025, 4)
  const energyTce = round((revenue / (4 + 22 * parcel.quality)) * random.decimal(0.8, 1.2, 3), 3)
  const discharging = industrial && random.chance(0.45)
  const level = parcel.quality > 0.7 ? random.pick(['无', '区级', '市级']) : '无'
  const name = firmName(sketch.index, industry.words)
  const row: Record<string, Cells[string]> = {
    parcelCode: parcel.parcelCode,
    firmName: sketch.tenant ? name : parcel.ownerName,
    uscc: sketch.uscc,
    occupancy: sketch.tenant ? '租赁' : '自有',
    occupiedFloorArea: sketch.occupiedFloorArea,
    industryCode: industry.code,
    aboveScale: revenue >= 2000,
    registeredTown: parcel.townCode,
    taxInDistrict: true,
    startProduction: `${random.integer(2008, 2020)}-09-01`,
    opStatus: '正常',
    fixedAssets: round((60 + 460 * parcel.quality * random.decimal(0.7, 1.3, 3)) * sketch.mu, 2),
    revenue,
    taxPaid: round(revenue * taxRate, 2),
    rdExpense: round(revenue * rdShare, 2),
    energyTce,
    energyBasis: '当量值',
    electricityKwh: round((energyTce / 1.229) * 0.7, 2),
    employeesYearEnd: Math.max(3, Math.round(revenue / (35 + 170 * parcel.quality))),
    hasDischarge: discharging,
    highTech,
    techGiant: highTech && random.chance(0.15),
    techSme: random.chance(0.25),
    srdi: level,
    techCenter: level === '市级' && random.chance(0.3) ? '市级' : '无',
    designCenter: '无',
    headquarters: false,
    foreignRd: false,
  }
  if (industrial) row.grossOutput = round(revenue * random.decimal(0.9, 1.1, 3), 2)
  if (sketch.tenant) {
    row.lessor = parcel.ownerName
    row.leaseStart = '2023-04-01'
    row.leaseEnd = '2028-03-31'
  }
  if (highTech) row.highTechUntil = `${parcel.year + 1}-12-31`
  if (discharging) {
    row.codT = round(random.decimal(0.05, 1.2, 4), 4)
    if (random.chance(0.5)) row.noxT = round(random.decimal(0.02, 0.8, 4), 4)
  }
  return row
}
