import { boundaryOf, eastNorth } from '#core/survey/place.ts'
import type { Polygon } from '#geo/shape.ts'

/** A boundary as maps are sent it in metres east and north of its first vertex; null for none. */
export function planeOf(quantised: readonly (readonly (readonly number[])[])[]): readonly Polygon[] | null {
  const polygons = boundaryOf(quantised).flatMap(([outer, ...holes]) => (outer === undefined ? [] : [{ outer, holes }]))
  const origin = polygons[0]?.outer[0]
  if (origin === undefined) return null
  return polygons.map(({ outer, holes }) => ({
    outer: outer.map((vertex) => eastNorth(origin, vertex)),
    holes: holes.map((hole) => hole.map((vertex) => eastNorth(origin, vertex))),
  }))
}
