import type { FirmRow, ParcelRow } from './ledger.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const outerWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

function weighted(text: string, digits: string, weights: readonly number[]): number {
  return [...text].reduce((sum, letter, index) => sum + digits.indexOf(letter) * (weights[index] ?? 0), 0)
}

/**
 * A made-up credit code that passes both checks of GB 32100-2015.
 * @param prefix registering department, kind and district, eight characters
 */
export function creditCode(serial: number, prefix = '91310117'): string {
  const body = serial.toString().padStart(8, '0')
  const inner = 11 - (weighted(body, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', innerWeights) % 11)
  const first = `${prefix}${body}${inner === 10 ? 'X' : inner % 11}`
  return `${first}${alphabet[(31 - (weighted(first, alphabet, outerWeights) % 31)) % 31]}`
}

export const parcelCodeOf = (number: number): string => `SJ-${String(number).padStart(5, '0')}`

/** A parcel of 30 亩 without anything to find, used by the one firm of cleanFirm. */
export function cleanParcel(number: number): ParcelRow {
  return {
    parcelCode: parcelCodeOf(number),
    assessYear: 2025,
    townCode: '新桥镇',
    parcelName: `示例路${number}号`,
    baseSource: '用地批文',
    approvalNo: '沪府土〔2001〕123号',
    approvalDate: '2001-05-08',
    ownershipType: '国有',
    legality: '合法',
    acquireMode: '划拨',
    regUse: '工业用地',
    currentUse: '工业用地',
    landClass: '工业',
    planZoneType: '产业基地',
    siteBoundary: '城市开发边界内',
    ownerName: `示例用地主体${number}`,
    ownerUscc: creditCode(50_000_000 + number),
    ownerIsSoe: '否',
    landArea: 20_000,
    floorArea: 24_000,
    illegalFloorArea: 0,
    vacantFloorArea: 0,
    selfUsedArea: 24_000,
    rentedOutArea: 0,
    idleDetermined: '否',
    propertyQuality: '良',
    houseSafety: '无',
    workSafety: '符合',
    envRestrict: '否',
    envCompliance: '达标',
    exemptReason: '无',
    useMismatch: '否',
    bottleneckTech: '否',
    firmCount: 1,
    fillPerson: '张三',
    fillPhone: '13800000000',
    fillDate: '2026-03-02',
  }
}

/** A firm of 规上 制造业 that takes the whole of cleanParcel(number). */
export function cleanFirm(number: number, serial = number): FirmRow {
  return {
    parcelCode: parcelCodeOf(number),
    firmName: `示例企业${serial}`,
    uscc: creditCode(serial),
    occupancy: '自有',
    occupiedFloorArea: 24_000,
    industryCode: '3489',
    aboveScale: '是',
    registeredTown: '新桥镇',
    taxInDistrict: '是',
    startProduction: '2010-06-01',
    opStatus: '正常',
    fixedAssets: 9_000,
    grossOutput: 11_000,
    revenue: 12_000,
    taxPaid: 600,
    rdExpense: 480,
    energyTce: 700,
    energyBasis: '当量值',
    electricityKwh: 400,
    employeesYearEnd: 100,
    hasDischarge: '否',
    highTech: '否',
    techGiant: '否',
    techSme: '否',
    srdi: '无',
    techCenter: '无',
    designCenter: '无',
    headquarters: '否',
    foreignRd: '否',
  }
}
