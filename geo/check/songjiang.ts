import { extentOf, type Polygon } from '../shape.ts'

/** Degrees around 松江区, a kilometre or two wider than it: enough to see a wrong system or another place. */
export const songjiangExtent = { west: 121.02, south: 30.87, east: 121.48, north: 31.18 } as const

/** @param polygons longitude, latitude */
export function isOutsideSongjiang(polygons: readonly Polygon[]): boolean {
  const { min, max } = extentOf(polygons)
  const { west, south, east, north } = songjiangExtent
  return min[0] < west || max[0] > east || min[1] < south || max[1] > north
}
