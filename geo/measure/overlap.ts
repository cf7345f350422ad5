import { type Polygon, type Position, type Ring, ringsOf } from '../shape.ts'

/** How much two areas have in common: of the larger and of the smaller of them, 0 to 1. */
export interface CommonShare {
  readonly ofLarger: number
  readonly ofSmaller: number
}

/** Beyond so many pairs of edges rings are thinned: the share decides which parcel is meant, not how large it is. */
const mostPairs = 1_000_000
const thinnedVertices = 900

/**
 * The share that two areas have in common. Both are cut into triangles from one point, each counted with the sign of its
 * turn; so neither holes nor hollows need a case of their own.
 * @param a, b longitude and latitude within some kilometres of each other, or metres: shares do not ask for the unit
 */
export function commonShare(a: readonly Polygon[], b: readonly Polygon[]): CommonShare {
  const origin = a[0]?.outer[0] ?? [0, 0]
  const edges = (polygons: readonly Polygon[]): number =>
    polygons.flatMap(ringsOf).reduce((n, ring) => n + ring.length, 0)
  const isLong = edges(a) * edges(b) > mostPairs
  const first = trianglesOf(a, origin, isLong)
  const second = trianglesOf(b, origin, isLong)
  const [areaA, areaB] = [signedSum(first), signedSum(second)]
  if (areaA <= 0 || areaB <= 0) return { ofLarger: 0, ofSmaller: 0 }
  let common = 0
  for (const one of first) {
    for (const other of second) {
      if (one.east < other.west || other.east < one.west || one.north < other.south || other.north < one.south) continue
      common += one.sign * other.sign * areaOf(clipped(one.corners, other.corners))
    }
  }
  const within = (share: number): number => Math.min(1, Math.max(0, share))
  return { ofLarger: within(common / Math.max(areaA, areaB)), ofSmaller: within(common / Math.min(areaA, areaB)) }
}

interface Triangle {
  /** Turning left. */
  readonly corners: Ring
  readonly sign: 1 | -1
  readonly size: number
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

function trianglesOf(polygons: readonly Polygon[], [x0, y0]: Position, thin: boolean): readonly Triangle[] {
  const triangles: Triangle[] = []
  for (const { outer, holes } of polygons) {
    for (const [index, whole] of [outer, ...holes].entries()) {
      const ring = (thin ? thinned(whole) : whole).map(([x, y]): Position => [x - x0, y - y0])
      // An outer ring counts, a hole is taken off, whichever way the file turns them.
      const turn = (index === 0 ? 1 : -1) * (doubledArea(ring) < 0 ? -1 : 1)
      addTriangles(triangles, ring, turn)
    }
  }
  return triangles
}

function addTriangles(triangles: Triangle[], ring: Ring, turn: number): void {
  const [apex] = ring
  if (apex === undefined) return
  for (let index = 1; index + 1 < ring.length; index += 1) {
    const [b, c] = [ring[index] ?? apex, ring[index + 1] ?? apex]
    const doubled = cross(apex, b, c)
    if (doubled === 0) continue
    const corners: Ring = doubled > 0 ? [apex, b, c] : [apex, c, b]
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    triangles.push({
      corners,
      sign: doubled * turn > 0 ? 1 : -1,
      size: Math.abs(doubled) / 2,
      west: Math.min(...xs),
      east: Math.max(...xs),
      south: Math.min(...ys),
      north: Math.max(...ys),
    })
  }
}

function signedSum(triangles: readonly Triangle[]): number {
  return triangles.reduce((sum, { sign, size }) => sum + sign * size, 0)
}

function thinned(ring: Ring): Ring {
  const step = Math.ceil(ring.length / thinnedVertices)
  return ring.filter((_, index) => index % step === 0)
}

/** What of a convex area lies within a triangle that turns left. */
function clipped(subject: Ring, triangle: Ring): Ring {
  let area: readonly Position[] = subject
  let from = triangle.at(-1)
  for (const to of triangle) {
    if (from === undefined || area.length === 0) return []
    area = leftOf(area, from, to)
    from = to
  }
  return area
}

function leftOf(area: readonly Position[], from: Position, to: Position): readonly Position[] {
  const kept: Position[] = []
  let before = area.at(-1)
  for (const point of area) {
    if (before !== undefined) {
      const [a, b] = [cross(from, to, before), cross(from, to, point)]
      if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
        const t = a / (a - b)
        kept.push([before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])])
      }
      if (b >= 0) kept.push(point)
    }
    before = point
  }
  return kept
}

function cross([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

function areaOf(ring: Ring): number {
  return Math.abs(doubledArea(ring)) / 2
}

function doubledArea(ring: Ring): number {
  let sum = 0
  let before = ring.at(-1)
  for (const point of ring) {
    if (before !== undefined) sum += before[0] * point[1] - point[0] * before[1]
    before = point
  }
  return sum
}
