import geodesic from 'geographiclib-geodesic'
import { exact, roundHalfUp } from '#core/vocabulary/exact.ts'
import { cgcs2000 } from '../plane.ts'
import type { Polygon, Ring } from '../shape.ts'

const ellipsoid = new geodesic.Geodesic.Geodesic(cgcs2000.semiMajorAxis, cgcs2000.flattening)

/** Area on the ellipsoid of CGCS2000, m², two decimals; edges are geodesics. Positions are longitude, latitude. */
export function geodesicArea(polygons: readonly Polygon[]): number {
  const sum = polygons.reduce(
    (area, { outer, holes }) => area + ringArea(outer) - holes.reduce((taken, hole) => taken + ringArea(hole), 0),
    0,
  )
  return roundHalfUp(exact(sum), 2)
}

function ringArea(ring: Ring): number {
  const area = ellipsoid.Polygon(false)
  for (const [longitude, latitude] of ring) area.AddPoint(latitude, longitude)
  return Math.abs(area.Compute(false, true).area ?? 0)
}
