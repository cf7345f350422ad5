import type { Kysely } from 'kysely'
import type { Overlap } from '#core/base-map/match.ts'
import { commonShare } from '#geo/measure/overlap.ts'
import type { Polygon } from '#geo/shape.ts'
import { allExtents, type ExtentLine, geometriesOf } from '../db/base-geometries.ts'
import type { RecordExtent } from '../db/base-imports.ts'
import type { Schema } from '../db/schema.ts'

/** Side of a square of the grid, degrees: some 500 m, a little larger than a parcel. */
const side = 0.005

/** Boundaries of the base by where they lie. */
export interface OverlapIndex {
  /** Of a boundary with those of parcels that may still be meant, the largest share first. */
  overlapsOf(
    db: Kysely<Schema>,
    extent: RecordExtent,
    geographic: string,
    isMeant: (parcelCode: string) => boolean,
  ): Promise<readonly Overlap[]>
}

export async function indexOverlaps(db: Kysely<Schema>, district: string): Promise<OverlapIndex> {
  const squares = new Map<string, ExtentLine[]>()
  for (const line of await allExtents(db, district)) {
    for (const square of squaresOf(line)) {
      const there = squares.get(square)
      if (there === undefined) squares.set(square, [line])
      else there.push(line)
    }
  }
  return {
    async overlapsOf(reading, extent, geographic, isMeant) {
      const near = new Set<string>()
      for (const square of squaresOf(extent)) {
        for (const line of squares.get(square) ?? []) {
          if (isMeant(line.parcel_code) && touches(line, extent)) near.add(line.parcel_code)
        }
      }
      if (near.size === 0) return []
      const own = JSON.parse(geographic) as readonly Polygon[]
      const overlaps: Overlap[] = []
      for (const [parcelCode, geometry] of await geometriesOf(reading, district, [...near])) {
        const share = commonShare(own, JSON.parse(geometry.geographic) as readonly Polygon[])
        if (share.ofSmaller > 0) overlaps.push({ parcelCode, ...share })
      }
      return overlaps.sort((a, b) => b.ofLarger - a.ofLarger)
    },
  }
}

function touches(one: ExtentLine, { west, south, east, north }: RecordExtent): boolean {
  if (west === null || south === null || east === null || north === null) return false
  return one.west <= east && west <= one.east && one.south <= north && south <= one.north
}

function squaresOf({ west, south, east, north }: RecordExtent): readonly string[] {
  if (west === null || south === null || east === null || north === null) return []
  const squares: string[] = []
  for (let x = Math.floor(west / side); x <= Math.floor(east / side); x += 1) {
    for (let y = Math.floor(south / side); y <= Math.floor(north / side); y += 1) squares.push(`${x}/${y}`)
  }
  return squares
}
