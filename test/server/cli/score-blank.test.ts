import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel } from './command-line.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { Cell } from './ledger.ts'
import { scoresByName } from './score-site.ts'
import type { Site } from './scored-parcel.ts'

const fileOf = folderOfFile()

const yesNo: readonly Cell[] = ['是', '否']
const few: readonly Cell[] = [0, 0.01, 100]
const amounts: readonly Cell[] = [0, 0.01, 500, 50_000]
const levels: readonly Cell[] = ['无', '区级', '市级', '国家级']

/** Values that each required field may have; the cell left blank must not do better than any of them. */
const parcelValues: Readonly<Partial<Record<ParcelKey, readonly Cell[]>>> = {
  townCode: ['新桥镇', '松江工业区'],
  baseSource: ['不动产登记', '用地批文', '四个一批'],
  ownershipType: ['国有', '集体'],
  legality: ['合法', '部分违法', '违法'],
  acquireMode: ['出让', '划拨', '租赁'],
  regUse: ['工业用地', '其他'],
  currentUse: ['工业用地', '科研用地'],
  planZoneType: ['产业基地', '战略预留区'],
  siteBoundary: ['城市开发边界内', '城市开发边界外'],
  ownerUscc: ['91310117999999912E'],
  ownerIsSoe: ['否', '区属'],
  floorArea: [0, 0.01, 16_000, 16_100, 200_000],
  illegalFloorArea: [0, 0.01, 16_000],
  vacantFloorArea: [0, 800, 8000, 16_000],
  vacantSince: ['2020-01', '2025-06'],
  selfUsedArea: [0, 13_600, 13_700],
  rentedOutArea: [0, 10],
  idleDetermined: yesNo,
  propertyQuality: ['优', '良', '中', '差'],
  houseSafety: ['无', '一般', '重大'],
  workSafety: ['符合', '限期整改', '不符合'],
  envRestrict: yesNo,
  envCompliance: ['达标', '限期整改', '重大违法或不达标'],
  exemptReason: ['无', '建设期内'],
  useMismatch: yesNo,
  bottleneckTech: yesNo,
  fillDate: ['2026-03-01'],
  fillPhone: ['13800000000'],
}

const firmValues: Readonly<Partial<Record<FirmKey, readonly Cell[]>>> = {
  firmName: ['甲'],
  occupancy: ['自有', '合作'],
  occupiedFloorArea: few,
  industryCode: ['3489', '5910', '7320'],
  aboveScale: yesNo,
  registeredTown: ['区外'],
  taxInDistrict: yesNo,
  startProduction: ['2010-01-01'],
  opStatus: ['正常', '停产', '半停产', '歇业'],
  fixedAssets: amounts,
  grossOutput: amounts,
  revenue: amounts,
  taxPaid: amounts,
  rdExpense: [0, 0.01, 500, 5000],
  energyTce: [0, 0.001, 1800, 50_000],
  energyBasis: ['当量值', '等价值'],
  employeesYearEnd: [0, 1, 200, 50_000],
  hasDischarge: ['是'],
  highTech: yesNo,
  techGiant: yesNo,
  techSme: yesNo,
  srdi: ['无', '区级', '市级', '国家级小巨人'],
  techCenter: levels,
  designCenter: levels,
  headquarters: yesNo,
  foreignRd: yesNo,
}

interface Field {
  readonly name: string
  readonly values: readonly Cell[]
  readonly siteOf: (value: Cell) => Site
}

const fields: readonly Field[] = [
  ...Object.entries(parcelValues).map(
    ([key, values]): Field => ({
      name: key,
      values,
      siteOf: (value) => ({ parcel: { [key]: value } }),
    }),
  ),
  ...Object.entries(firmValues).map(
    ([key, values]): Field => ({
      name: `企业 ${key}`,
      values,
      siteOf: (value) => ({ firms: [{ [key]: value }, { grossOutput: 9000, taxPaid: 300 }] }),
    }),
  ),
]

const harms = (rules: readonly string[]): readonly string[] => rules.filter((rule) => /^[DC]/.test(rule))

describe('空白从不比填了更好', () => {
  let scores: Readonly<Record<string, PrintedParcel>>

  beforeAll(async () => {
    const sites = fields.flatMap(({ name, values, siteOf }) =>
      [null, ...values].map((value): [string, Site] => [`${name} ${value}`, siteOf(value)]),
    )
    scores = await scoresByName(fileOf('blanks.xlsx'), Object.fromEntries(sites))
  })

  it.each(fields)('$name', ({ name, values }) => {
    const blank = scores[`${name} null`]
    const filled = values.flatMap((value) => scores[`${name} ${value}`] ?? [])
    expect(filled).toHaveLength(values.length)
    // At least one filled value must be a complete parcel, or the comparison says nothing.
    const complete = filled.filter(({ status }) => status === 'ok')
    expect(complete).not.toEqual([])
    if (blank?.status !== 'ok') return
    expect(blank.rules.filter((rule) => /^[ABF]/.test(rule))).toEqual([])
    for (const { total, rules } of complete) {
      expect(blank.total).toBeLessThanOrEqual(total ?? -1)
      expect(blank.rules).toEqual(expect.arrayContaining([...harms(rules)]))
    }
  })
})
