import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { crowdAt } from '#core/sensitivity/crowd.ts'
import { influenceOf, sensitivityOf } from '#core/sensitivity/sensitivity.ts'
import { withShiftedEdge, withShiftedWeight } from '#core/sensitivity/shift.ts'
import { weightSum } from '#core/standard-edit/weights.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { tryOutColumns } from '#core/try-out/columns.ts'
import { dialValue } from '#core/try-out/dial.ts'
import { tryOutScorer } from '#core/try-out/scorer.ts'
import { randomDistrict } from '../scoring/random-facts.ts'

const facts = randomDistrict(7, 400)
const columns = tryOutColumns(facts, regExample20261)
const amount = { weight: 5, edge: 10 }

function finished<Progress, Result>(run: Generator<Progress, Result>): { result: Result; steps: readonly Progress[] } {
  const steps: Progress[] = []
  for (;;) {
    const next = run.next()
    if (next.done === true) return { result: next.value, steps }
    steps.push(next.value)
  }
}

/** The same counted by whole evaluations. */
function changedBy(moved: Standard | null): number {
  if (moved === null) throw new Error('nothing moved')
  const before = evaluate(facts, regExample20261).parcels
  const after = evaluate(facts, moved).parcels
  return before.filter((one, place) => one.class !== after[place]?.class).length
}

describe('敏感性', () => {
  const { result, steps } = finished(sensitivityOf(tryOutScorer(columns), columns, regExample20261, amount))

  it('影响大的指标在前，数目与从头评估数出的一样', () => {
    const influences = result.indicators.map(influenceOf)
    expect(influences).toEqual(influences.toSorted((a, b) => b - a))
    expect(influences[0]).toBeGreaterThan(0)
    const [first] = result.indicators
    expect(first?.more).toBe(changedBy(withShiftedWeight(regExample20261, first?.id ?? '', 5)))
    expect(first?.less).toBe(changedBy(withShiftedWeight(regExample20261, first?.id ?? '', -5)))
  })

  it('每一档都移动过，数目与从头评估数出的一样', () => {
    const edge = result.edges.toSorted((a, b) => influenceOf(b) - influenceOf(a))[0]
    if (edge === undefined) throw new Error('no edge')
    expect(edge.more).toBe(changedBy(withShiftedEdge(regExample20261, edge.dial, 10)))
    const { dial } = edge
    if (!('indicator' in dial)) throw new Error('an edge is an indicator’s')
    const owner = result.indicators.find(({ id }) => id === dial.indicator)
    expect(owner?.byEdge).toBe(influenceOf(edge))
  })

  it('为 0 的档没有百分之几可移，如实留空', () => {
    const zeros = result.edges.filter(({ dial }) => dialValue(regExample20261, dial) === 0)
    expect(zeros).not.toHaveLength(0)
    for (const { less, more } of zeros) expect([less, more]).toEqual([null, null])
  })

  it('进度从头走到尾，一步不少', () => {
    const total = 2 * (result.indicators.length + result.edges.length)
    expect(steps).toHaveLength(total)
    expect(steps[0]).toEqual({ done: 0, total })
    expect(steps.at(-1)).toEqual({ done: total - 1, total })
  })
})

it('移动一项权重，其余按比例让出，合计仍为 100', () => {
  const moved = withShiftedWeight(regExample20261, 'E1', 5)
  const weights = new Map(moved?.indicators.map(({ id, weight }) => [id, weight]))
  expect(weights.get('E1')).toBe(25)
  expect(weights.get('R4')).toBe(4.6875)
  expect(weightSum(moved?.indicators ?? [])).toBe(100)
  expect(withShiftedWeight(regExample20261, 'E3', -8)?.indicators.find(({ id }) => id === 'E3')?.weight).toBe(0)
})

describe('档线周围的地块', () => {
  const dial = { kind: 'edge', indicator: 'E1', ladder: 'ladder', tier: 2 } as const
  const valued = (values: readonly (number | null)[]) => ({
    ...columns,
    indicators: [{ id: 'E1', values, notes: {}, options: {}, unyielded: [] }],
  })

  it('上下百分之十以内（含）算挤在线上，未填和负数不算', () => {
    const crowd = crowdAt(regExample20261, valued([27, 26.99, 30, 33, 33.01, null, -1, 500]), dial, 10)
    expect(crowd).toMatchObject({ edge: 30, from: 27, to: 33, parcels: 6, close: 3 })
  })

  it('直方图从 0 到两倍档线，更大的归最后一格，一宗不少', () => {
    const histogram = crowdAt(regExample20261, valued([0, 29.9, 30, 59.9, 60, 500]), dial, 10)?.histogram
    expect(histogram?.width).toBe(2.5)
    expect(histogram?.counts[0]).toBe(1)
    expect(histogram?.counts[11]).toBe(1)
    expect(histogram?.counts[12]).toBe(1)
    expect(histogram?.counts.at(-1)).toBe(3)
  })

  it('按现状容积率兜底的值只与兜底的档比', () => {
    const fallback = { ...dial, indicator: 'R1', ladder: 'fallback', tier: 0 } as const
    const of = {
      ...columns,
      indicators: [{ id: 'R1', values: [1.5, 1.5, 0.8], notes: { fallback: [1] }, options: {}, unyielded: [] }],
    }
    expect(crowdAt(regExample20261, of, fallback, 10)?.parcels).toBe(1)
    expect(crowdAt(regExample20261, of, { ...fallback, ladder: 'ladder' }, 10)?.parcels).toBe(2)
  })
})
