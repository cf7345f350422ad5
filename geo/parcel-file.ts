import { ProblemError } from '#core/error/problem.ts'
import { exact, roundHalfUp } from '#core/vocabulary/exact.ts'
import { type AxisReading, readAxes } from './axes.ts'
import { isOutsideSongjiang } from './check/songjiang.ts'
import { checkTopology } from './check/topology.ts'
import type { DeclaredCrs } from './crs.ts'
import { geodesicArea } from './measure/geodesic-area.ts'
import { type Converter, converterOf } from './plane.ts'
import { type DecodeText, decodeEither } from './read/decode.ts'
import type { Feature, FeatureReading } from './read/feature.ts'
import { readGeoJsonFeatures } from './read/geojson-features.ts'
import type { ReadingNote } from './read/reading.ts'
import type { ShapefileParts } from './read/shapefile.ts'
import { readShapefileFeatures } from './read/shapefile-features.ts'
import { refuse } from './refuse.ts'
import { type Attribute, extentOf, mapped, type Polygon, type Position, vertexCount } from './shape.ts'

/** A file of many parcels, unpacked. */
export type ParcelFile =
  | { readonly format: 'geojson'; readonly bytes: Uint8Array }
  | { readonly format: 'shapefile'; readonly parts: ShapefileParts }

/** The boundary of one record. */
export interface ParcelBoundary {
  /** As in the file. */
  readonly original: readonly Polygon[]
  /** Longitude, latitude of CGCS2000, degrees with seven decimals: a centimetre. */
  readonly geographic: readonly Polygon[]
  /** On the ellipsoid of CGCS2000, m², two decimals. */
  readonly area: number
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export interface ParcelRecord {
  readonly number: number
  readonly attributes: readonly Attribute[]
  readonly boundary: ParcelBoundary | null
  /** What is wrong with the boundary, as sentences. */
  readonly faults: readonly string[]
}

export interface ParcelFileReading {
  readonly records: readonly ParcelRecord[]
  readonly notes: readonly (ReadingNote | { readonly code: 'axes-swapped'; readonly order: 'north-east' })[]
}

/** Of the boundaries, so that a few strays in a file do not refuse it: their records stand without boundary. */
const shareOfStrays = 0.1
/** Beyond, crossings are not looked for: a parcel with more is rare and the search is long. */
const checkedVertices = 2_000

/**
 * Reads a file of many parcels in the declared system. Throws ProblemError: those of readGeoJsonFeatures and
 * readShapefileFeatures, boundary-crs.
 */
export function readParcelFile(file: ParcelFile, declared: DeclaredCrs, decode: DecodeText): ParcelFileReading {
  const { features, notes } = featuresOf(file, declared, decode)
  const axes = axesOf(features, declared)
  const converter = axes === null ? null : converterOf(declared, axes)
  const records = features.map((feature) => recordOf(feature, declared, axes, converter))
  const isSwapped = declared.kind === 'epsg' && axes?.order === 'north-east'
  return { records, notes: isSwapped ? [...notes, { code: 'axes-swapped', order: 'north-east' }] : notes }
}

function featuresOf(file: ParcelFile, declared: DeclaredCrs, decode: DecodeText): FeatureReading {
  if (file.format === 'shapefile') return readShapefileFeatures(file.parts, declared, decode)
  const text = decodeEither(file.bytes, decode)
  if (text === null) throw refuse('boundary-damaged', { part: 'GeoJSON', reason: '不是 UTF-8 或 GBK 文本' })
  return readGeoJsonFeatures(text.replace(/^\ufeff/, ''), declared)
}

/** How nearly all boundaries are to be read; null without any. Problem: boundary-crs. */
function axesOf(features: readonly Feature[], declared: DeclaredCrs): AxisReading | null {
  const drawn = features.filter(({ polygons }) => polygons.length > 0)
  if (drawn.length === 0) return null
  const found = new Map<string, { readonly axes: AxisReading; count: number }>()
  let first: unknown = null
  for (const { polygons } of drawn) {
    try {
      const axes = readAxes(polygons, declared)
      const known = found.get(JSON.stringify(axes)) ?? { axes, count: 0 }
      known.count += 1
      found.set(JSON.stringify(axes), known)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      first ??= error
    }
  }
  const [best] = [...found.values()].sort((a, b) => b.count - a.count)
  if (best === undefined || best.count < drawn.length * (1 - shareOfStrays)) {
    throw first ?? refuse('boundary-crs', { declared: '所选坐标系', reason: '各宗地块的坐标次序或带号不一致' })
  }
  return best.axes
}

function recordOf(
  { number, attributes, polygons, fault }: Feature,
  declared: DeclaredCrs,
  axes: AxisReading | null,
  converter: Converter | null,
): ParcelRecord {
  const faults = fault === null ? [] : [fault]
  if (polygons.length === 0 || converter === null) return { number, attributes, boundary: null, faults }
  if (!isReadSo(polygons, declared, axes)) {
    return { number, attributes, boundary: null, faults: [...faults, '界址坐标与所选坐标系不符，没有采用。'] }
  }
  const geographic = polygons.map((polygon) => mapped(polygon, (position) => inDegrees(converter.geographic(position))))
  const { min, max } = extentOf(geographic)
  const [[west, south], [east, north]] = [min, max]
  if (isOutsideSongjiang(geographic)) faults.push('界址不在松江区内，请核对坐标系和文件。')
  if (vertexCount(polygons) <= checkedVertices) {
    const plane = polygons.map((polygon) => mapped(polygon, converter.plane))
    if (checkTopology(plane).faults.some(({ code }) => code === 'self-intersection')) {
      faults.push('界址线自相交或折返，面积不可靠，请更正。')
    }
  }
  const boundary = { original: polygons, geographic, area: geodesicArea(geographic), west, south, east, north }
  return { number, attributes, boundary, faults }
}

function isReadSo(polygons: readonly Polygon[], declared: DeclaredCrs, axes: AxisReading | null): boolean {
  try {
    return JSON.stringify(readAxes(polygons, declared)) === JSON.stringify(axes)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return false
  }
}

function inDegrees([longitude, latitude]: Position): Position {
  return [roundHalfUp(exact(longitude), 7), roundHalfUp(exact(latitude), 7)]
}
