import type { BaseSourceKind } from '#core/base-map/source-kind.ts'
import { type Polygon, type Ring, ringsOf } from '#geo/shape.ts'
import type { BaseGeometryTable, BaseRecordTable } from '../db/base-map-tables.ts'

/** Of a degree: some ten centimetres, a tenth of a pixel on the largest map that is drawn. */
const quantum = 1_000_000

/** The boundary of a record as that of a parcel; null for a record without one. */
export function geometryLine(
  parcelCode: string,
  record: BaseRecordTable,
  {
    source,
    crs,
    revision,
    at,
  }: { readonly source: BaseSourceKind; readonly crs: string; readonly revision: number; readonly at: string },
): BaseGeometryTable | null {
  const { district, import: id, original, geographic, area, west, south, east, north } = record
  if (original === null || geographic === null || area === null) return null
  if (west === null || south === null || east === null || north === null) return null
  return {
    district,
    parcel_code: parcelCode,
    revision,
    source,
    import: id,
    crs,
    original,
    geographic,
    quantised: JSON.stringify(quantised(JSON.parse(geographic) as readonly Polygon[])),
    area,
    west,
    south,
    east,
    north,
    at,
  }
}

/** Polygons of rings of integers: the first vertex, then differences. */
export function quantised(polygons: readonly Polygon[]): readonly (readonly (readonly number[])[])[] {
  return polygons.map((polygon) => ringsOf(polygon).map(quantisedRing))
}

function quantisedRing(ring: Ring): readonly number[] {
  const numbers: number[] = []
  let [lastX, lastY] = [0, 0]
  for (const [longitude, latitude] of ring) {
    const [x, y] = [Math.round(longitude * quantum), Math.round(latitude * quantum)]
    // Two vertices on one spot of the map are one.
    if (numbers.length > 0 && x === lastX && y === lastY) continue
    numbers.push(x - lastX, y - lastY)
    lastX = x
    lastY = y
  }
  return numbers
}
