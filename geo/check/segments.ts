import { type Polygon, type Position, ringsOf } from '../shape.ts'

/** An edge of a ring. Rings are numbered over all polygons. */
export interface Segment {
  readonly from: Position
  readonly to: Position
  readonly ring: number
  readonly index: number
  /** Edges of its ring. */
  readonly count: number
}

export function segmentsOf(polygons: readonly Polygon[]): readonly Segment[] {
  return polygons.flatMap(ringsOf).flatMap((ring, number) =>
    ring.map((from, index) => ({
      from,
      to: ring[(index + 1) % ring.length] ?? from,
      ring: number,
      index,
      count: ring.length,
    })),
  )
}

/** Whether two edges follow each other in one ring. */
export function isNeighbour(a: Segment, b: Segment): boolean {
  if (a.ring !== b.ring) return false
  const apart = Math.abs(a.index - b.index)
  return apart === 1 || apart === a.count - 1
}

/** Metres between an edge and a point, with the nearest place on the edge. */
export function distanceTo({ from, to }: Segment, point: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length
  const kept = Math.min(1, Math.max(0, along))
  return Math.hypot(point[0] - from[0] - kept * dx, point[1] - from[1] - kept * dy)
}

/** Twice the area of the triangle, positive when c is left of the way from a to b. */
function side(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Whether the inner parts of two edges cross. */
export function isCrossing(a: Segment, b: Segment): boolean {
  const ends = side(a.from, a.to, b.from) * side(a.from, a.to, b.to)
  return ends < 0 && side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
}
