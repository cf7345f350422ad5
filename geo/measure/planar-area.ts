import { add, compare, type Exact, exact, multiply, quotientHalfUp, subtract, zero } from '#core/vocabulary/exact.ts'
import type { Polygon, Ring } from '../shape.ts'

const two = exact(2)

/**
 * Area in the plane of the coordinates, m², two decimals: Gauss' formula in exact decimals, so that neither the first
 * vertex nor the distance from the origin changes a digit. Holes are taken off; several parts are added.
 */
export function planarArea(polygons: readonly Polygon[]): number {
  const doubled = polygons.reduce(
    (sum, { outer, holes }) =>
      holes.reduce((rest, hole) => subtract(rest, doubledArea(hole)), add(sum, doubledArea(outer))),
    zero,
  )
  return quotientHalfUp(doubled, two, 2)
}

/** Twice the area, whichever way the ring turns. */
function doubledArea(ring: Ring): Exact {
  const points = ring.map(([x, y]) => ({ x: exact(x), y: exact(y) }))
  let sum: Exact = zero
  let before = points.at(-1)
  for (const point of points) {
    if (before !== undefined) sum = add(sum, subtract(multiply(before.x, point.y), multiply(point.x, before.y)))
    before = point
  }
  return compare(sum, zero) < 0 ? subtract(zero, sum) : sum
}
