import type { Box } from './protocol.ts'

/** A vertex: longitude, latitude in degrees. */
export type Vertex = [number, number]
/** Polygons, each its outer ring and its holes, first vertex repeated as the last. */
export type Boundary = Vertex[][][]

const unit = 1e-6

/** Rings of an answer as degrees: the first vertex, then differences. A ring that does not close is closed. */
export function boundaryOf(polygons: readonly (readonly (readonly number[])[])[]): Boundary {
  return polygons
    .map((rings) => rings.map(ringOf).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0)
}

function ringOf(numbers: readonly number[]): Vertex[] {
  const ring: Vertex[] = []
  let east = 0
  let north = 0
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    east += numbers[at] ?? 0
    north += numbers[at + 1] ?? 0
    ring.push([east * unit, north * unit])
  }
  const [first] = ring
  const last = ring.at(-1)
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1])) {
    ring.push([first[0], first[1]])
  }
  return ring
}

/** The box around a boundary, null around none. */
export function boxOf(boundary: Boundary): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer = []] of boundary) {
    for (const [x, y] of outer) {
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
  }
  return west > east ? null : [west, south, east, north]
}
