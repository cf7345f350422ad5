import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { liveEvaluation } from '#core/scoring/incremental.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { exampleHuangyan } from '#core/standards/example-huangyan.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenParcel, seriesOf } from './golden.ts'
import { chanceOf, randomDistrict, randomFacts } from './random-facts.ts'

const byTown = {
  ...regExample20261,
  classes: { ...regExample20261.classes, groupBy: ['landClass', 'townCode'] },
} as const

/** Edits, new parcels and removals in turn; after each the whole run must say the same, byte for byte. */
function expectSame(seed: number, size: number, edits: number, standard: Standard): void {
  const chance = chanceOf(seed)
  const held = new Map<string, ParcelFacts>(randomDistrict(seed, size).map((one) => [one.parcelCode, one]))
  const live = liveEvaluation([...held.values()], standard)
  expect(JSON.stringify(live.current())).toBe(JSON.stringify(evaluate([...held.values()], standard)))
  for (let edit = 0; edit < edits; edit += 1) {
    const code = `P${String(1 + Math.floor(chance.next() * size * 1.2)).padStart(6, '0')}`
    if (chance.is(0.15)) {
      held.delete(code)
      live.remove(code)
    } else {
      const next = randomFacts(chance, code)
      held.set(code, next)
      live.put(next)
    }
    expect(JSON.stringify(live.current())).toBe(JSON.stringify(evaluate([...held.values()], standard)))
  }
}

const countingByScale: Standard = {
  ...regExample20261,
  classes: { ...regExample20261.classes, groupBy: ['scale'], directInQuota: true },
}

describe('逐宗更新的评估', () => {
  it.each<[string, Standard]>([
    ['与同组比较', exampleChangle],
    ['缺项以同组平均值代替', exampleHuangyan],
    ['直接判定计入比例，按规模分组', countingByScale],
  ])('%s的标准也一样', (_, standard) => {
    expectSame(7, 40, 15, standard)
    const live = liveEvaluation(randomDistrict(9, 4), standard)
    expect(live.remove('没有')).toEqual(live.current())
  })

  it('每改一宗，都与全部重算逐字节相同', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 80 }), (seed, size) => {
        expectSame(seed, size, 12, regExample20261)
      }),
      { numRuns: 40 },
    )
  })

  it('按街镇分组也一样，组空了就没有', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, size) => expectSame(seed, size, 12, byTown)),
      { numRuns: 20 },
    )
  })

  it('跨过20宗时从分数线换成比例', () => {
    const facts = randomDistrict(11, 60).filter(({ parcel }) => parcel.landClass === '工业')
    const live = liveEvaluation([], regExample20261)
    for (const [index, one] of facts.entries()) {
      const now = live.put(one)
      expect(JSON.stringify(now)).toBe(JSON.stringify(evaluate(facts.slice(0, index + 1), regExample20261)))
    }
    expect(live.current().groups[0]?.byScoreLines).toBe(false)
  })

  it('直接判定的加进来，名次没变、类别变了的也跟着变', () => {
    const counting = { ...regExample20261, classes: { ...regExample20261.classes, directInQuota: true } } as const
    const ranked = seriesOf(20)
    const seated = { ...golden, parcel: { ...goldenParcel, bottleneckTech: true } }
    const live = liveEvaluation(ranked, counting)
    const classes = () => live.current().parcels.map((one) => one.rankedClass)
    const before = classes()
    expect(live.put(seated)).toEqual(evaluate([...ranked, seated], counting))
    expect(classes()).not.toEqual([null, ...before])
    expect(live.remove(seated.parcelCode)).toEqual(evaluate(ranked, counting))
    expect(classes()).toEqual(before)
  })

  it('没有改动的地块沿用原来的结果', () => {
    const facts = randomDistrict(5, 50)
    const live = liveEvaluation(facts, regExample20261)
    const before = live.current()
    const [first] = facts
    if (first === undefined) throw new Error('no parcel')
    const after = live.put({ ...first })
    const same = after.parcels.filter((one, index) => one === before.parcels[index])
    expect(same.length).toBe(49)
  })

  it('去掉没有的地块什么也不变', () => {
    const live = liveEvaluation(randomDistrict(5, 5), regExample20261)
    expect(live.remove('没有')).toEqual(live.current())
  })
})
