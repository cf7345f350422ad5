import { expect, it } from 'vitest'
import { boundaryOf, boxOf } from '#console/map/worker/boundary.ts'
import { projectionOf } from '#console/map/worker/projection.ts'

/** 100 × 50 units east of 121°, north of 31°. */
const square = [121_000_000, 31_000_000, 100, 0, 0, 50, -100, 0, 0, -50]

it('边界按首点加差值还原成度，不闭合的补上首点', () => {
  const [[ring = []] = []] = boundaryOf([[square]])
  expect(ring.map(([x, y]) => [x.toFixed(6), y.toFixed(6)])).toEqual([
    ['121.000000', '31.000000'],
    ['121.000100', '31.000000'],
    ['121.000100', '31.000050'],
    ['121.000000', '31.000050'],
    ['121.000000', '31.000000'],
  ])
  expect(boundaryOf([[square.slice(0, 8)]])[0]?.[0]?.length).toBe(5)
})

it('不足三个角的环不是面，不画', () => {
  expect(boundaryOf([[square.slice(0, 4)]])).toEqual([])
  expect(boxOf([])).toBeNull()
})

it('范围取各部分的外环，洞不算', () => {
  const box = boxOf(
    boundaryOf([[square, [121_000_020, 31_000_010, 5, 0, 0, 5]], [[121_001_000, 31_002_000, 10, 0, 0, 10]]]),
  )
  expect(box?.map((side) => side.toFixed(6))).toEqual(['121.000000', '31.000000', '121.001010', '31.002010'])
})

it('图片里北在上，不变形，四周留白相等', () => {
  const place = projectionOf([121, 31, 122, 31.5], 1000, 1000)
  const [left, top] = place([121, 31.5])
  const [right, bottom] = place([122, 31])
  expect(left).toBeCloseTo(0)
  expect(right).toBeCloseTo(1000)
  expect(top).toBeCloseTo(1000 - bottom)
  // A degree of latitude is longer than one of longitude at 31°.
  expect((bottom - top) / 0.5 / (right - left)).toBeCloseTo(1 / Math.cos((31.25 * Math.PI) / 180), 2)
})
