import type { CheckCase } from './check-case.ts'
import type { ParcelKey } from './headings.ts'
import type { Cell, ParcelRow } from './ledger.ts'

const judged: readonly ParcelKey[] = [
  'legality',
  'illegalFloorArea',
  'idleDetermined',
  'vacantFloorArea',
  'houseSafety',
  'workSafety',
  'envRestrict',
  'envCompliance',
  'useMismatch',
  'bottleneckTech',
  'exemptReason',
]

const blankJudged = judged.map(
  (key): CheckCase => ({
    name: `X32 空白 ${key}`,
    parcel: { [key]: null },
    expect: ['X32 E parcel', `E parcel.${key}`],
  }),
)

const invalidJudged = judged.map(
  (key): CheckCase => ({
    name: `X32 填错 ${key}`,
    parcel: { [key]: '说不清' },
    expect: ['X32 E parcel', `E parcel.${key}`],
  }),
)

const firing: readonly (readonly [key: ParcelKey, value: Cell])[] = [
  ['houseSafety', '重大'],
  ['houseSafety', '一般'],
  ['workSafety', '不符合'],
  ['workSafety', '限期整改'],
  ['envCompliance', '重大违法或不达标'],
  ['envCompliance', '限期整改'],
  ['legality', '违法'],
  ['legality', '部分违法'],
  ['envRestrict', '是'],
  ['useMismatch', '是'],
  ['bottleneckTech', '是'],
  ['illegalFloorArea', 0.01],
  ['exemptReason', '建设期内'],
  ['exemptReason', '投产未满两年'],
  ['exemptReason', '公用设施'],
]

const withoutEvidence = firing.map(
  ([key, value]): CheckCase => ({
    name: `X33 ${key} ${value}`,
    parcel: { [key]: value },
    expect: ['X33 W *'],
  }),
)

const allVacant: ParcelRow = { selfUsedArea: 0, vacantFloorArea: 24_000 }

/** X32 and X33: what the rules of direct judgement read must be filled, and be proved when it fires one. */
export const judgedRuleCases: readonly CheckCase[] = [
  ...blankJudged,
  ...invalidJudged,
  { name: 'X32 空置面积为负', parcel: { vacantFloorArea: -1 }, expect: ['X32 E parcel', 'E parcel.vacantFloorArea'] },
  {
    name: 'X32 有空置而无起始',
    parcel: { selfUsedArea: 23_000, vacantFloorArea: 1000 },
    expect: ['X32 E parcel', 'E parcel.vacantSince'],
  },
  { name: '只有空地而无起始', parcel: { vacantLandArea: 100 }, expect: ['E parcel.vacantSince'] },
  { name: 'X32 无经营状态', firms: [{ opStatus: null }], expect: ['X32 E firm1', 'E firm1.opStatus'] },
  {
    name: 'X32 停产无税金',
    firms: [{ opStatus: '停产', taxPaid: null, grossOutput: 0, industryCode: '5910' }],
    expect: ['X32 E firm1', 'E firm1.taxPaid'],
  },
  { name: 'X32 歇业无税金', firms: [{ opStatus: '歇业', taxPaid: null }], expect: ['X32 E firm1', 'E firm1.taxPaid'] },
  { name: '正常而无税金', firms: [{ taxPaid: null }], expect: ['E firm1.taxPaid'] },
  ...withoutEvidence,
  { name: 'X33 整宗空置两年', parcel: { ...allVacant, vacantSince: '2023-12' }, expect: ['X33 W *'] },
  { name: 'X33 整宗空置未满两年', parcel: { ...allVacant, vacantSince: '2024-01' }, expect: [] },
  { name: 'X33 国家级小巨人', firms: [{ srdi: '国家级小巨人' }], expect: ['X33 W *'] },
  { name: 'X33 总部', firms: [{ headquarters: '是' }], expect: ['X33 W *'] },
  { name: 'X33 外资研发中心', firms: [{ foreignRd: '是' }], expect: ['X33 W *'] },
]
