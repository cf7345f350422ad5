import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel } from './command-line.ts'
import type { FirmRow, ParcelRow } from './ledger.ts'
import { pointsOf, scoresByName, valuesOf } from './score-site.ts'
import type { Points, Site } from './scored-parcel.ts'

const fileOf = folderOfFile()

interface LineCase {
  readonly id: keyof Points
  readonly site: Site
  readonly value: number | null
  readonly points: number | null
}

const cases: LineCase[] = []
const parcel = (id: keyof Points, change: ParcelRow, value: number | null, points: number) =>
  cases.push({ id, site: { parcel: change }, value, points })
const firm = (id: keyof Points, change: FirmRow, value: number | null, points: number) =>
  cases.push({ id, site: { firms: [change] }, value, points })
const firms = (id: keyof Points, rows: readonly FirmRow[], value: number | null, points: number) =>
  cases.push({ id, site: { firms: rows }, value, points })

const floor = (floorArea: number, others: ParcelRow = {}): ParcelRow => ({
  floorArea,
  vacantFloorArea: 0,
  selfUsedArea: floorArea,
  ...others,
})

// R1: half-up to six decimals first, then the line: 15,999.99 is 0.7999995 and still 80 %.
for (const [area, value, points] of [
  [20_000, 1, 100],
  [19_999.99, 1, 100],
  [19_999.98, 0.999999, 80],
  [16_000, 0.8, 80],
  [15_999.99, 0.8, 80],
  [15_999.98, 0.799999, 60],
  [12_000, 0.6, 60],
  [11_999.98, 0.599999, 40],
  [8000, 0.4, 40],
  [7999.98, 0.399999, 0],
  [30_000, 1.5, 100],
  [0, 0, 0],
] as const)
  parcel('R1', floor(area), value, points)
for (const [area, value, points] of [
  [30_000, 1.5, 100],
  [29_999.98, 1.499999, 80],
  [24_000, 1.2, 80],
  [23_999.98, 1.199999, 60],
  [20_000, 1, 60],
  [19_999.98, 0.999999, 40],
  [14_000, 0.7, 40],
  [13_999.98, 0.699999, 0],
] as const)
  parcel('R1', floor(area, { farAllowed: null }), value, points)
parcel('R1', { floorArea: null }, null, 0)
parcel('R1', floor(16_000, { farAllowed: 8.01 }), 0.8, 40)

// R2, E1, E2 per 亩 of thirty.
for (const [per, points] of [
  [500, 100],
  [300, 80],
  [200, 60],
  [100, 40],
] as const) {
  const below = points === 40 ? 0 : points - 20
  firm('R2', { fixedAssets: per * 30 }, per, points)
  firm('R2', { fixedAssets: per * 30 - 0.01 }, Number((per - 0.000333).toFixed(6)), below)
}
for (const [per, points] of [
  [100, 100],
  [60, 80],
  [30, 60],
  [12, 40],
  [4, 20],
] as const) {
  firm('E1', { taxPaid: per * 30 }, per, points)
  firm('E1', { taxPaid: per * 30 - 0.01 }, Number((per - 0.000333).toFixed(6)), points - 20)
}
firm('E1', { taxPaid: 0 }, 0, 0)
firm('E1', { taxPaid: -30 }, -1, 0)
// A half at the seventh decimal goes away from zero: 0.03 over 96 亩 is 0.0003125.
for (const sign of [1, -1]) {
  cases.push({
    id: 'E1',
    site: { parcel: { landArea: 64_000 }, firms: [{ taxPaid: 0.03 * sign }] },
    value: 0.000313 * sign,
    points: 0,
  })
}
firm('E1', { taxPaid: null }, null, 0)
for (const [per, points] of [
  [1000, 100],
  [600, 80],
  [300, 60],
  [150, 40],
  [50, 20],
] as const) {
  firm('E2', { grossOutput: per * 30 }, per, points)
  firm('E2', { grossOutput: per * 30 - 0.01 }, Number((per - 0.000333).toFixed(6)), points - 20)
}

// R3: the lower the better, on the line still the better.
for (const [vacant, value, points] of [
  [0, 0, 100],
  [1000, 0.05, 100],
  [1000.01, 0.050001, 80],
  [3000, 0.15, 80],
  [3000.01, 0.150001, 60],
  [6000, 0.3, 60],
  [6000.01, 0.300001, 40],
  [10_000, 0.5, 40],
  [10_000.01, 0.500001, 0],
] as const)
  parcel('R3', { floorArea: 20_000, vacantFloorArea: vacant, selfUsedArea: 20_000 - vacant }, value, points)
parcel('R3', floor(0), null, 0)
for (const [quality, points] of [
  ['优', 100],
  ['良', 80],
  ['中', 50],
  ['差', 0],
  [null, 0],
] as const)
  parcel('R4', { propertyQuality: quality }, null, points)

// E3 and E4.
for (const [revenue, value, points] of [
  [20_000, 200, 100],
  [19_999.99, 199.9999, 80],
  [12_000, 120, 80],
  [11_999.99, 119.9999, 60],
  [8000, 80, 60],
  [7999.99, 79.9999, 40],
  [4000, 40, 40],
  [3999.99, 39.9999, 0],
] as const)
  firm('E3', { revenue, employeesYearEnd: 100 }, value, points)
firm('E3', { employeesYearEnd: 0, rdExpense: 0 }, null, 0)
firm('E3', { employeesYearEnd: null }, null, 0)
firm('E3', { revenue: null }, null, 0)
for (const [rdExpense, value, points] of [
  [1200, 5, 100],
  [1199.99, 4.999958, 80],
  [720, 3, 80],
  [719.99, 2.999958, 60],
  [480, 2, 60],
  [479.99, 1.999958, 40],
  [240, 1, 40],
  [239.99, 0.999958, 20],
  [0.01, 0.000042, 20],
  [0, 0, 0],
] as const)
  firm('E4', { rdExpense }, value, points)
firm('E4', { rdExpense: null }, null, 0)
firm('E4', { revenue: 0 }, null, 0)
firm('E4', { revenue: 5_000_000_000, rdExpense: 0.01 }, 0, 0)
firms(
  'E4',
  [
    { revenue: 24_000, rdExpense: 720 },
    { revenue: null, rdExpense: null },
  ],
  null,
  0,
)
firms(
  'E4',
  [
    { revenue: 24_000, rdExpense: 720 },
    { revenue: 0, rdExpense: null },
  ],
  3,
  80,
)

// G1 and G2.
for (const [energyTce, value, points] of [
  [900, 20, 100],
  [900.001, 19.999978, 80],
  [1800, 10, 80],
  [1800.001, 9.999994, 60],
  [3600, 5, 60],
  [3600.001, 4.999999, 40],
  [7200, 2.5, 40],
  [7200.01, 2.499997, 0],
] as const)
  firm('G1', { energyTce }, value, points)
firm('G1', { energyTce: 0 }, null, 0)
firm('G1', { energyTce: null }, null, 0)
firms('G1', [{ energyTce: 1800 }, { energyTce: null, grossOutput: 0 }], null, 0)
for (const [codT, value, points] of [
  [0.9, 20_000, 100],
  [0.9001, 19_997.778025, 80],
  [1.8, 10_000, 80],
  [1.8001, 9999.444475, 60],
  [7.2, 2500, 60],
  [7.2001, 2499.965278, 40],
  [36, 500, 40],
  [36.0001, 499.998611, 0],
] as const)
  firm('G2', { codT }, value, points)
firm('G2', { codT: null, nh3nT: 0.8 }, 18_000, 80)
firm('G2', { codT: null, so2T: 0.95, noxT: 0.95 }, 9000, 60)
firm('G2', { hasDischarge: '否', codT: null }, null, 100)
firm('G2', { hasDischarge: '否', codT: 0 }, null, 100)
firm('G2', { codT: 0 }, null, 0)
firm('G2', { hasDischarge: null, codT: null }, null, 0)
firm('G2', { hasDischarge: null, codT: 1 }, 18_000, 80)
firms(
  'G2',
  [
    { hasDischarge: '否', codT: null },
    { hasDischarge: null, codT: null },
  ],
  null,
  0,
)
firms('G2', [{ hasDischarge: '否', codT: null }, { parcelShare: 0 }], null, 100)
firms('G2', [{ parcelShare: 0 }, { parcelShare: 0 }], null, 0)
cases.push({ id: 'G2', site: { parcel: { selfNote: '清退后待租' }, firms: [] }, value: null, points: 0 })

// G3: the best level of each kind, each kind once, at most a hundred.
const none: FirmRow = {
  highTech: '否',
  techGiant: '否',
  techSme: '否',
  srdi: '无',
  techCenter: '无',
  designCenter: '无',
  headquarters: '否',
  foreignRd: '否',
}
for (const [change, points] of [
  [{}, 0],
  [{ highTech: '是' }, 40],
  [{ techGiant: '是' }, 40],
  [{ techSme: '是' }, 20],
  [{ srdi: '区级' }, 20],
  [{ srdi: '市级' }, 40],
  [{ srdi: '国家级小巨人' }, 80],
  [{ techCenter: '区级' }, 30],
  [{ techCenter: '市级' }, 50],
  [{ techCenter: '国家级' }, 80],
  [{ designCenter: '区级' }, 30],
  [{ designCenter: '市级' }, 50],
  [{ designCenter: '国家级' }, 80],
  [{ headquarters: '是' }, 80],
  [{ foreignRd: '是' }, 80],
  [{ techCenter: '区级', designCenter: '区级' }, 60],
  [{ headquarters: '是', foreignRd: '是' }, 100],
  [{ highTech: '是', highTechUntil: '2019-01-01' }, 40],
  [{ highTech: null }, 0],
] as const satisfies readonly (readonly [FirmRow, number])[])
  firm('G3', { ...none, ...change }, points, points)
firms(
  'G3',
  [
    { ...none, highTech: '是', srdi: '区级' },
    { ...none, highTech: '是', srdi: '市级' },
  ],
  80,
  80,
)
firms('G3', [{ ...none }, { ...none, parcelShare: 0, headquarters: '是' }], 0, 0)
firms('G3', [{ ...none, parcelShare: 0.0001, headquarters: '是' }], 80, 80)

describe('各指标在分档线上、线下与缺数时', () => {
  let scores: Readonly<Record<string, PrintedParcel>>

  beforeAll(async () => {
    scores = await scoresByName(
      fileOf('lines.xlsx'),
      Object.fromEntries(cases.map(({ site }, index) => [String(index), site])),
    )
  })

  it.each(cases.map((one, index) => ({ ...one, index, text: JSON.stringify(one.site) })))(
    '$id 值 $value 得 $points 分：$text',
    ({ id, index, value, points }) => {
      const parcelScore = scores[String(index)]
      expect(parcelScore?.status).toBe('ok')
      expect(parcelScore && [valuesOf(parcelScore)[id], pointsOf(parcelScore)[id]]).toEqual([value, points])
    },
  )
})
