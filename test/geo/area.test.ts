import { describe, expect, it } from 'vitest'
import { compareArea } from '#geo/measure/comparison.ts'
import { geodesicArea } from '#geo/measure/geodesic-area.ts'
import { planarArea } from '#geo/measure/planar-area.ts'
import { cgcs2000 } from '#geo/plane.ts'
import type { Position } from '#geo/shape.ts'
import { hole, square } from './files.ts'

describe('平面面积', () => {
  it('120 × 110 = 13,200；扣洞 20 × 10；两部分相加', () => {
    expect(planarArea([{ outer: square, holes: [] }])).toBe(13_200)
    expect(planarArea([{ outer: square, holes: [hole] }])).toBe(13_000)
    const triangle: Position[] = [
      [614730, 3431000],
      [614730, 3431040],
      [614760, 3431000],
    ]
    expect(
      planarArea([
        { outer: square, holes: [hole] },
        { outer: triangle, holes: [] },
      ]),
    ).toBe(13_600)
  })

  it('坐标的十进制小数一位不丢：0.1 m 见方是 0.01 m²，离原点多远都一样', () => {
    for (const [east, north] of [
      [0, 0],
      [614600.3, 3431000.7],
      [40614600.3, 3431000.7],
    ] as const) {
      const one = (a: number, b: number): Position => [Number((east + a).toFixed(1)), Number((north + b).toFixed(1))]
      expect(planarArea([{ outer: [one(0, 0), one(0.1, 0), one(0.1, 0.1), one(0, 0.1)], holes: [] }])).toBe(0.01)
    }
  })

  it('从哪个点起、顺时针还是逆时针，都是同一个数', () => {
    const ring: Position[] = [
      [614600.123, 3431000.457],
      [614719.999, 3431003.001],
      [614722.5, 3431109.873],
      [614655.005, 3431140.25],
      [614601.7, 3431110.009],
    ]
    const areas = ring.flatMap((_, index) => {
      const turned = [...ring.slice(index), ...ring.slice(0, index)]
      return [planarArea([{ outer: turned, holes: [] }]), planarArea([{ outer: turned.toReversed(), holes: [] }])]
    })
    expect(new Set(areas).size).toBe(1)
    // Two decimals by hand: 14,719.60… from the same coordinates relative to the first vertex.
    expect(areas[0]).toBe(handArea(ring))
  })
})

/** Gauss' formula in thousandths of a metre, in whole numbers. */
function handArea(ring: readonly Position[]): number {
  const units = ring.map(([x, y]) => [BigInt(Math.round(x * 1000)), BigInt(Math.round(y * 1000))] as const)
  const doubled = units.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = units[(index + 1) % units.length] ?? [0n, 0n]
    return sum + x * nextY - nextX * y
  }, 0n)
  return Math.round(Math.abs(Number(doubled)) / 2 / 1e4) / 100
}

/** Area between the equator and a latitude, one radian wide, on an ellipsoid: the closed form. */
function zone(latitude: number): number {
  const e2 = cgcs2000.flattening * (2 - cgcs2000.flattening)
  const e = Math.sqrt(e2)
  const sin = Math.sin((latitude * Math.PI) / 180)
  const b2 = cgcs2000.semiMajorAxis ** 2 * (1 - e2)
  return (b2 / 2) * (sin / (1 - e2 * sin * sin) + Math.log((1 + e * sin) / (1 - e * sin)) / (2 * e))
}

describe('椭球面积', () => {
  it.each([
    [121.2, 31, 0.001],
    [121.2, 31, 0.01],
    [121.35, 30.95, 0.05],
  ])('经纬度矩形（%f，%f，边 %f°）与闭合公式相符', (west, south, size) => {
    // Parallels are no geodesics: many vertices along them, so that what lies between is less than a square centimetre.
    const steps = 400
    const along = Array.from({ length: steps + 1 }, (_, index) => west + (size * index) / steps)
    const outer: Position[] = [
      ...along.map((longitude): Position => [longitude, south]),
      ...along.toReversed().map((longitude): Position => [longitude, south + size]),
    ]
    const expected = ((size * Math.PI) / 180) * (zone(south + size) - zone(south))
    const area = geodesicArea([{ outer, holes: [] }])
    expect(Math.abs(area - expected) / expected).toBeLessThan(2e-7)
    expect(area).not.toBe(0)
  })

  it('扣洞', () => {
    const at = (x: number, y: number): Position => [121.2 + x, 31 + y]
    const outer = [at(0, 0), at(0.01, 0), at(0.01, 0.01), at(0, 0.01)]
    const inner = [at(0.002, 0.002), at(0.004, 0.002), at(0.004, 0.004), at(0.002, 0.004)]
    const difference = geodesicArea([{ outer, holes: [] }]) - geodesicArea([{ outer: inner, holes: [] }])
    expect(geodesicArea([{ outer, holes: [inner] }])).toBeCloseTo(difference, 1)
  })
})

describe('与权证面积比较', () => {
  it('相差写到 0.01 m² 和 0.01%；0.5% 以内不提示', () => {
    expect(compareArea(13_600, 13_500)).toMatchObject({ difference: 100, percent: 0.74, isWithin: false })
    expect(compareArea(13_333.3, 13_333.33)).toMatchObject({ difference: -0.03, percent: 0, isWithin: true })
    expect(compareArea(9_950, 10_000)).toMatchObject({ percent: -0.5, isWithin: true })
    expect(compareArea(9_949.4, 10_000)).toMatchObject({ percent: -0.51, isWithin: false })
  })
})
