import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyProblem, ProblemError } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import { type Boundary, readBoundary } from '#geo/boundary.ts'
import type { DeclaredCrs, EpsgCode } from '#geo/crs.ts'
import type { DecodeText } from '#geo/read/decode.ts'
import type { ShapefileParts } from '#geo/read/shapefile.ts'

/** What the runtime offers the readers; the server's child gives the same. */
export const decode: DecodeText = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export function epsg(code: EpsgCode): DeclaredCrs {
  return { kind: 'epsg', code }
}

/** A file that GDAL 3.6 or ezdxf 1.0 wrote, see docs/adr/0016. */
export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../fixtures/boundaries', name))
}

type Pair = readonly [number, number]

/** The standing parcel: 120 m × 110 m, 13,200 m². East, north in EPSG 4549. */
export const square: readonly Pair[] = [
  [614600, 3431000],
  [614600, 3431110],
  [614720, 3431110],
  [614720, 3431000],
]

/** 20 m × 10 m within the square. */
export const hole: readonly Pair[] = [
  [614650, 3431050],
  [614670, 3431050],
  [614670, 3431060],
  [614650, 3431060],
]

export function geoJsonOf(...polygons: readonly (readonly (readonly Pair[])[])[]): Uint8Array {
  const features = polygons.map((rings) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]]) },
  }))
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }))
}

export function readGeo(bytes: Uint8Array | string, crs: DeclaredCrs): Boundary {
  const file = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return readBoundary({ format: 'geojson', bytes: file }, crs, decode)
}

export function readDrawing(text: string, layer: string | null = null, crs: DeclaredCrs = epsg(4549)): Boundary {
  return readBoundary({ format: 'dxf', bytes: new TextEncoder().encode(text), layer }, crs, decode)
}

export function readShape(parts: ShapefileParts, crs: DeclaredCrs): Boundary {
  return readBoundary({ format: 'shapefile', parts }, crs, decode)
}

/** The problem that reading is refused with; fails when it is not refused, or is our defect. */
export function refusalOf(read: () => unknown): AnyProblem {
  try {
    read()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('not refused')
}

/** Why it was refused, as people read it. */
export function whyOf(read: () => unknown): string {
  return problemMessage(refusalOf(read)).why
}

export function codesOf({ warnings }: Boundary): readonly string[] {
  return warnings.map(({ code }) => code)
}
