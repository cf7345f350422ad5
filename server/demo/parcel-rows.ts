import type { Cells } from '#core/form/form.ts'
import type { TownCode } from '#core/vocabulary/district.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { LandClass } from '#core/vocabulary/land.ts'
import { people } from './names.ts'
import { type Random, round } from './random.ts'

/** What a sample parcel is drawn from. quality 0 (poor) … 1 (excellent). */
export interface ParcelSketch {
  readonly parcelCode: string
  readonly number: number
  readonly townCode: TownCode
  readonly year: number
  readonly landClass: LandClass
  readonly quality: number
  readonly ownerName: string
  readonly ownerUscc: string
  readonly firmCount: number
}

const useOf = { 工业: '工业用地', 仓储: '物流仓储用地', 研发: '科研用地' } as const

/** A complete, consistent 用地主体自评表 row: passes every check until a special case changes it. */
export function parcelRow(sketch: ParcelSketch, random: Random): Record<string, Cells[string]> {
  const landArea = random.decimal(6000, 60000, 2)
  const farAllowed = random.pick([1.0, 1.2, 1.5, 2.0])
  const far = farAllowed * (0.45 + 0.5 * sketch.quality + random.decimal(-0.05, 0.05, 3))
  const floorArea = round(landArea * Math.max(far, 0.3), 2)
  const vacantShare =
    sketch.quality > 0.8 ? 0 : Math.max(0, 0.45 - 0.5 * sketch.quality + random.decimal(-0.08, 0.08, 3))
  const vacantFloorArea = round(floorArea * vacantShare, 2)
  const rentedOutArea = sketch.firmCount > 1 ? round((floorArea - vacantFloorArea) * random.decimal(0.2, 0.5, 2), 2) : 0
  const use = useOf[sketch.landClass]
  const serial = String(sketch.number).padStart(5, '0')
  const row: Record<string, Cells[string]> = {
    parcelCode: sketch.parcelCode,
    assessYear: sketch.year,
    townCode: sketch.townCode,
    parcelName: `${townName(sketch.townCode) ?? ''}示例路${sketch.number}号`,
    baseSource: '不动产登记',
    realEstateUnitNo: `310117${sketch.townCode.slice(6, 9)}001GB${serial}`,
    certNo: `沪（2021）松字不动产权第${serial.padStart(6, '0')}号`,
    contractNo: `沪松规土（2010）出让合同第${sketch.number}号`,
    contractDate: '2010-06-30',
    ownershipType: '国有',
    legality: '合法',
    acquireMode: '出让',
    landEndDate: '2060-06-29',
    buildingUse: sketch.landClass,
    regUse: use,
    currentUse: use,
    planUse: use,
    landClass: sketch.landClass,
    planZoneType: random.pick(['产业基地', '产业社区', '产业社区', '零星工业用地']),
    siteBoundary: '城市开发边界内',
    ownerName: sketch.ownerName,
    ownerUscc: sketch.ownerUscc,
    ownerIsSoe: '否',
    landArea,
    regLandArea: landArea,
    floorArea,
    footprintArea: round(Math.min(landArea * 0.5, floorArea), 2),
    illegalFloorArea: 0,
    farAllowed,
    vacantFloorArea,
    selfUsedArea: round(floorArea - vacantFloorArea - rentedOutArea, 2),
    rentedOutArea,
    idleDetermined: false,
    propertyQuality: sketch.quality > 0.75 ? '优' : sketch.quality > 0.45 ? '良' : sketch.quality > 0.2 ? '中' : '差',
    buildYear: random.integer(1996, 2019),
    houseSafety: '无',
    workSafety: '符合',
    envRestrict: false,
    envCompliance: '达标',
    exemptReason: '无',
    useMismatch: false,
    bottleneckTech: false,
    firmCount: sketch.firmCount,
    fillPerson: random.pick(people),
    fillPhone: `138${String(10000000 + ((sketch.number * 7919) % 89999999)).slice(0, 8)}`,
    fillDate: `${sketch.year + 1}-03-${String(random.integer(1, 28)).padStart(2, '0')}`,
  }
  if (vacantFloorArea > 0) row.vacantSince = `${sketch.year}-0${random.integer(1, 9)}-01`
  return row
}
