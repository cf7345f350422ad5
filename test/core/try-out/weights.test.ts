import { expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { weightSum } from '#core/standard-edit/weights.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { withPairedWeight } from '#core/try-out/weights.ts'

function weights({ indicators }: Standard): Record<string, number> {
  return Object.fromEntries(indicators.map(({ id, weight }) => [id, weight]))
}

it.each([
  ['一增一减', 25, { E1: 25, E2: 7 }],
  ['另一项减到 0 为止', 40, { E1: 32, E2: 0 }],
  ['自己减到 0 为止', -3, { E1: 0, E2: 32 }],
  ['小数也不走样', 20.1, { E1: 20.1, E2: 11.9 }],
] as const)('两项联动：%s，合计不变', (_, weight, expected) => {
  const moved = withPairedWeight(regExample20261, 'E1', 'E2', weight)
  expect(weights(moved)).toEqual({ ...weights(regExample20261), ...expected })
  expect(weightSum(moved.indicators)).toBe(100)
})
