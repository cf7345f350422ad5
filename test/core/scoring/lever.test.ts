import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { sumBasis } from '#core/facts/sums.ts'
import { measures } from '#core/indicators/catalogue.ts'
import { type MeasurableParcel, type Measured, measurableParcel } from '#core/indicators/measure.ts'
import type { MeasureId } from '#core/indicators/measure-params.ts'
import { type LeverField, positions, type Reach, reachesOf } from '#core/scoring/lever.ts'
import type { Indicator, IndicatorOf } from '#core/scoring/standard.ts'
import { exampleHuaian } from '#core/standards/example-huaian.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { multiply, quotientHalfUp } from '#core/vocabulary/exact.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

/* 15 亩，资产 7,000，税金 900，产值 9,000，营收 9,500，研发 332.5，能耗 600，用电 300，COD 0.6 吨，80 人，空置 1,200 m²。 */
const facts: ParcelFacts = {
  ...golden,
  parcel: { ...goldenParcel, landArea: 10_000 },
  firms: [{ ...goldenFirm, electricityKwh: 300 }],
}

function parcelOf(of: ParcelFacts): MeasurableParcel {
  const { landArea, landClass } = of.parcel
  if (landArea === undefined || landClass === undefined) throw new Error('a parcel without area or class')
  return measurableParcel(of.parcel, landArea, landClass, sumBasis(of))
}

function indicatorBy(measure: MeasureId): Indicator {
  const known = [...regExample20261.indicators, ...exampleHuaian.indicators]
  const found = known.find((one) => one.measure === measure)
  if (found !== undefined) return found
  return { ...known[0], measure, params: null } as Indicator
}

function measuredBy<Id extends MeasureId>({ measure, params }: IndicatorOf<Id>, of: ParcelFacts): Measured {
  return measures[measure](parcelOf(of), params)
}

/** The figure at which the measure has this value. */
function figureAt({ n, d, inverse }: Reach, value: number): number | null {
  if (n === null) return null
  const bound = { units: value, scale: 0 }
  return inverse === true ? quotientHalfUp(n, multiply(bound, d), 3) : quotientHalfUp(multiply(bound, n), d, 3)
}

function withFigure(field: LeverField, figure: number): ParcelFacts {
  if (field === 'vacantFloorArea') return { ...facts, parcel: { ...facts.parcel, vacantFloorArea: figure } }
  return { ...facts, firms: facts.firms.map((firm) => ({ ...firm, [field]: figure })) }
}

describe('一个数怎样牵动一项指标', () => {
  it.each<[MeasureId, LeverField, 'up' | 'down', 'better' | 'worse', number, number]>([
    ['fixed-asset-intensity', 'fixedAssets', 'up', 'better', 100, 1_500],
    ['tax-per-mu', 'taxPaid', 'up', 'better', 80, 1_200],
    ['output-per-mu', 'grossOutput', 'up', 'better', 700, 10_500],
    ['revenue-per-head', 'revenue', 'up', 'better', 200, 16_000],
    ['rd-intensity', 'rdExpense', 'up', 'better', 5, 475],
    ['rd-intensity', 'revenue', 'up', 'worse', 2, 16_625],
    ['output-per-energy', 'grossOutput', 'up', 'better', 20, 12_000],
    ['output-per-energy', 'energyTce', 'down', 'better', 18, 500],
    ['output-per-discharge', 'grossOutput', 'up', 'better', 20_000, 12_000],
    ['vacancy-rate', 'vacantFloorArea', 'down', 'better', 0, 0],
    ['tax-per-energy', 'taxPaid', 'up', 'better', 2, 1_200],
    ['tax-per-energy', 'energyTce', 'down', 'better', 3, 300],
    ['tax-per-electricity', 'taxPaid', 'up', 'better', 4, 1_200],
  ])('%s：%s（%s，%s）到 %s 要改到 %s', (measure, field, direction, turn, value, figure) => {
    const indicator = indicatorBy(measure)
    const reach = reachesOf(indicator, parcelOf(facts)).find((one) => one.field === field)
    expect(reach?.direction).toBe(direction)
    expect(reach?.worsens ?? false).toBe(turn === 'worse')
    expect(reach && figureAt(reach, value)).toBe(figure)
    expect(measuredBy<MeasureId>(indicator, withFigure(field, figure)).value).toBe(value)
  })

  it('没有别的数牵动它：判定和选项改不了', () => {
    const fields = (measure: MeasureId) => reachesOf(indicatorBy(measure), parcelOf(facts)).map(({ field }) => field)
    expect(fields('far-achievement')).toEqual([])
    expect(fields('property-quality')).toEqual([])
    expect(fields('qualification-points')).toEqual([])
    expect(fields('rd-intensity')).toEqual(['rdExpense', 'revenue'])
    expect(fields('output-per-energy')).toEqual(['grossOutput', 'energyTce'])
    expect(fields('tax-per-energy')).toEqual(['taxPaid', 'energyTce'])
    expect(fields('tax-per-electricity')).toEqual(['taxPaid'])
  })

  it('另一头空白的，够不着任何界限', () => {
    const { employeesYearEnd: _, rdExpense: __, taxPaid: ___, ...firm } = goldenFirm
    const blank = parcelOf({ ...facts, firms: [firm] })
    const reach = (measure: MeasureId, field: LeverField) =>
      reachesOf(indicatorBy(measure), blank).find((one) => one.field === field)?.n
    expect(reach('revenue-per-head', 'revenue')).toBeNull()
    expect(reach('rd-intensity', 'revenue')).toBeNull()
    expect(reach('tax-per-energy', 'energyTce')).toBeNull()
    expect(reach('tax-per-electricity', 'taxPaid')).toBeNull()
  })
})

it('能改的只有七个数，填全了的才算', () => {
  const from = (of: ParcelFacts) =>
    positions(parcelOf(of)).map(({ field, direction, from: figure }) => [field, direction, figure])
  expect(from(facts)).toEqual([
    ['fixedAssets', 'up', 7_000],
    ['taxPaid', 'up', 900],
    ['grossOutput', 'up', 9_000],
    ['revenue', 'up', 9_500],
    ['rdExpense', 'up', 332.5],
    ['energyTce', 'down', 600],
    ['vacantFloorArea', 'down', 1_200],
  ])
  const { vacantFloorArea: _, ...parcel } = facts.parcel
  expect(from({ ...facts, parcel, firms: [goldenFirm, {}] })).toEqual([])
})
