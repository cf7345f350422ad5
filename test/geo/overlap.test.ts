import { expect, test } from 'vitest'
import { commonShare } from '#geo/measure/overlap.ts'
import type { Polygon, Ring } from '#geo/shape.ts'

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
]
const area = (outer: Ring, ...holes: readonly Ring[]): readonly Polygon[] => [{ outer, holes }]
const reversed = (ring: Ring): Ring => [...ring].reverse()

test('全部相同、部分重叠、相接、相离', () => {
  const one = area(square(0, 0, 10))
  expect(commonShare(one, area(square(0, 0, 10)))).toEqual({ ofLarger: 1, ofSmaller: 1 })
  const half = commonShare(one, area(square(5, 0, 10)))
  expect(half.ofLarger).toBeCloseTo(0.5, 12)
  expect(half.ofSmaller).toBeCloseTo(0.5, 12)
  const within = commonShare(one, area(square(2, 2, 5)))
  expect(within.ofLarger).toBeCloseTo(0.25, 12)
  expect(within.ofSmaller).toBeCloseTo(1, 12)
  expect(commonShare(one, area(square(10, 0, 10)))).toEqual({ ofLarger: 0, ofSmaller: 0 })
  expect(commonShare(one, area(square(50, 50, 10)))).toEqual({ ofLarger: 0, ofSmaller: 0 })
})

test('绕向、孔、凹形、多部分都不改变结果', () => {
  const one = area(square(0, 0, 10))
  expect(commonShare(one, area(reversed(square(5, 0, 10)))).ofLarger).toBeCloseTo(0.5, 12)
  // 孔里的小块不算重叠。
  const holed = area(square(0, 0, 10), square(2, 2, 4))
  expect(commonShare(holed, area(square(3, 3, 2))).ofSmaller).toBeCloseTo(0, 12)
  expect(commonShare(holed, area(square(0, 0, 10))).ofLarger).toBeCloseTo(0.84, 12)
  const hollow: Ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 5],
    [0, 10],
  ]
  // 凹口里的小块在外。
  expect(commonShare(area(hollow), area(square(4.5, 8, 1))).ofSmaller).toBeCloseTo(0, 12)
  expect(commonShare(area(hollow), one).ofLarger).toBeCloseTo(0.75, 12)
  const two = [...area(square(0, 0, 5)), ...area(square(5, 5, 5))]
  expect(commonShare(one, two).ofSmaller).toBeCloseTo(1, 12)
})

test('两万个顶点也在一瞬间', () => {
  const circle = (x: number): Ring =>
    Array.from({ length: 10_000 }, (_, index) => {
      const angle = (index / 10_000) * 2 * Math.PI
      return [x + Math.cos(angle), Math.sin(angle)]
    })
  expect(commonShare(area(circle(0)), area(circle(0.01))).ofLarger).toBeGreaterThan(0.95)
})
