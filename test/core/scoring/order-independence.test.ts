import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { chanceOf, randomDistrict } from './random-facts.ts'

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const chance = chanceOf(seed)
  return items
    .map((item) => ({ item, key: chance.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

function shuffledFirms(facts: ParcelFacts, seed: number): ParcelFacts {
  return { ...facts, firms: shuffled(facts.firms, seed) }
}

describe('结果与次序无关', () => {
  it('地块和企业怎么排，结果逐字节相同', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 120 }), (seed, order, size) => {
        const facts = randomDistrict(seed, size)
        const other = shuffled(facts, order).map((one, index) => shuffledFirms(one, order + index))
        const text = JSON.stringify(evaluate(facts, regExample20261))
        expect(JSON.stringify(evaluate(other, regExample20261))).toBe(text)
        expect(JSON.stringify(evaluate(facts, regExample20261))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('没有信用代码的企业也一样', () => {
    const { uscc: _, ...nameless } = goldenFirm
    const firms = [
      { ...nameless, srdi: '国家级小巨人' },
      { ...nameless, headquarters: true, taxPaid: 3.33 },
      { ...nameless, foreignRd: true, parcelShare: 33.3333 },
    ] as const
    const one = { ...golden, parcel: goldenParcel, firms }
    const text = JSON.stringify(evaluate([one], regExample20261))
    for (let seed = 0; seed < 10; seed += 1) {
      expect(JSON.stringify(evaluate([shuffledFirms(one, seed)], regExample20261))).toBe(text)
    }
  })

  it('不改动传入的事实', () => {
    const facts = randomDistrict(3, 40)
    const before = JSON.stringify(facts)
    evaluate(facts, regExample20261)
    expect(JSON.stringify(facts)).toBe(before)
  })

  it('同一地块编码出现两次是程序错误', () => {
    expect(() => evaluate([golden, golden], regExample20261)).toThrow(RangeError)
  })

  it('没有地块也有结果', () => {
    expect(evaluate([], regExample20261)).toMatchObject({ standard: regExample20261.id, groups: [], parcels: [] })
  })
})
