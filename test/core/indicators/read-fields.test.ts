import { expect, test } from 'vitest'
import { signedIndicators } from '#core/department-data/sign-off.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { readFields } from '#core/indicators/read-fields.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from '../scoring/golden.ts'

/** Another value of every field that could matter; 用地类别 moves the weights of all and is left aside. */
const ofParcel = {
  landArea: 20000,
  floorArea: 9000,
  farAllowed: 2.5,
  vacantFloorArea: 5000,
  propertyQuality: '差',
  houseSafety: '一般',
  legality: '部分违法',
} as const
const ofFirm = {
  fixedAssets: 1000,
  grossOutput: 1000,
  revenue: 1000,
  taxPaid: 100,
  rdExpense: 1,
  energyTce: 6000,
  employeesYearEnd: 800,
  hasDischarge: false,
  codT: 60,
  nh3nT: 60,
  so2T: 60,
  noxT: 60,
  highTech: false,
  techGiant: true,
  techSme: true,
  srdi: '国家级小巨人',
  techCenter: '国家级',
  designCenter: '国家级',
  headquarters: true,
  foreignRd: true,
  opStatus: '停产',
} as const

function measured(facts: ParcelFacts, id: string): string {
  const found = scoreParcel(facts, regExample20261).indicators.find((indicator) => indicator.id === id)
  return JSON.stringify([found?.value, found?.inputs, found?.points])
}

function moved(id: string): readonly string[] {
  const before = measured(golden, id)
  const parcel = Object.entries(ofParcel).filter(
    ([field, value]) => measured({ ...golden, parcel: { ...goldenParcel, [field]: value } }, id) !== before,
  )
  const firm = Object.entries(ofFirm).filter(
    ([field, value]) => measured({ ...golden, firms: [{ ...goldenFirm, [field]: value }] }, id) !== before,
  )
  return [...parcel, ...firm].map(([field]) => field).sort()
}

test.each(regExample20261.indicators.map((indicator) => [indicator.id, indicator] as const))(
  '%s：一改就动的字段，正是所列的',
  (id, indicator) => {
    const { parcel, firm } = readFields(indicator.measure, indicator.params)
    const listed = [...parcel, ...firm].filter((field) => field !== 'landClass')
    // 工业 reads 工业总产值; 营业收入 stands for the other classes.
    const byClass = 'params' in indicator && indicator.params !== null && 'output' in indicator.params
    expect(moved(id)).toEqual(listed.filter((field) => !byClass || field !== 'revenue').sort())
  },
)

test.each([
  ['tax', ['E1', 'E4']],
  ['statistics', ['R2', 'E2', 'E3', 'E4', 'G1', 'G2']],
  ['ecology', ['G2']],
  ['construction', []],
  ['emergency', []],
])('%s 签认的指标', (department, ids) => {
  expect(signedIndicators(regExample20261, department).map(({ id }) => id)).toEqual(ids)
})

test('产出按用地类别取的，也读用地类别', () => {
  const output = { 工业: 'grossOutput', 仓储: 'revenue', 研发: 'revenue' } as const
  expect(readFields('output-per-mu', { output }).parcel).toEqual(['landArea', 'landClass'])
  expect(readFields('output-per-energy', { output }).parcel).toEqual(['landClass'])
  expect(readFields('output-per-discharge', { output }).parcel).toEqual(['landClass'])
  expect(readFields('revenue-per-head', null).parcel).toEqual([])
})

test('税收比能耗、比用电的指标，读的是税金和所比的量', () => {
  expect(readFields('tax-per-energy', null)).toEqual({ parcel: [], firm: ['taxPaid', 'energyTce'] })
  expect(readFields('tax-per-electricity', null)).toEqual({ parcel: [], firm: ['taxPaid', 'electricityKwh'] })
})
