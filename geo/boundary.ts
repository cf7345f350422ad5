import { type AxisReading, readAxes } from './axes.ts'
import { withoutDuplicates } from './check/duplicates.ts'
import { isOutsideSongjiang } from './check/songjiang.ts'
import { checkTopology, type TopologyFault } from './check/topology.ts'
import type { AxisOrder, DeclaredCrs } from './crs.ts'
import { boundaryLimits } from './limits.ts'
import { geodesicArea } from './measure/geodesic-area.ts'
import { planarArea } from './measure/planar-area.ts'
import { converterOf } from './plane.ts'
import { type DecodeText, decodeEither } from './read/decode.ts'
import { readDxf } from './read/dxf.ts'
import { readGeoJson } from './read/geojson.ts'
import type { FileReading, ReadingNote } from './read/reading.ts'
import { readShapefile, type ShapefileParts } from './read/shapefile.ts'
import { refuse } from './refuse.ts'
import { mapped, type Polygon, type Shape, vertexCount } from './shape.ts'

/** A boundary file, unpacked. */
export type BoundaryFile =
  | { readonly format: 'geojson'; readonly bytes: Uint8Array }
  | { readonly format: 'shapefile'; readonly parts: ShapefileParts }
  /** `layer` null: the only one that has closed lines. */
  | { readonly format: 'dxf'; readonly bytes: Uint8Array; readonly layer: string | null }

/** What was read of a boundary; plain data, to be stored beside the file. */
export interface Boundary {
  readonly format: BoundaryFile['format']
  readonly declared: DeclaredCrs
  /** How the numbers of the file were understood. */
  readonly axes: AxisReading
  /** As in the file: original coordinates in their order. */
  readonly shapes: readonly Shape[]
  /** East and north in EPSG 4549 without the zone, metres: for sketches. */
  readonly plane: readonly Polygon[]
  /** Longitude and latitude in EPSG 4490: for maps. */
  readonly geographic: readonly Polygon[]
  readonly vertices: number
  readonly area: BoundaryArea
  readonly warnings: readonly BoundaryWarning[]
}

/** m², two decimals. The one in the declared system counts; the other is told beside it. */
export interface BoundaryArea {
  readonly squareMetres: number
  readonly method: 'planar' | 'geodesic'
  /** On the ellipsoid of CGCS2000. */
  readonly geodesic: number
}

/** What the reader of the figure should know; none of it refuses the file. */
export type BoundaryWarning =
  | ReadingNote
  | TopologyFault
  | { readonly code: 'axes-swapped'; readonly order: AxisOrder }
  | { readonly code: 'zone-number'; readonly declared: string }
  | { readonly code: 'duplicates'; readonly count: number }
  | { readonly code: 'outside-songjiang' }
  | { readonly code: 'not-all-checked' }

/**
 * Reads a boundary file in the declared system and measures it. The same file gives the same reading. Throws
 * ProblemError: boundary-too-large, boundary-damaged, boundary-number, boundary-empty, boundary-part-missing,
 * boundary-too-many, boundary-choose-layer, boundary-crs.
 */
export function readBoundary(file: BoundaryFile, declared: DeclaredCrs, decode: DecodeText): Boundary {
  const reading = readFile(file, declared, decode)
  const { shapes, left } = withoutDuplicates(reading.shapes)
  const original = shapes.map(({ polygon }) => polygon)
  const axes = readAxes(original, declared)
  const converter = converterOf(declared, axes)
  const plane = original.map((polygon) => mapped(polygon, converter.plane))
  const geographic = original.map((polygon) => mapped(polygon, converter.geographic))
  const topology = checkTopology(plane)
  const warnings: BoundaryWarning[] = [...reading.notes, ...axisWarnings(declared, axes)]
  if (left > 0) warnings.push({ code: 'duplicates', count: left })
  if (isOutsideSongjiang(geographic)) warnings.push({ code: 'outside-songjiang' })
  warnings.push(...topology.faults)
  if (!topology.isComplete) warnings.push({ code: 'not-all-checked' })
  return {
    format: file.format,
    declared,
    axes,
    shapes,
    plane,
    geographic,
    vertices: vertexCount(original),
    area: areaOf(original, geographic, declared),
    warnings,
  }
}

function readFile(file: BoundaryFile, declared: DeclaredCrs, decode: DecodeText): FileReading {
  if (file.format === 'shapefile') return readShapefile(file.parts, declared, decode)
  if (file.bytes.length > boundaryLimits.bytes) throw refuse('boundary-too-large', { limitBytes: boundaryLimits.bytes })
  const text = decodeEither(file.bytes, decode)
  if (text === null) throw refuse('boundary-damaged', { part: '文件', reason: '不是 UTF-8 或 GBK 文本' })
  const marked = text.replace(/^\ufeff/, '')
  return file.format === 'geojson' ? readGeoJson(marked, declared) : readDxf(marked, file.layer)
}

function axisWarnings(declared: DeclaredCrs, { order, zone }: AxisReading): readonly BoundaryWarning[] {
  if (declared.kind === 'local') return []
  const warnings: BoundaryWarning[] = order === 'north-east' ? [{ code: 'axes-swapped', order }] : []
  const isZoned = declared.code === 4528
  if (declared.code !== 4490 && (zone !== 0) !== isZoned) {
    warnings.push({ code: 'zone-number', declared: `EPSG:${declared.code}` })
  }
  return warnings
}

/** The plane of the file itself, whatever the order of its axes and the number of its zone: neither changes an area. */
function areaOf(original: readonly Polygon[], geographic: readonly Polygon[], declared: DeclaredCrs): BoundaryArea {
  const geodesic = geodesicArea(geographic)
  const isGeographic = declared.kind === 'epsg' && declared.code === 4490
  return isGeographic
    ? { squareMetres: geodesic, method: 'geodesic', geodesic }
    : { squareMetres: planarArea(original), method: 'planar', geodesic }
}
