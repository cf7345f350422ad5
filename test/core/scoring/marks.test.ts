import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { sumBasis } from '#core/facts/sums.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'
import { measurableParcel } from '#core/indicators/measure.ts'
import type { Surroundings } from '#core/scoring/judge-scaled.ts'
import { type LeverField, positions } from '#core/scoring/lever.ts'
import { marks, steps } from '#core/scoring/marks.ts'
import type { Method, Standard } from '#core/scoring/standard.ts'
import { taxPerEnergy } from '#core/standards/example-parts.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { exact } from '#core/vocabulary/exact.ts'
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
  around: Surroundings | null = { peers: null, industry: null },
): readonly number[] {
  const parcel = measurable(facts)
  const position = positions(parcel).find((one) => one.field === field)
  if (position === undefined) return []
  return which === 'steps'
    ? steps(position, standard.indicators, parcel)
    : marks(position, standard.indicators, parcel, () => around)
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

  describe('和同组、和行业比的办法', () => {
    /** 两宗，380–500 万元/亩，平均 425，百分位值 450。 */
    const peers = { group: '工业', n: 2, least: 380, greatest: 500, sum: exact(850), percentile: 450 }
    const around = { peers, industry: { industry: '35', value: 410 } }
    const marksOf = (method: Method, surroundings: Surroundings | null) =>
      found('fixedAssets', 'marks', withMethod('R2', method), golden, surroundings)

    it.each<[string, Method, readonly number[]]>([
      ['最高值', { kind: 'ratioToMax' }, [10_000]],
      ['极差的两端', { kind: 'minMax', floor: 20, span: 80 }, [7_600, 10_000]],
      ['平均值的两倍', { kind: 'reverseMean' }, [17_000]],
      ['平均值', { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 1 }, cap: 100 }, [8_500]],
      ['百分位值', { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 60 }, cap: 100 }, [9_000]],
      ['行业推荐值', { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 }, [8_200]],
    ])('在%s转折；不知道就没有转折', (_, method, expected) => {
      expect(marksOf(method, around)).toEqual(expected)
      expect(marksOf(method, { peers: null, industry: null })).toEqual([])
      expect(marksOf(method, null)).toEqual([])
    })

    it('往低改的，到0为止', () => {
      const vacancy = { ...peers, least: 0.03, greatest: 0.05 }
      const marksDown = (id: string, field: LeverField, figures: typeof peers) =>
        found(field, 'marks', withMethod(id, { kind: 'ratioToMax' }), golden, { peers: figures, industry: null })
      expect(marksDown('R3', 'vacantFloorArea', vacancy)).toEqual([800, 0])
      // 能耗在分母上：产值 9,000 ÷ 20；取值为 0 的没有能耗可说。
      expect(marksDown('G1', 'energyTce', { ...peers, greatest: 20 })).toEqual([450])
    })
  })

  it('取值四舍五入到六位再比，差半个末位的也算达到', () => {
    const large = (parcel: ParcelValues, firm: EnterpriseValues): ParcelFacts => ({
      ...golden,
      parcel: { ...goldenParcel, ...parcel },
      firms: [{ ...goldenFirm, ...firm }],
    })
    const floors = { floorArea: 1_000_000, vacantFloorArea: 75_000 }
    expect(found('vacantFloorArea', 'steps', regExample20261, large(floors, {}))).toEqual([50_000.49])
    const research = { revenue: 4_000_000_000, rdExpense: 0 }
    expect(found('rdExpense', 'steps', regExample20261, large({}, research)).slice(0, 2)).toEqual([20, 39_999_980])
  })

  it('没有产出、欠税的，降能耗没有用', () => {
    const idle = { ...golden, firms: [{ ...goldenFirm, grossOutput: 0 }] }
    expect(found('energyTce', 'steps', regExample20261, idle)).toEqual([])
    const taxed = regExample20261.indicators.map((one) =>
      one.id === 'G1' ? { ...one, ...taxPerEnergy, params: null } : one,
    )
    const owing = (taxPaid: number) => ({ ...golden, firms: [{ ...goldenFirm, taxPaid }] })
    const byTax = { ...regExample20261, indicators: taxed }
    expect(found('energyTce', 'steps', byTax, owing(4_800))).toEqual([480, 240])
    expect(found('energyTce', 'steps', byTax, owing(-30))).toEqual([])
  })

  it('正好在界限上的，这一档不再是办法', () => {
    const at = { ...golden, firms: [{ ...goldenFirm, taxPaid: 1_200 }] }
    expect(found('taxPaid', 'steps', regExample20261, at)).toEqual([2_000])
    const down = { ...golden, parcel: { ...goldenParcel, vacantFloorArea: 800 } }
    expect(found('vacantFloorArea', 'steps', regExample20261, down)).toEqual([])
    expect(found('vacantFloorArea', 'marks', regExample20261, down)).toEqual([])
  })
})
