import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { completedUscc } from '#core/form/code-system.ts'
import type { Cells } from '#core/form/form.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { fillTemplate } from '#workbook/fill.ts'

const templates = resolve(import.meta.dirname, '../../templates/out')

export function template(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(templates, name)))
}

/** The worked example of the scoring standard: 20 亩, total 72.60. No findings at all. */
export const examplePair: { readonly parcel: Cells; readonly firm: Cells } = {
  parcel: {
    parcelCode: 'SJ-XQ-0137',
    assessYear: 2025,
    townCode: '310117105000',
    parcelName: '新桥镇示例路137号',
    baseSource: '不动产登记',
    realEstateUnitNo: '310117001001GB00012',
    certNo: '沪（2021）松字不动产权第012345号',
    ownershipType: '国有',
    legality: '合法',
    acquireMode: '出让',
    landEndDate: '2060-06-29',
    regUse: '工业用地',
    currentUse: '工业用地',
    landClass: '工业',
    planZoneType: '产业社区',
    siteBoundary: '城市开发边界内',
    ownerName: '示例精密制造（上海）有限公司',
    ownerUscc: '91310117999999912E',
    ownerIsSoe: '否',
    landArea: 13333.33,
    floorArea: 16000,
    footprintArea: 6400,
    illegalFloorArea: 0,
    farAllowed: 1.5,
    vacantFloorArea: 1200,
    vacantSince: '2025-03-01',
    selfUsedArea: 14800,
    rentedOutArea: 0,
    idleDetermined: false,
    propertyQuality: '良',
    houseSafety: '无',
    workSafety: '符合',
    envRestrict: false,
    envCompliance: '达标',
    exemptReason: '无',
    useMismatch: false,
    bottleneckTech: false,
    firmCount: 1,
    fillPerson: '张敏',
    fillPhone: '13812345678',
    fillDate: '2026-03-02',
  },
  firm: {
    parcelCode: 'SJ-XQ-0137',
    firmName: '示例精密制造（上海）有限公司',
    uscc: '91310117999999912E',
    occupancy: '自有',
    occupiedFloorArea: 14800,
    industryCode: '3484',
    aboveScale: true,
    registeredTown: '310117105000',
    taxInDistrict: true,
    startProduction: '2012-05-01',
    opStatus: '正常',
    fixedAssets: 7000,
    grossOutput: 9000,
    revenue: 9500,
    taxPaid: 900,
    rdExpense: 332.5,
    energyTce: 600,
    energyBasis: '当量值',
    employeesYearEnd: 80,
    hasDischarge: true,
    codT: 0.6,
    highTech: true,
    highTechUntil: '2027-11-30',
    techGiant: false,
    techSme: false,
    srdi: '市级',
    techCenter: '无',
    designCenter: '无',
    headquarters: false,
    foreignRd: false,
  },
}

/** 一地一表 of the example, with changes to either row. */
export async function parcelWorkbook(parcel: Cells = {}, firm: Cells = {}): Promise<Uint8Array> {
  return await fillTemplate(template('一地一表.xlsx'), {
    parcels: [{ ...examplePair.parcel, ...parcel }],
    firms: [{ ...examplePair.firm, ...firm }],
    meta: { cycle: '2025', parcelCode: 'SJ-XQ-0137' },
  })
}

/** 街镇台账 of 新桥镇 in the 示例 district, its special cases included. */
export async function ledgerWorkbook(townCode = '310117105000'): Promise<Uint8Array> {
  const parcels = sampleDistrict(2025).filter((one) => one.townCode === townCode)
  return await fillTemplate(template('街镇台账.xlsx'), {
    parcels: parcels.map((one) => one.parcel),
    firms: parcels.flatMap((one) => one.firms),
    meta: { cycle: '2025' },
  })
}

/** A ledger of so many parcels: the 示例 district over and over, every parcel and firm with codes of its own. */
export async function hugeLedger(count: number): Promise<Uint8Array> {
  const sample = sampleDistrict(2025)
  const parcels: Cells[] = []
  const firms: Cells[] = []
  for (let index = 0; index < count; index += 1) {
    const one = sample[index % sample.length]
    if (one === undefined) continue
    const parcelCode = `SJ-HG-${String(index + 1).padStart(5, '0')}`
    parcels.push({ ...one.parcel, parcelCode })
    for (const firm of one.firms) {
      const uscc = completedUscc(`91310117MB${String(firms.length).padStart(6, '0')}`)
      firms.push({ ...firm, parcelCode, uscc })
    }
  }
  return await fillTemplate(template('街镇台账.xlsx'), { parcels, firms, meta: { cycle: '2025' } })
}
