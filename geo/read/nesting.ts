import type { Polygon, Position, Ring } from '../shape.ts'

interface Candidate {
  readonly ring: Ring
  /** Twice the area, without sign. */
  readonly size: number
  /** A point inside the ring, on none of its edges. */
  readonly inside: Position
}

/**
 * Polygons out of rings that do not cross: within one other is a hole, within two an area again. How a ring turns is
 * not asked, as programs disagree about it.
 */
export function nested(rings: readonly Ring[]): readonly Polygon[] {
  const candidates = rings.map((ring) => ({ ring, size: doubledSize(ring), inside: pointInside(ring) }))
  const all = candidates.map((one) => ({ ...one, around: candidates.filter((other) => isAround(other, one)) }))
  const outers = all.filter(({ around }) => around.length % 2 === 0)
  return outers.map(({ ring, around }) => {
    const holes = all.filter(
      (hole) => hole.around.length === around.length + 1 && hole.around.some((one) => one.ring === ring),
    )
    return { outer: ring, holes: holes.map((hole) => hole.ring) }
  })
}

function isAround(outer: Candidate, inner: Candidate): boolean {
  return outer !== inner && outer.size > inner.size && isInside(inner.inside, outer.ring)
}

function doubledSize(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  let sum = 0
  let before = ring.at(-1) ?? [0, 0]
  for (const point of ring) {
    sum += (before[0] - x0) * (point[1] - y0) - (point[0] - x0) * (before[1] - y0)
    before = point
  }
  return Math.abs(sum)
}

/** On a level between the two lowest vertices, in the middle of the first stretch that is inside. */
function pointInside(ring: Ring): Position {
  const levels = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b)
  const [lowest = 0, next = lowest] = levels
  const y = (lowest + next) / 2
  const crossings: number[] = []
  let before = ring.at(-1) ?? [0, 0]
  for (const point of ring) {
    if (point[1] > y !== before[1] > y) {
      crossings.push(((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0])
    }
    before = point
  }
  const [first = 0, second = first] = crossings.sort((a, b) => a - b)
  return [(first + second) / 2, y]
}

/** By the number of edges that a ray to the east crosses. */
export function isInside([x, y]: Position, ring: Ring): boolean {
  let inside = false
  let before = ring.at(-1)
  for (const point of ring) {
    if (before !== undefined && point[1] > y !== before[1] > y) {
      const crossing = ((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0]
      if (x < crossing) inside = !inside
    }
    before = point
  }
  return inside
}
