import proj4 from 'proj4'
import type { AxisReading } from './axes.ts'
import type { DeclaredCrs, LocalGrid } from './crs.ts'
import type { Position } from './shape.ts'

/** The ellipsoid of CGCS2000: its flattening is that of GRS 80, 1 / 298.257222101. */
export const cgcs2000 = { semiMajorAxis: 6_378_137, flattening: 1 / 298.257222101 } as const

const geographic = '+proj=longlat +ellps=GRS80 +no_defs'
const gaussKrueger120 = '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'
const zoneWidth = 1_000_000

/** Kept: looking the systems up for every point costs ten times the conversion. */
const converter = proj4(geographic, gaussKrueger120)

/** A position of a file in three ways. */
export interface Converter {
  /** East and north as declared, without the number of the zone: metres, or longitude and latitude in degrees. */
  readonly ordered: (position: Position) => Position
  /** East and north of EPSG 4549, metres. */
  readonly plane: (position: Position) => Position
  /** Longitude and latitude of EPSG 4490, degrees. */
  readonly geographic: (position: Position) => Position
}

export function converterOf(crs: DeclaredCrs, { order, zone }: AxisReading): Converter {
  const ordered = ([first, second]: Position): Position => {
    const [east, north] = order === 'east-north' ? [first, second] : [second, first]
    return [east - zone * zoneWidth, north]
  }
  if (crs.kind === 'epsg' && crs.code === 4490) {
    return { ordered, plane: (position) => projected(ordered(position)), geographic: ordered }
  }
  const plane = crs.kind === 'local' ? (position: Position) => fromGrid(ordered(position), crs.grid) : ordered
  return { ordered, plane, geographic: (position) => unprojected(plane(position)) }
}

function projected([longitude, latitude]: Position): Position {
  const [east, north] = converter.forward([longitude, latitude])
  return [east, north]
}

function unprojected([east, north]: Position): Position {
  const [longitude, latitude] = converter.inverse([east, north])
  return [longitude, latitude]
}

function fromGrid([east, north]: Position, grid: LocalGrid): Position {
  const turn = (grid.rotationSeconds / 3600) * (Math.PI / 180)
  const scale = 1 + grid.scalePpm / 1_000_000
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale]
  return [grid.shiftEast + east * cos - north * sin, grid.shiftNorth + east * sin + north * cos]
}
