import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { wayUp } from '#core/scoring/lift.ts'
import { type FigureChange, search } from '#core/scoring/lift-search.ts'
import { prepare, scoreParcel } from '#core/scoring/score-parcel.ts'
import type { Indicator, Standard } from '#core/scoring/standard.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { rdIntensity, taxPerMu } from '#core/standards/example-parts.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { golden, goldenFirm } from './golden.ts'
import { chanceOf, randomDistrict, randomFacts } from './random-facts.ts'

/** The facts with the changes really made on a parcel with one firm and no share. */
function changed(facts: ParcelFacts, changes: readonly FigureChange[]): ParcelFacts {
  let { parcel } = facts
  let firm = facts.firms[0] ?? {}
  for (const { field, to } of changes) {
    if (field === 'vacantFloorArea') parcel = { ...parcel, vacantFloorArea: to }
    else firm = { ...firm, [field]: to }
  }
  return { ...facts, parcel, firms: [firm] }
}

/** The same change short by the least unit of its field. */
function oneUnitShort(change: FigureChange): FigureChange {
  const decimals = change.field === 'energyTce' ? 3 : 2
  const unit = 10 ** -decimals * Math.sign(change.to - change.from)
  return { ...change, to: Number((change.to - unit).toFixed(decimals)) }
}

/** A parcel with one firm, every figure of the levers filled in or blank, no share. */
function plainFacts(seed: number): ParcelFacts {
  const facts = randomFacts(chanceOf(seed), 'P000000')
  const { parcelShare: _, ...firm }: EnterpriseValues = facts.firms[0] ?? goldenFirm
  const { figures: __, ...rest } = facts
  return { ...rest, firms: [firm], blockedBy: [] }
}

const others = randomDistrict(5, 300)
const perFamily = 400

describe.each(exampleFamilies.map((standard) => [standard.id, standard] as const))('提升路径：%s', (_, standard) => {
  const { evaluation, peers } = evaluateAmongPeers(others, standard)
  const totalOf = (facts: ParcelFacts): number => scoreParcel(facts, standard, peers).total ?? Number.NaN

  it('每条建议真改了数，按同样的统计值再评，总分正是所说，到线；少改一个最小单位，单项就不到线，两项缺一不可', () => {
    let proposals = 0
    for (let seed = 1; seed <= perFamily; seed += 1) {
      const facts = plainFacts(seed)
      const group = scoreParcel(facts, standard, peers).landClass ?? ''
      const lines = evaluation.groups.find(({ key }) => key.startsWith(group))?.cutOffs
      const way = wayUp(facts, standard, lines, peers)
      if (way.state !== 'open') continue
      const line = way.line ?? Number.NaN
      for (const { changes, newTotal } of [...way.single, ...way.double]) {
        proposals += 1
        expect(totalOf(changed(facts, changes)), `${seed}`).toBe(newTotal)
        expect(newTotal).toBeGreaterThanOrEqual(line)
      }
      for (const { changes } of way.single) {
        expect(totalOf(changed(facts, changes.map(oneUnitShort))), `${seed}`).toBeLessThan(line)
      }
      for (const { changes } of way.double) {
        for (const change of changes) expect(totalOf(changed(facts, [change])), `${seed}`).toBeLessThan(line)
      }
      for (const { changes, newTotal } of way.nextSteps) {
        expect(totalOf(changed(facts, changes))).toBe(newTotal)
        expect(newTotal).toBeGreaterThan(totalOf(facts))
      }
    }
    expect(proposals).toBeGreaterThan(50)
  })

  it('说得出，多企业和分摊也一样', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const way = wayUp(randomFacts(chanceOf(seed), 'P1'), standard, undefined, peers)
        for (const { text } of wayUpLines(way, standard)) expect(text).not.toMatch(/undefined|NaN|null|Infinity/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('沿着数值走的得分', () => {
  const common = { dimension: 'K', missingPoints: 0, notApplicableTo: [], citation: proposed() } as const
  function standardOf(...indicators: readonly Indicator[]): Standard {
    return { ...exampleChangle, indicators, rules: [] }
  }
  const tax: Indicator = {
    ...taxPerMu,
    ...common,
    id: 'K1',
    weight: 60,
    method: { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 100 }, cap: 80 },
  }
  const research: Indicator = {
    ...rdIntensity,
    ...common,
    id: 'K2',
    weight: 40,
    method: {
      kind: 'tierLinear',
      unit: '%',
      stops: [
        { at: 5, points: 100 },
        { at: 1, points: 0 },
      ],
    },
  }
  const facts: ParcelFacts = {
    ...golden,
    firms: [{ uscc: 'F1', taxPaid: 600, revenue: 10000, rdExpense: 200 }],
  }

  it('两档之间的税额算到分，封顶之后的不再算', () => {
    // 20 亩: 600 is 30 points × 60 % = 18, 研发 2 % is 25 points × 40 % = 10.
    const lines = (A: number) => ({ A, B: 20, C: 10 })
    const way = (A: number) => wayUp(facts, standardOf(tax, research), lines(A))
    expect(way(40).single.map(({ changes }) => changes)).toEqual([
      [{ field: 'rdExpense', from: 200, to: 320, unit: '万元' }],
      [{ field: 'taxPaid', from: 600, to: 1000, unit: '万元' }],
    ])
    // Up to the cap 48 + 10, up to the last stop 18 + 40; beyond them only both together.
    expect(way(58).single.map(({ changes }) => changes[0]?.to)).toEqual([500, 1600])
    expect(way(70).single).toEqual([])
    // What is chosen on site follows no figure: it has no marks, and the rest is searched as before.
    const chosen = regExample20261.indicators.filter(({ id }) => id === 'R4').map((one) => ({ ...one, dimension: 'K' }))
    expect(wayUp(facts, standardOf(tax, research, ...chosen), lines(44)).single.length).toBe(2)
    expect(way(70).double.map(({ changes }) => changes.map(({ to }) => to))).toEqual([[1600, 320]])
  })

  it('反向指标往低处走', () => {
    const vacancy: Indicator = {
      ...common,
      id: 'K3',
      weight: 40,
      name: '房屋空置率',
      formula: '空置 ÷ 总建筑面积',
      unit: '',
      display: 'percent',
      measure: 'vacancy-rate',
      params: null,
      method: {
        kind: 'tierLinear',
        unit: '',
        stops: [
          { at: 0, points: 100 },
          { at: 0.1, points: 0 },
        ],
      },
    }
    const way = wayUp(facts, standardOf(tax, vacancy), { A: 38, B: 20, C: 10 })
    // 1,200 of 16,000 m² is 7.5 %: 25 points, 10 of 40. Ten more of the total are 25 points more: 5 %, 800 m².
    expect(way.single.map(({ changes }) => changes[0])).toMatchObject([
      { field: 'vacantFloorArea', to: 800 },
      { field: 'taxPaid', to: 933.34 },
    ])
  })

  it('越低越好的均值、仓储不适用的指标、不知道的同组，各有去处', () => {
    const vacancy: Indicator = {
      ...common,
      id: 'K3',
      weight: 20,
      name: '房屋空置率',
      formula: '空置 ÷ 总建筑面积',
      unit: '',
      display: 'percent',
      measure: 'vacancy-rate',
      params: null,
      method: { kind: 'reverseMean' },
    }
    const ladder = regExample20261.indicators
      .filter(({ id }) => id === 'R2')
      .map((one) => ({ ...one, weight: 20, dimension: 'K' }))
    const mixed = standardOf(
      { ...tax, weight: 40 },
      { ...research, weight: 20, notApplicableTo: ['仓储'] },
      { ...vacancy, weight: 10 },
      { ...vacancy, id: 'K4', weight: 10, measure: 'tax-per-mu', method: { kind: 'value', cap: 100 } },
      ...ladder,
    )
    const stored = { ...facts, parcel: { ...facts.parcel, landClass: '仓储' as const } }
    const others = [0.1, 0.2].map((part, index) => ({
      ...stored,
      parcelCode: `P${index + 1}`,
      parcel: { ...stored.parcel, vacantFloorArea: part * 16000 },
    }))
    const { peers } = evaluateAmongPeers(others, mixed)
    const lines = { A: 60, B: 50, C: 40 }
    const way = wayUp(stored, mixed, lines, peers)
    expect(way).toMatchObject({ state: 'open', isHeldStill: true })
    const change = wayUp(stored, mixed, { ...lines, C: (scoreParcel(stored, mixed, peers).total ?? 0) + 2 }, peers)
    // 10 of 80 that apply are a weight of 12.5: 2 more points of the total are 16 of 100, from 75 to 91: 0.18 × 15 %.
    expect(change.single.find(({ changes: [one] }) => one?.field === 'vacantFloorArea')?.changes[0]?.to).toBe(432)
    // The same 2 points by tax: 40 of 80 by 100 万元/亩 and 10 of 80 by the value itself are 0.625 points for 1 万元/亩.
    expect(change.single.find(({ changes: [one] }) => one?.field === 'taxPaid')?.changes[0]?.to).toBe(664)
    // Nobody of 工业 was there: what is held against nothing has no marks.
    expect(wayUp(facts, mixed, lines, peers).state).toBe('open')
    expect(wayUp(facts, mixed, lines).state).toBe('peers-unknown')
  })

  it('待补正的不搜', () => {
    const prepared = prepare(standardOf(tax, research))
    const blocked = { ...facts, blockedBy: ['X02'] }
    const at = { landArea: 13333.33, landClass: '工业' } as const
    const found = search({ prepared, facts: blocked, at, peers: null, line: 40, isScaled: true }, 0)
    expect(found).toEqual({ single: [], double: [], nextSteps: [] })
  })
})
