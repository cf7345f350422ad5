import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel } from './command-line.ts'
import type { FirmRow, ParcelRow } from './ledger.ts'
import { scoresByName } from './score-site.ts'

const fileOf = folderOfFile()
const floor = 16_000

interface RuleCase {
  readonly name: string
  readonly parcel?: ParcelRow
  readonly firms?: readonly FirmRow[]
  readonly expect: Partial<PrintedParcel>
}

const direct = (rules: readonly string[], of: 'A' | 'B' | 'C' | 'D', flagged = false): Partial<PrintedParcel> => ({
  status: 'ok',
  how: 'direct',
  class: of,
  rules,
  flagged,
  rank: null,
  of: null,
})
const d = (...rules: readonly string[]) => direct(rules, 'D')
/** Ranked: eighty points, and so an A by the score line of a small group unless capped. */
const ranked = (rules: readonly string[], of: 'A' | 'B' | 'C' | 'D' = 'A'): Partial<PrintedParcel> => ({
  status: 'ok',
  how: 'ranked',
  class: of,
  rules,
  flagged: false,
})
const exempt = (...rules: readonly string[]): Partial<PrintedParcel> => ({
  status: 'ok',
  how: 'exempt',
  class: null,
  rules,
  flagged: false,
  rank: null,
  of: null,
})
const incomplete = (...rules: readonly string[]): Partial<PrintedParcel> => ({
  status: 'incomplete',
  how: null,
  class: null,
  total: null,
  rank: null,
  of: null,
  rules,
  indicators: [],
})

const empty = (vacantSince: string | null, others: ParcelRow = {}): ParcelRow => ({
  vacantFloorArea: floor,
  selfUsedArea: 0,
  vacantSince,
  ...others,
})
const stopped: FirmRow = { opStatus: '停产', grossOutput: 0, taxPaid: 0 }

/** All vacant loses R3, and stopped firms most of E and G: those are a B and a C by the score lines. */
const cases: readonly RuleCase[] = [
  { name: '没有规则', expect: { ...ranked([]), total: 80 } },
  { name: 'D1', parcel: { houseSafety: '重大' }, expect: { ...d('D1'), total: 80 } },
  { name: 'D2', parcel: { workSafety: '不符合' }, expect: d('D2') },
  { name: 'D3', parcel: { envCompliance: '重大违法或不达标' }, expect: d('D3') },
  { name: 'D4', parcel: { idleDetermined: '是' }, expect: d('D4') },
  { name: 'D6', parcel: { legality: '违法' }, expect: d('D6') },
  {
    name: '全部 D',
    parcel: {
      ...empty('2020-01'),
      houseSafety: '重大',
      workSafety: '不符合',
      envCompliance: '重大违法或不达标',
      idleDetermined: '是',
      legality: '违法',
    },
    expect: d('D1', 'D2', 'D3', 'D4', 'D5', 'D6'),
  },
  {
    name: '全部其余',
    parcel: {
      envRestrict: '是',
      useMismatch: '是',
      workSafety: '限期整改',
      bottleneckTech: '是',
      exemptReason: '公用设施',
    },
    firms: [{ headquarters: '是' }],
    expect: exempt('C1', 'C2', 'C3', 'A1', 'B1', 'F1'),
  },
  { name: 'D5 年月 2023-12', parcel: empty('2023-12'), expect: d('D5') },
  { name: 'D5 末日 2023-12-31', parcel: empty('2023-12-31'), expect: d('D5') },
  { name: 'D5 次日 2024-01-01', parcel: empty('2024-01-01'), expect: ranked([], 'B') },
  { name: 'D5 年月 2024-01', parcel: empty('2024-01'), expect: ranked([], 'B') },
  { name: 'D5 上年度的线', parcel: empty('2022-12-31', { assessYear: 2024 }), expect: d('D5') },
  { name: 'D5 上年度的线次日', parcel: empty('2023-01-01', { assessYear: 2024 }), expect: ranked([], 'B') },
  {
    name: 'D5 差一分不是整宗',
    parcel: empty('2020-01', { vacantFloorArea: floor - 0.01, selfUsedArea: 0.01 }),
    expect: ranked([], 'B'),
  },
  {
    name: 'D5 没有房屋',
    parcel: { floorArea: 0, vacantFloorArea: 0, selfUsedArea: 0, vacantSince: '2020-01' },
    expect: ranked([], 'B'),
  },
  {
    name: 'D5 空置大于建筑是错误，规则仍列出',
    parcel: empty('2020-01', { vacantFloorArea: floor + 0.01 }),
    expect: incomplete('D5'),
  },
  { name: 'D5 全部停产无税，上一年没有数', firms: [stopped, stopped], expect: ranked([], 'C') },
  { name: 'C1', parcel: { envRestrict: '是' }, expect: ranked(['C1'], 'C') },
  { name: 'C2 用非所用', parcel: { useMismatch: '是' }, expect: ranked(['C2'], 'C') },
  { name: 'C2 部分违法', parcel: { legality: '部分违法' }, expect: ranked(['C2'], 'C') },
  { name: 'C2 一分违建', parcel: { illegalFloorArea: 0.01 }, expect: ranked(['C2'], 'C') },
  { name: 'C3 安全整改', parcel: { workSafety: '限期整改' }, expect: ranked(['C3'], 'B') },
  { name: 'C3 房屋一般', parcel: { houseSafety: '一般' }, expect: ranked(['C3'], 'B') },
  { name: 'C3 环保整改', parcel: { envCompliance: '限期整改' }, expect: ranked(['C3'], 'B') },
  { name: '几个上限取最低', parcel: { envRestrict: '是', workSafety: '限期整改' }, expect: ranked(['C1', 'C3'], 'C') },
  { name: 'B1 小巨人', firms: [{ srdi: '国家级小巨人' }], expect: ranked(['B1']) },
  { name: 'B1 总部', firms: [{ headquarters: '是' }], expect: ranked(['B1']) },
  { name: 'B1 外资研发', firms: [{ foreignRd: '是' }], expect: ranked(['B1']) },
  { name: 'B1 任一企业', firms: [{}, { foreignRd: '是' }], expect: ranked(['B1']) },
  { name: 'B1 份额为零的不算', firms: [{}, { foreignRd: '是', parcelShare: 0 }], expect: ranked([]) },
  {
    name: 'B1 与 C2，上限为准',
    parcel: { useMismatch: '是' },
    firms: [{ headquarters: '是' }],
    expect: ranked(['C2', 'B1'], 'C'),
  },
  { name: 'A1', parcel: { bottleneckTech: '是' }, expect: { ...direct(['A1'], 'A'), total: 80 } },
  { name: 'A1 与 C3', parcel: { bottleneckTech: '是', houseSafety: '一般' }, expect: direct(['C3', 'A1'], 'B', true) },
  { name: 'A1 与 C1', parcel: { bottleneckTech: '是', envRestrict: '是' }, expect: direct(['C1', 'A1'], 'C', true) },
  {
    name: 'A1 与 C2 与 B1',
    parcel: { bottleneckTech: '是', useMismatch: '是' },
    firms: [{ headquarters: '是' }],
    expect: direct(['C2', 'A1', 'B1'], 'C', true),
  },
  { name: 'A1 与 D', parcel: { bottleneckTech: '是', legality: '违法' }, expect: direct(['D6', 'A1'], 'D', true) },
  { name: 'A1 与 F1', parcel: { bottleneckTech: '是', exemptReason: '建设期内' }, expect: exempt('A1', 'F1') },
  {
    name: 'A1 与 F1 与 C1',
    parcel: { bottleneckTech: '是', exemptReason: '建设期内', envRestrict: '是' },
    expect: exempt('C1', 'A1', 'F1'),
  },
  { name: 'F1 建设期内', parcel: { exemptReason: '建设期内' }, expect: { ...exempt('F1'), total: 80 } },
  { name: 'F1 投产未满两年', parcel: { exemptReason: '投产未满两年' }, expect: exempt('F1') },
  { name: 'F1 公用设施', parcel: { exemptReason: '公用设施' }, expect: exempt('F1') },
  { name: 'F1 与 D', parcel: { exemptReason: '公用设施', legality: '违法' }, expect: d('D6', 'F1') },
  { name: '待补正 无土地面积', parcel: { landArea: null }, expect: incomplete() },
  { name: '待补正 土地面积为零', parcel: { landArea: 0 }, expect: incomplete() },
  { name: '待补正 无用地类别', parcel: { landClass: null }, expect: { ...incomplete(), landClass: null } },
  { name: '待补正 用地类别不在其中', parcel: { landClass: '商业' }, expect: { ...incomplete(), landClass: null } },
  { name: '待补正 X01', parcel: { selfUsedArea: floor * 2 }, expect: incomplete() },
  { name: '待补正 X08', parcel: { firmCount: 3 }, expect: incomplete() },
  { name: '待补正 X09 用地主体', parcel: { ownerUscc: '91310117' }, expect: incomplete() },
  { name: '待补正 X22', firms: [{ hasDischarge: '否' }], expect: incomplete() },
  { name: '待补正 X23', firms: [{ leaseStart: '2024-01-01', leaseEnd: '2024-01-01' }], expect: incomplete() },
  {
    name: '待补正 X32 而规则照列',
    parcel: { houseSafety: null, envRestrict: '是', bottleneckTech: '是', workSafety: '不符合' },
    firms: [{ headquarters: '是' }],
    expect: incomplete('D2', 'C1', 'A1', 'B1'),
  },
  { name: '待补正 X32 经营状态', firms: [{ opStatus: null }], expect: incomplete() },
  {
    name: '待补正 份额为零的行有错误也算',
    firms: [{}, { parcelShare: 0, rdExpense: 1, employeesYearEnd: 0 }],
    expect: incomplete(),
  },
  {
    name: '字段错误不是待补正',
    parcel: { fillPerson: null, fillPhone: '一二三', siteBoundary: '界内', buildYear: 1900 },
    firms: [{ industryCode: '999', highTechUntil: '三年', registeredTown: null }],
    expect: ranked([]),
  },
  {
    name: '警告不是待补正',
    parcel: { regLandArea: 1, landEndDate: '2020-01-01', currentUse: '其他' },
    firms: [{ energyBasis: '等价值' }],
    expect: ranked([]),
  },
]

describe('直接判定、上限、下限、豁免与待补正', () => {
  const scores: Record<string, PrintedParcel> = {}

  // Few to a workbook: fewer than twenty ranked parcels are classed by score lines.
  beforeAll(async () => {
    for (let from = 0; from < cases.length; from += 15) {
      const some = cases.slice(from, from + 15)
      Object.assign(
        scores,
        await scoresByName(fileOf(`${from}.xlsx`), Object.fromEntries(some.map((one) => [one.name, one]))),
      )
    }
  })

  it.each(cases)('$name', ({ name, expect: expected }) => {
    expect(scores[name]).toMatchObject(expected)
  })
})
