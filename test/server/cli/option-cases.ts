import { type FieldCase, firmField, parcelField } from './field-case.ts'
import type { FirmKey, ParcelKey } from './headings.ts'

const landUses = '工业用地/物流仓储用地/储备库用地/科研用地/其他'
const towns =
  '岳阳街道/永丰街道/方松街道/中山街道/广富林街道/九里亭街道/泗泾镇/佘山镇/车墩镇/新桥镇/洞泾镇/九亭镇/泖港镇/石湖荡镇/新浜镇/叶榭镇/小昆山镇/松江工业区/佘山度假区/上海松江出口加工区'

const parcelOptions: Readonly<Partial<Record<ParcelKey, string>>> = {
  townCode: towns,
  baseSource: '不动产登记/用地批文/土地利用现状/四个一批',
  ownershipType: '国有/集体',
  legality: '合法/部分违法/违法',
  acquireMode: '出让/划拨/租赁/作价入股/集体/其他',
  buildingUse: '工业/仓储/研发/办公/居住/商业/其他',
  regUse: landUses,
  currentUse: landUses,
  planUse: landUses,
  landClass: '工业/仓储/研发',
  planZoneType: '产业基地/产业社区/零星工业用地/产业区块外/战略预留区',
  siteBoundary: '城市开发边界内/城市开发边界外',
  ownerIsSoe: '否/央企/市属/区属/镇属',
  propertyQuality: '优/良/中/差',
  houseSafety: '无/一般/重大',
  workSafety: '符合/限期整改/不符合',
  envCompliance: '达标/限期整改/重大违法或不达标',
  exemptReason: '无/建设期内/投产未满两年/公用设施',
  selfClass: 'A/B/C/D',
}

const levels = '无/区级/市级/国家级'
const firmOptions: Readonly<Partial<Record<FirmKey, string>>> = {
  occupancy: '自有/租赁/分租/合作',
  registeredTown: `${towns}/区外`,
  opStatus: '正常/停产/半停产/未投产/歇业',
  energyBasis: '当量值/等价值',
  srdi: '无/区级/市级/国家级小巨人',
  techCenter: levels,
  designCenter: levels,
}

/** Every option of every choice is taken as printed; anything else is told. */
export const optionCases: readonly FieldCase[] = [
  ...(Object.entries(parcelOptions) as [ParcelKey, string][]).flatMap(([key, options]) => [
    ...options.split('/').map((option) => parcelField(key, option, true)),
    parcelField(key, '不在其中', false),
    parcelField(key, 0, false),
  ]),
  ...(Object.entries(firmOptions) as [FirmKey, string][]).flatMap(([key, options]) => [
    ...options.split('/').map((option) => firmField(key, option, true)),
    firmField(key, '不在其中', false),
    firmField(key, 0, false),
  ]),
]
