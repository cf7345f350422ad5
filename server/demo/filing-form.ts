import type { LandType } from '#core/filing-route/route.ts'
import type { Works } from '#core/filing-route/works.ts'
import type { Cells } from '#core/form/form.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { SampleParcel } from './district.ts'

export interface SampleProject {
  readonly name: string
  readonly landType: LandType
  readonly works: Works
  /** 改造后容积率 above that of the contract. */
  readonly overContract?: true
}

/** A 申请表 without any error, of a parcel of the sample district. */
export function sampleApplication(
  { townCode, parcel }: SampleParcel,
  { name, landType, works, overContract }: SampleProject,
  today: CalendarDate,
): Cells {
  const area = typeof parcel.landArea === 'number' ? parcel.landArea : 10_000
  const year = Number(today.slice(0, 4))
  return {
    projectUnit: String(parcel.ownerName),
    uscc: String(parcel.ownerUscc),
    legalPerson: '赵敏',
    contactPerson: '王芳',
    contactPhone: '13800000000',
    projectName: `${String(parcel.ownerName).replace(/（上海）|有限公司/g, '')}${name}`,
    projectAddress: String(parcel.parcelName ?? '示例路1号'),
    townCode,
    industryCode: '3484',
    strategicIndustry: '高端装备制造产业',
    projectContent: '拆除旧厂房，改建智能产线两条（示例数据）',
    parcelCode: String(parcel.parcelCode),
    certNo: '沪（2021）松字不动产权第012345号',
    acquireMode: '出让',
    contractNo: '沪松规土（2010）出让合同第012号',
    outsideBlock: true,
    landType,
    currentUse: '工业用地',
    landUseAfter: '工业用地',
    works,
    landAreaBefore: area,
    landAreaAfter: area,
    floorAreaBefore: rounded(area * 0.9),
    floorAreaAfter: rounded(area * 1.2),
    farBefore: 0.9,
    farAfter: 1.2,
    farContract: overContract === true ? 1 : 1.2,
    totalInvestment: 8000,
    equipmentInvestment: 5000,
    startDate: `${year + 1}-03-01`,
    endDate: `${year + 2}-06-01`,
    outputBefore: 9000,
    outputAfter: 20_000,
    taxBefore: 900,
    taxAfter: 2000,
    rdBefore: 332.5,
    rdAfter: 800,
    energyBefore: 600,
    energyAfter: 750,
    employeesBefore: 80,
    employeesAfter: 120,
    mainPollutants: '无',
    eiaCategory: '报告表',
    positiveItem: '示例条款：属于本区重点发展产业',
    negativeClear: true,
    ...(landType === '开发边界内未保留' ? { landCommitment: true } : {}),
    truthCommitment: true,
    applicationDate: today,
  }
}

/** A rectangle of that area, one parcel beside the other in the middle of 松江, as GeoJSON in EPSG 4549. */
export function sampleBoundary({ parcel }: SampleParcel, place: number): string {
  const area = typeof parcel.landArea === 'number' ? parcel.landArea : 10_000
  const width = 120
  const [west, south] = [612_000 + place * 400, 3_432_000]
  const [east, north] = [west + width, rounded(south + area / width)]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] })
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
