import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { leavingOut } from '#core/scoring/leaving-out.ts'
import type { Indicator, Method, Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { outputPerEnergy, revenuePerMu, taxPerMu } from '#core/standards/example-parts.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

const common = { dimension: 'K', missingPoints: 0, notApplicableTo: [], citation: proposed() } as const
const byHundred: Method = { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 100 }, cap: 100 }

/** 亩均税收 50、亩均销售 30、单位能耗产值 20，缺了都按不适用。 */
const indicators: readonly Indicator[] = [
  { ...taxPerMu, ...common, id: 'K1', weight: 50, method: byHundred, missing: 'not-applicable' },
  { ...revenuePerMu, ...common, id: 'K2', weight: 30, method: byHundred, missing: 'not-applicable' },
  { ...outputPerEnergy, ...common, id: 'K3', weight: 20, method: byHundred, missing: 'not-applicable' },
]
const standard: Standard = { ...exampleChangle, indicators, rules: [] }

function without(parcelCode: string, ...fields: readonly (keyof EnterpriseValues)[]): ParcelFacts {
  const firm: Readonly<Record<string, unknown>> = goldenFirm
  const kept = Object.entries(firm).filter(([key]) => !fields.some((field) => field === key))
  return { ...golden, parcelCode, firms: [Object.fromEntries(kept)] }
}

function weightsUnder(by: Standard, ...facts: readonly ParcelFacts[]) {
  return evaluate(facts, by).parcels.map((one) => one.indicators.map(({ weight }) => weight))
}

describe('缺项按不适用的权重', () => {
  it('缺了哪项，哪项的权重按比例分给其余；各宗各算，互不影响', () => {
    expect(
      weightsUnder(
        standard,
        without('P1', 'taxPaid'),
        without('P2', 'energyTce'),
        without('P3'),
        without('P4', 'taxPaid'),
        without('P5', 'taxPaid', 'energyTce'),
      ),
    ).toEqual([
      [0, 60, 40],
      [62.5, 37.5, 0],
      [50, 30, 20],
      [0, 60, 40],
      [0, 100, 0],
    ])
  })

  it('按缺项得分的指标缺了，权重不动', () => {
    const [first, ...others] = indicators
    if (first === undefined) throw new Error('no indicator')
    const { missing: _, ...scored } = first
    const mixed = { ...standard, indicators: [scored as Indicator, ...others] }
    expect(weightsUnder(mixed, without('P1', 'taxPaid'), without('P2', 'taxPaid', 'energyTce'))).toEqual([
      [50, 30, 20],
      [62.5, 37.5, 0],
    ])
    expect(leavingOut(mixed)).not.toBeNull()
  })

  it('对这类用地不适用的指标，本来就不算缺', () => {
    const [first, ...others] = indicators
    if (first === undefined) throw new Error('no indicator')
    const research: Standard = { ...standard, indicators: [{ ...first, notApplicableTo: ['研发'] }, ...others] }
    const facts = without('P1', 'energyTce')
    const lab = { ...facts, parcel: { ...goldenParcel, landClass: '研发' as const } }
    expect(weightsUnder(research, lab)).toEqual([[0, 100, 0]])
  })

  it('没有这种指标的标准，不为它备什么', () => {
    expect(leavingOut(regExample20261)).toBeNull()
    expect(leavingOut(standard)?.planFor('工业', [null, null, null])).toBeNull()
  })
})

describe('行业基准', () => {
  const lines = ['K1', 'K2', 'K3'].map((id) => ({
    industry: '35',
    indicator: id,
    values: { 推荐值: 120 },
    citation: proposed(),
  }))
  const firm = { ...goldenFirm, industryCode: '3511' }
  const [tax, sales, energy] = indicators

  it('只有按行业计分的指标看它，别的指标写了也不看', () => {
    if (tax === undefined || sales === undefined || energy === undefined) throw new Error('no indicator')
    const byIndustry: Method = { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 }
    const ladder: Method = {
      kind: 'tier',
      ladder: { unit: '万元/tce', tiers: [{ atLeast: 10, points: 80 }], otherwise: 0 },
    }
    const mixed: Standard = {
      ...standard,
      industryBenchmarks: lines,
      indicators: [{ ...tax, method: byIndustry }, sales, { ...energy, method: ladder }],
    }
    const parcel = { ...goldenParcel, landArea: 10_000 }
    const [one] = evaluate([{ ...golden, parcel, firms: [firm] }], mixed).parcels
    expect(one?.indicators.map(({ points, benchmark }) => [points, benchmark?.basis])).toEqual([
      [50, 'industry'],
      [100, 'fixed'],
      [80, undefined],
    ])
  })
})
