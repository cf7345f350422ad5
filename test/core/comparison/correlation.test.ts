import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankCorrelation } from '#core/comparison/correlation.ts'

/** By the definitions, pair by pair. */
function plain(left: readonly number[], right: readonly number[]) {
  const rank = (all: readonly number[], one: number): number =>
    all.filter((other) => other < one).length + (all.filter((other) => other === one).length + 1) / 2
  const ranks = [left.map((one) => rank(left, one)), right.map((one) => rank(right, one))] as const
  const mean = (left.length + 1) / 2
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, one, index) => sum + (one - mean) * ((b[index] ?? 0) - mean), 0)
  let agreement = 0
  let untiedLeft = 0
  let untiedRight = 0
  for (let a = 0; a < left.length; a += 1) {
    for (let b = a + 1; b < left.length; b += 1) {
      const byLeft = Math.sign((left[a] ?? 0) - (left[b] ?? 0))
      const byRight = Math.sign((right[a] ?? 0) - (right[b] ?? 0))
      agreement += byLeft * byRight
      untiedLeft += Math.abs(byLeft)
      untiedRight += Math.abs(byRight)
    }
  }
  return {
    spearman: product(ranks[0], ranks[1]) / Math.sqrt(product(ranks[0], ranks[0]) * product(ranks[1], ranks[1])),
    kendall: agreement / Math.sqrt(untiedLeft * untiedRight),
  }
}

it('与按定义逐对数出的一致，同分照算', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 2,
        maxLength: 60,
      }),
      (pairs) => {
        const left = pairs.map(([one]) => one)
        const right = pairs.map(([, one]) => one)
        const found = rankCorrelation(left, right)
        if (new Set(left).size === 1 || new Set(right).size === 1) {
          expect(found).toEqual({ n: pairs.length, spearman: null, kendall: null })
          return
        }
        const expected = plain(left, right)
        expect(found.spearman).toBeCloseTo(expected.spearman, 10)
        expect(found.kendall).toBeCloseTo(expected.kendall, 10)
      },
    ),
  )
})

it.each([
  ['次序相同为 1', [1, 2, 3, 4], [10, 20, 30, 40], 1, 1],
  ['次序相反为 −1', [1, 2, 3, 4], [4, 3, 2, 1], -1, -1],
  ['教科书例：ρ 0.8，τ 0.6667', [1, 2, 3, 4], [1, 3, 2, 4], 0.8, 2 / 3],
] as const)('%s', (_, left, right, spearman, kendall) => {
  const found = rankCorrelation(left, right)
  expect(found.spearman).toBeCloseTo(spearman, 12)
  expect(found.kendall).toBeCloseTo(kendall, 12)
})

it('没有地块、只有一宗，都无从比较', () => {
  expect(rankCorrelation([], [])).toEqual({ n: 0, spearman: null, kendall: null })
  expect(rankCorrelation([3], [5])).toEqual({ n: 1, spearman: null, kendall: null })
})
