import { farMetres } from './limits.ts'

/** A position in degrees, longitude before latitude, CGCS2000 (equal to WGS 84 within what a phone can tell). */
export type Degrees = readonly [longitude: number, latitude: number]

/** Rings of each polygon, its outer one first, in degrees. */
export type Boundary = readonly (readonly (readonly Degrees[])[])[]

/** Where the survey was made, as the phone found it. */
export interface Fix {
  readonly longitude: number
  readonly latitude: number
  /** Radius that holds the true place with 95 % (the browser's figure), metres. */
  readonly accuracy: number
}

const metresPerDegree = 111_320
const unit = 1e-6

/** Boundaries as maps are sent them (1e-6 degrees, each vertex as the step from the one before) in degrees. */
export function boundaryOf(quantised: readonly (readonly (readonly number[])[])[]): Boundary {
  return quantised.map((polygon) => polygon.map(ringOf))
}

function ringOf(steps: readonly number[]): readonly Degrees[] {
  const ring: Degrees[] = []
  let [longitude, latitude] = [0, 0]
  for (let index = 0; index + 1 < steps.length; index += 2) {
    longitude += steps[index] ?? 0
    latitude += steps[index + 1] ?? 0
    ring.push([longitude * unit, latitude * unit])
  }
  return ring
}

/** Metres, east and north, of a place as seen from another; exact enough over some kilometres. */
export function eastNorth(from: Degrees, to: Degrees): readonly [east: number, north: number] {
  const shrink = Math.cos((from[1] * Math.PI) / 180)
  return [(to[0] - from[0]) * metresPerDegree * shrink, (to[1] - from[1]) * metresPerDegree]
}

/** Metres between a place and the nearest point of the parcel; 0 within it, null without a boundary. */
export function metresToBoundary({ longitude, latitude }: Fix, boundary: Boundary): number | null {
  const here: Degrees = [longitude, latitude]
  const polygons = boundary.map((polygon) => polygon.map((ring) => ring.map((vertex) => eastNorth(here, vertex))))
  const rings = polygons.flat().filter((ring) => ring.length > 0)
  if (rings.length === 0) return null
  // Holes are within the outer ring: a place in one lies within an even number of rings.
  if (polygons.some((polygon) => polygon.filter(holdsOrigin).length % 2 === 1)) return 0
  return Math.min(...rings.map(metresToRing))
}

type Point = readonly [number, number]

function holdsOrigin(ring: readonly Point[]): boolean {
  let inside = false
  for (const [index, [x, y]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x, y]
    if (y > 0 !== y2 > 0 && x - (y * (x2 - x)) / (y2 - y) > 0) inside = !inside
  }
  return inside
}

function metresToRing(ring: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const [index, point] of ring.entries()) {
    nearest = Math.min(nearest, metresToEdge(point, ring[(index + 1) % ring.length] ?? point))
  }
  return nearest
}

function metresToEdge([x, y]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x, y2 - y]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / square))
  return Math.hypot(x + along * dx, y + along * dy)
}

/** Whether a place is told to lie away from the parcel: beyond the bound and the accuracy together. */
export function isFar(metres: number | null, accuracy: number): boolean {
  return metres !== null && metres > farMetres + accuracy
}
