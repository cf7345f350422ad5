import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import { type WayUp, wayUp } from '#core/scoring/lift.ts'
import type { Proposal } from '#core/scoring/lift-search.ts'
import type { Indicator, Method, Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { outputPerEnergy, rdIntensity, revenuePerHead, taxPerEnergy, taxPerMu } from '#core/standards/example-parts.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { indicator } from './golden-results.ts'

const common = { dimension: 'K', missingPoints: 0, notApplicableTo: [], citation: proposed() } as const

/** 达到界限得多少分，由优到劣；都没达到得 `otherwise`。 */
function ladder(otherwise: number, ...tiers: readonly (readonly [atLeast: number, points: number])[]): Method {
  return {
    kind: 'tier',
    ladder: { unit: '万元/亩', tiers: tiers.map(([atLeast, points]) => ({ atLeast, points })), otherwise },
  }
}

function fixed(value: number, cap = 100): Method {
  return { kind: 'ratioCapped', benchmark: { kind: 'fixed', value }, cap }
}

const assets = (weight: number, method: Method) => ({ ...indicator('R2'), ...common, id: 'K1', weight, method })
const tax = (weight: number, method: Method) => ({ ...taxPerMu, ...common, id: 'K2', weight, method })
const energy = (weight: number, method: Method) => ({ ...outputPerEnergy, ...common, id: 'K3', weight, method })
const quality = (weight: number) => ({ ...indicator('R4'), ...common, id: 'K4', weight })

function standardOf(...indicators: readonly Indicator[]): Standard {
  return { ...exampleChangle, indicators, rules: [] }
}

/** 15 亩，一家企业。 */
function parcel(firm: EnterpriseValues, more: object = {}): ParcelFacts {
  return { ...golden, parcel: { ...goldenParcel, landArea: 10_000, ...more }, firms: [{ ...goldenFirm, ...firm }] }
}

function said(proposals: readonly Proposal[]): readonly string[] {
  return proposals.map(
    ({ changes, newTotal }) => `${changes.map(({ field, to }) => `${field} ${to}`).join('，')}：${newTotal}`,
  )
}

function sayings({ single, double, nextSteps }: WayUp) {
  return { single: said(single), double: said(double), nextSteps: said(nextSteps) }
}

describe('几种办法的先后', () => {
  // 资产 100、税金 10、产值 9,000、能耗 6,000：四项都在下一档以下，55 分。
  const facts = parcel({ fixedAssets: 100, taxPaid: 10, grossOutput: 9_000, energyTce: 6_000 })
  const standard = standardOf(
    assets(40, ladder(50, [20, 100])),
    tax(20, ladder(50, [0.8, 100])),
    energy(30, ladder(50, [3, 100])),
    { ...quality(10), method: { kind: 'option', points: [{ option: '良', points: 100 }] } },
  )
  const way = (lines: ScoreLines) => sayings(wayUp(facts, standard, lines))

  it('一项就够的，改动按现值算小的在前', () => {
    // 税金 +20%，能耗 −50%，产值 +100%，资产 +200%。
    expect(way({ A: 90, B: 60, C: 40 })).toEqual({
      single: ['taxPaid 12：65', 'energyTce 3000：70', 'grossOutput 18000：70', 'fixedAssets 300：75'],
      double: [],
      nextSteps: [],
    })
  })

  it('一项不够的，两项里改动小的在前，只说三种；一项的下一步，加分多的在前，同分的改动小的在前', () => {
    expect(way({ A: 90, B: 80, C: 55 })).toEqual({
      single: [],
      double: [
        'taxPaid 12，energyTce 3000：80',
        'taxPaid 12，grossOutput 18000：80',
        'fixedAssets 300，taxPaid 12：85',
      ],
      nextSteps: ['fixedAssets 300：75', 'energyTce 3000：70', 'grossOutput 18000：70'],
    })
  })

  it('现值为 0 的按 1 算改动', () => {
    const idle = parcel({ fixedAssets: 100, taxPaid: 0, grossOutput: 9_000, energyTce: 6_000 })
    // 税金 0 → 12 是 12 倍。
    expect(sayings(wayUp(idle, standard, { A: 90, B: 60, C: 40 })).single).toEqual([
      'energyTce 3000：70',
      'grossOutput 18000：70',
      'fixedAssets 300：75',
      'taxPaid 12：65',
    ])
  })
})

describe('两项一起改', () => {
  it('第一项改到第几档，取两项合起来改动最小的', () => {
    // 资产到 11 得 20 分，税金就要三倍；资产到 12 得 60 分，税金多三成就行。
    const standard = standardOf(
      assets(50, ladder(0, [100, 100], [12, 60], [11, 20])),
      tax(50, ladder(0, [30, 100], [13, 60])),
    )
    const facts = parcel({ fixedAssets: 150, taxPaid: 150 })
    const { single, double } = sayings(wayUp(facts, standard, { A: 90, B: 80, C: 60 }))
    expect({ single, double }).toEqual({ single: [], double: ['fixedAssets 180，taxPaid 195：60'] })
  })

  it('第二项改到哪里，按第一项改过以后算', () => {
    // 产值 ÷ 能耗要到 4：产值先到 12,000，能耗降到 3,000 就够，不必到一项单改的 2,250。
    const standard = standardOf(energy(100, ladder(0, [4, 60], [3.5, 30], [2, 10])))
    const facts = parcel({ grossOutput: 9_000, energyTce: 6_000 })
    expect(sayings(wayUp(facts, standard, { A: 90, B: 80, C: 60 }))).toEqual({
      single: ['energyTce 2250：60', 'grossOutput 24000：60'],
      double: ['grossOutput 12000，energyTce 3000：60'],
      nextSteps: [],
    })
  })
})

it('加一处减一处、总分不升的不算下一步', () => {
  // 营收到 5,000，人均够 100 加 15 分，研发强度掉到 2.8% 减 15 分。
  const standard = standardOf(
    { ...revenuePerHead, ...common, id: 'K1', weight: 30, method: ladder(50, [100, 100]) },
    { ...rdIntensity, ...common, id: 'K2', weight: 30, method: ladder(50, [3, 100]) },
    { ...quality(40), method: { kind: 'option', points: [{ option: '良', points: 50 }] } },
  )
  const facts = parcel({ revenue: 4_000, employeesYearEnd: 50, rdExpense: 140 })
  expect(sayings(wayUp(facts, standard, { A: 99, B: 98, C: 40 }))).toEqual({ single: [], double: [], nextSteps: [] })
})

describe('得分随数而变的，正好改到线上', () => {
  const lines = { A: 80, B: 60, C: 40 }

  it('往高改：税金每亩 30 → 40', () => {
    const facts = parcel({ taxPaid: 450 })
    expect(sayings(wayUp(facts, standardOf(tax(100, fixed(100))), lines)).single).toEqual(['taxPaid 600：40'])
    expect(sayings(wayUp(facts, standardOf(tax(100, { kind: 'value', cap: 100 })), lines)).single).toEqual([
      'taxPaid 600：40',
    ])
  })

  it('往低改：空置 40% → 30%，能耗 600 → 562.5', () => {
    const vacancy: Indicator = {
      ...indicator('R3'),
      ...common,
      weight: 100,
      method: {
        kind: 'tierLinear',
        unit: '',
        stops: [
          { at: 0, points: 100 },
          { at: 0.5, points: 0 },
        ],
      },
    }
    const vacant = parcel({}, { vacantFloorArea: 6_400 })
    expect(sayings(wayUp(vacant, standardOf(vacancy), lines)).single).toEqual(['vacantFloorArea 4800：40'])
    const byTax: Indicator = { ...taxPerEnergy, ...common, id: 'K1', weight: 100, method: fixed(2) }
    expect(sayings(wayUp(parcel({ taxPaid: 900, energyTce: 600 }), standardOf(byTax), lines)).single).toEqual([
      'energyTce 562.5：80',
      'taxPaid 960：80',
    ])
  })

  it('正差一分钱的也算得出', () => {
    expect(sayings(wayUp(parcel({ taxPaid: 599.99 }), standardOf(tax(100, fixed(100))), lines)).single).toEqual([
      'taxPaid 600：40',
    ])
    expect(sayings(wayUp(parcel({ taxPaid: 599.98 }), standardOf(tax(100, fixed(100))), lines)).single).toEqual([
      'taxPaid 600：40',
    ])
  })

  it('分档和随数而变的各有一项：两项一起改，前一项先到档，后一项正好到线', () => {
    const standard = standardOf(assets(50, ladder(0, [20, 60])), tax(50, fixed(100, 60)))
    const facts = parcel({ fixedAssets: 100, taxPaid: 150 })
    // 资产到 300 得 30 分，税金每亩 60 再得 30 分。
    expect(sayings(wayUp(facts, standard, { A: 90, B: 60, C: 35 }))).toEqual({
      single: ['fixedAssets 300：35'],
      double: [],
      nextSteps: [],
    })
    expect(sayings(wayUp(facts, standard, { A: 90, B: 70, C: 60 }))).toEqual({
      single: [],
      double: ['fixedAssets 300，taxPaid 900：60'],
      nextSteps: ['fixedAssets 300：35'],
    })
  })
})

it('保底不是限制', () => {
  const floored = { ...golden, firms: [{ ...goldenFirm, headquarters: true, taxPaid: 0 }] }
  expect(wayUp(floored, regExample20261)).toMatchObject({ from: 'B', next: 'A', blockers: [] })
})
