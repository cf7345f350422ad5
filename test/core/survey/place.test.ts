import fc from 'fast-check'
import { expect, test } from 'vitest'
import { farMetres } from '#core/survey/limits.ts'
import { boundaryOf, isFar, metresToBoundary } from '#core/survey/place.ts'

/** Some 190 m wide and 222 m high, its hole in the middle a tenth of that. */
const [west, south, width, height] = [121_300_000, 31_050_000, 2000, 2000] as const
const outer = [west, south, width, 0, 0, height, -width, 0]
const hole = [west + 900, south + 900, 200, 0, 0, 200, -200, 0]
const boundary = boundaryOf([[outer, hole]])
const fix = (longitude: number, latitude: number) => ({ longitude, latitude, accuracy: 10 })

test.each([
  ['在地块内', 121.3005, 31.0505, 0],
  ['在内部空洞里，到空洞边约 10 米', 121.301, 31.051, 9.5],
  ['西边约 95 米', 121.299, 31.051, 95.4],
  ['北边约 111 米', 121.301, 31.053, 111.3],
  ['西南角外', 121.299, 31.049, 146.6],
])('%s', (_name, longitude, latitude, metres) => {
  expect(metresToBoundary(fix(longitude, latitude), boundary)).toBeCloseTo(metres, 0)
})

test('没有边界不比较；一个点的环也能比', () => {
  expect(metresToBoundary(fix(121.3, 31.05), [])).toBeNull()
  expect(metresToBoundary(fix(121.3, 31.05), [[[]]])).toBeNull()
  expect(metresToBoundary(fix(121.3, 31.05), boundaryOf([[[west, south]]]))).toBeCloseTo(0, 1)
})

test('界线本身不算远，精度差的放宽', () => {
  expect(isFar(farMetres, 0)).toBe(false)
  expect(isFar(farMetres + 1, 0)).toBe(true)
  expect(isFar(farMetres + 30, 30)).toBe(false)
  expect(isFar(null, 0)).toBe(false)
})

test('顶点从哪一个开始、按什么方向，距离都一样', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 7000 }),
      fc.integer({ min: -5000, max: 7000 }),
      fc.nat(3),
      fc.boolean(),
      (east, north, start, isReversed) => {
        const here = fix((west + east) / 1e6, (south + north) / 1e6)
        const [ring = []] = boundaryOf([[outer]])[0] ?? []
        const turned = [...ring.slice(start), ...ring.slice(0, start)]
        const other = metresToBoundary(here, [[isReversed ? turned.reverse() : turned]])
        expect(other).toBeCloseTo(metresToBoundary(here, [[ring]]) ?? -1, 6)
      },
    ),
  )
})
