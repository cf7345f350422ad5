/** What is judged when something is not there: no peers, no ladder, no such option; and what a rule rests on. */
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate, evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { alone, judge } from '#core/scoring/judge.ts'
import { scaledPoints } from '#core/scoring/judge-scaled.ts'
import { needsPeers } from '#core/scoring/peers.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { DirectRule, Indicator, Method, Predicate, Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { exact } from '#core/vocabulary/exact.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { indicator, taxBy } from './golden-results.ts'

const byMean: Method = { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 2 }, cap: 100 }
const byPercentile: Method = { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 50 }, cap: 100 }
const byFixed: Method = { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 50 }, cap: 100 }

function standardOf(...indicators: readonly Indicator[]): Standard {
  return { ...exampleChangle, rules: [], indicators }
}

describe('没有可比的', () => {
  it('同组没人有数的，各种办法都没有得分', () => {
    for (const method of [byMean, byPercentile, { kind: 'ratioToMax' }, { kind: 'reverseMean' }] as const) {
      expect(scaledPoints(method, 1, alone)).toBeNull()
    }
    expect(scaledPoints({ kind: 'minMax', floor: 20, span: 80 }, 1, alone)).toBeNull()
    expect(
      scaledPoints({ kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 }, 1, alone),
    ).toBe(null)
  })

  it('固定基准不用知道同组；平均值、百分位、最高值要', () => {
    const needs = (method: Method) => needsPeers(taxBy(method))
    expect([byFixed, byMean, byPercentile].map(needs)).toEqual([false, true, true])
    expect(needs({ kind: 'ratioToMax' })).toBe(true)
    expect(needs({ kind: 'value', cap: 100 })).toBe(false)
    expect(needsPeers({ ...taxBy(byFixed), missing: 'peer-average' })).toBe(true)
  })

  it('平均值和百分位各留各的；写明基准是哪一组几宗的', () => {
    const facts = [10, 30].map((perMu, index) => ({
      ...golden,
      parcelCode: `P${index}`,
      parcel: { ...goldenParcel, landArea: 10_000 },
      firms: [{ ...goldenFirm, taxPaid: perMu * 15 }],
    }))
    const standard = standardOf(
      { ...taxBy(byMean), weight: 60 },
      { ...taxBy(byPercentile), id: 'K2', weight: 40 },
      { ...taxBy(byFixed), id: 'K3', weight: 0, notApplicableTo: ['工业'] },
    )
    const { evaluation, peers } = evaluateAmongPeers(facts, standard)
    const figures = { group: '工业', n: 2, least: 10, greatest: 30, sum: exact(40) }
    expect(peers?.get('工业')).toEqual(
      new Map([
        ['K1', { ...figures, percentile: null }],
        ['K2', { ...figures, percentile: 10 }],
      ]),
    )
    expect(evaluation.parcels[0]?.indicators.map(({ benchmark }) => benchmark)).toEqual([
      { basis: 'groupMean', value: 40, group: '工业', n: 2 },
      { basis: 'percentile', value: 10, group: '工业', n: 2 },
      undefined,
    ])
    expect(evaluation.parcels[0]?.indicators[2]).toEqual({
      id: 'K3',
      value: null,
      points: null,
      weight: 0,
      score: 0,
      inputs: [],
      tier: null,
      note: 'not-applicable',
    })
  })

  it('缺项以平均值代替的，同组没人有数就按缺项得分', () => {
    const { energyTce: _, ...firm } = goldenFirm
    const facts: ParcelFacts = { ...golden, firms: [firm] }
    const energy: Indicator = {
      ...indicator('G1'),
      dimension: 'K',
      weight: 100,
      missing: 'peer-average',
      missingPoints: 7,
    }
    expect(evaluate([facts], standardOf(energy)).parcels[0]?.indicators[0]).toMatchObject({
      points: 7,
      note: 'missing',
    })
  })
})

describe('没有办法可用的，得缺项的分', () => {
  const inputs = [{ field: 'landArea', amount: 1, unit: '亩', source: 'parcel' }] as const
  const points = (of: Indicator, changes: object) => {
    const judged = judge({ ...of, missingPoints: 7 }, { value: null, note: null, inputs, ...changes })
    return [judged.points, judged.note]
  }

  it('选项不在表内的、没有选的', () => {
    expect(points(indicator('R4'), { option: '特优' })).toEqual([7, 'missing'])
    expect(points(indicator('R4'), { note: 'missing' })).toEqual([7, 'missing'])
    expect(points(indicator('R4'), { option: '良' })).toEqual([80, null])
  })

  it('按现状的没有另一套分档', () => {
    const { method } = indicator('E1')
    expect(points({ ...indicator('R1'), method }, { value: 1.2, note: 'fallback' })).toEqual([7, 'fallback'])
    expect(points(indicator('R1'), { value: 1.2, note: 'fallback' })).toEqual([80, 'fallback'])
  })

  it('不排放的，标准没有说得多少分', () => {
    const { noDischargePoints, ...silent } = indicator('G2')
    expect(noDischargePoints).toBe(100)
    expect(points(indicator('G2'), { note: 'no-discharge' })).toEqual([100, 'no-discharge'])
    expect(points(silent as Indicator, { note: 'no-discharge' })).toEqual([7, 'no-discharge'])
  })

  it('取值本身计分的，没有取值', () => {
    const itself = taxBy({ kind: 'value', cap: 100 })
    expect(points(itself, { note: 'missing' })).toEqual([7, 'missing'])
    expect(points(itself, { value: 0 })).toEqual([0, null])
    expect(points(itself, { value: 101 })).toEqual([100, null])
    expect(points(itself, { value: -1 })).toEqual([7, 'negative'])
  })
})

describe('规则的依据', () => {
  function evidence(facts: ParcelFacts, ...when: readonly Predicate[]) {
    const rule: DirectRule = {
      id: 'C9',
      name: '试',
      effect: { kind: 'cap', class: 'C' },
      confirmedBy: ['town'],
      citation: proposed(),
      when,
    }
    return scoreParcel(facts, { ...regExample20261, rules: [rule] }).ruleResults[0]?.evidence.map(
      ({ field, value, uscc }) => [field, value, uscc],
    )
  }
  const firms = [
    { ...goldenFirm, uscc: 'F1', aboveScale: true },
    { ...goldenFirm, uscc: 'F2', aboveScale: false },
  ]

  it('规上：只列规上的企业；规下：都列', () => {
    const scale = (of: '规上' | '规下', landAreaBelow?: number): Predicate => ({
      predicate: 'scale-is',
      params: landAreaBelow === undefined ? { scale: of } : { scale: of, landAreaBelow },
      text: '试',
    })
    expect(evidence({ ...golden, firms }, scale('规上'))).toEqual([['aboveScale', true, 'F1']])
    expect(evidence({ ...golden, firms }, scale('规下'))).toBeUndefined()
    const small = firms.map((firm) => ({ ...firm, aboveScale: false }))
    expect(evidence({ ...golden, firms: small }, scale('规下', 20_000))).toEqual([
      ['aboveScale', false, 'F1'],
      ['aboveScale', false, 'F2'],
      ['landArea', 13333.33, undefined],
    ])
    expect(evidence({ ...golden, firms: small }, scale('规下', 13333.33))).toBeUndefined()
  })

  it('一条规则的几种情形都有的，都列', () => {
    const both = { ...golden, parcel: { ...goldenParcel, useMismatch: true, illegalFloorArea: 250 } }
    const when: readonly Predicate[] = [
      { predicate: 'parcel-is', params: { field: 'useMismatch', oneOf: [true] }, text: '用非所用' },
      { predicate: 'parcel-is', params: { field: 'houseSafety', oneOf: ['重大'] }, text: '房屋安全' },
      { predicate: 'parcel-above', params: { field: 'illegalFloorArea', above: 0 }, text: '违法建筑' },
    ]
    expect(evidence(both, ...when)).toEqual([
      ['useMismatch', true, undefined],
      ['illegalFloorArea', 250, undefined],
    ])
  })
})
