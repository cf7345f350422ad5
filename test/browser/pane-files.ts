import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { completedUscc } from '#core/form/code-system.ts'
import type { Cells } from '#core/form/form.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { goldenFirm, goldenParcel } from '../core/scoring/golden.ts'

const templates = resolve(import.meta.dirname, '../../templates/out')

export function template(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(templates, name)))
}

/** The worked example of the scoring standard: 20 亩, total 72.60. No findings at all. */
export const examplePair: { readonly parcel: Cells; readonly firm: Cells } = {
  parcel: {
    ...goldenParcel,
    parcelCode: 'SJ-XQ-0137',
    assessYear: 2025,
    townCode: '310117105000',
    parcelName: '新桥镇示例路137号',
    baseSource: '不动产登记',
    realEstateUnitNo: '310117001001GB00012',
    certNo: '沪（2021）松字不动产权第012345号',
    ownershipType: '国有',
    acquireMode: '出让',
    landEndDate: '2060-06-29',
    regUse: '工业用地',
    currentUse: '工业用地',
    planZoneType: '产业社区',
    siteBoundary: '城市开发边界内',
    ownerName: '示例精密制造（上海）有限公司',
    ownerUscc: '91310117999999912E',
    ownerIsSoe: '否',
    footprintArea: 6400,
    vacantSince: '2025-03-01',
    selfUsedArea: 14800,
    rentedOutArea: 0,
    firmCount: 1,
    fillPerson: '张敏',
    fillPhone: '13812345678',
    fillDate: '2026-03-02',
  },
  firm: {
    ...goldenFirm,
    parcelCode: 'SJ-XQ-0137',
    firmName: '示例精密制造（上海）有限公司',
    uscc: '91310117999999912E',
    occupancy: '自有',
    occupiedFloorArea: 14800,
    industryCode: '3484',
    registeredTown: '310117105000',
    taxInDistrict: true,
    startProduction: '2012-05-01',
    energyBasis: '当量值',
    highTechUntil: '2027-11-30',
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
