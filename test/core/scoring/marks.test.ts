import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { sumBasis } from '#core/facts/sums.ts'
import { measurableParcel } from '#core/indicators/measure.ts'
import { type LeverField, positions } from '#core/scoring/lever.ts'
import { marks, steps } from '#core/scoring/marks.ts'
import type { Method, Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

/* 示例地块：20 亩（13,333.33 m²），资产 7,000，税金 900，产值 9,000，营收 9,500，研发 332.5，能耗 600，空置 1,200 m²。 */

function measurable(facts: ParcelFacts) {
  const { landArea, landClass } = facts.parcel
  if (landArea === undefined || landClass === undefined) throw new Error('a parcel without area or class')
  return measurableParcel(facts.parcel, landArea, landClass, sumBasis(facts))
}

function found(
  field: LeverField,
  which: 'steps' | 'marks',
  standard: Standard = regExample20261,
  facts: ParcelFacts = golden,
): readonly number[] {
  const parcel = measurable(facts)
  const position = positions(parcel).find((one) => one.field === field)
  if (position === undefined) return []
  return which === 'steps'
    ? steps(position, standard.indicators, parcel)
    : marks(position, standard.indicators, parcel, () => ({ peers: null, industry: null }))
}

function withMethod(id: string, method: Method): Standard {
  const indicators = regExample20261.indicators.map((one) => (one.id === id ? { ...one, method } : one))
  return { ...regExample20261, indicators }
}

describe('一个数改到哪里得分有变化', () => {
  it('每一档的起点，由近到远，恰好是最小的、够得着的数', () => {
    expect(found('fixedAssets', 'steps')).toEqual([10_000])
    expect(found('taxPaid', 'steps')).toEqual([1_200, 2_000])
    expect(found('grossOutput', 'steps')).toEqual([12_000, 20_000])
    expect(found('revenue', 'steps')).toEqual([9_600, 16_000])
    expect(found('rdExpense', 'steps')).toEqual([475])
    expect(found('energyTce', 'steps')).toEqual([450])
    expect(found('vacantFloorArea', 'steps')).toEqual([800])
  })

  it('变坏的地方也是转折：营收增加，研发强度掉档', () => {
    expect(found('revenue', 'marks').slice(0, 5)).toEqual([9_600, 11_083.34, 16_000, 16_625.01, 33_250.02])
    expect(found('taxPaid', 'marks')).toEqual([1_200, 2_000])
  })

  it('没填全的数不是提升的办法', () => {
    const { taxPaid: _, ...firm } = goldenFirm
    expect(found('taxPaid', 'steps', regExample20261, { ...golden, firms: [goldenFirm, firm] })).toEqual([])
  })

  it('不适用的指标没有档：仓储的营收只看产出、人均和能耗', () => {
    const storage: ParcelFacts = { ...golden, parcel: { ...goldenParcel, landClass: '仓储' } }
    expect(found('rdExpense', 'steps', regExample20261, storage)).toEqual([])
    expect(found('rdExpense', 'marks', regExample20261, storage)).toEqual([])
    expect(found('revenue', 'steps', regExample20261, storage)).toEqual([9_600, 12_000, 16_000, 20_000])
    expect(found('grossOutput', 'steps', regExample20261, storage)).toEqual([])
  })

  it('随数而变的办法：在拐点、满分处和 0 处转折', () => {
    const linear = withMethod('R2', {
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: [
        { at: 200, points: 20 },
        { at: 400, points: 60 },
        { at: 500, points: 100 },
      ],
    })
    expect(found('fixedAssets', 'steps', linear)).toEqual([])
    expect(found('fixedAssets', 'marks', linear)).toEqual([8_000, 10_000])
    const capped = withMethod('R2', { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 300 }, cap: 150 })
    expect(found('fixedAssets', 'marks', capped)).toEqual([9_000])
    const value = withMethod('R2', { kind: 'value', cap: 400 })
    expect(found('fixedAssets', 'marks', value)).toEqual([8_000])
  })

  it('和同组比的办法，不知道同组时没有拐点', () => {
    expect(found('fixedAssets', 'marks', withMethod('R2', { kind: 'ratioToMax' }))).toEqual([])
    expect(found('fixedAssets', 'marks', withMethod('R2', { kind: 'reverseMean' }))).toEqual([])
  })
})
