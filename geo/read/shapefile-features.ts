import type { DeclaredCrs } from '../crs.ts'
import { parcelFileLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { readDbf } from './dbf.ts'
import { type DecodeText, decodeEither } from './decode.ts'
import type { FeatureReading } from './feature.ts'
import { nested } from './nesting.ts'
import type { ReadingNote } from './reading.ts'
import { createBudget } from './ring.ts'
import type { ShapefileParts } from './shapefile.ts'
import { readShp } from './shp.ts'
import { checkStatedCrs } from './stated-crs.ts'

/**
 * The records of a shapefile with their attributes; those without a shape stay in. Problems: boundary-damaged,
 * boundary-number, boundary-empty, boundary-part-missing, boundary-too-many, boundary-crs.
 */
export function readShapefileFeatures(
  { shp, dbf, prj }: ShapefileParts,
  declared: DeclaredCrs,
  decode: DecodeText,
): FeatureReading {
  if (dbf === null) throw refuse('boundary-part-missing', { part: '.dbf' })
  const { records, kind } = readShp(shp, createBudget(parcelFileLimits))
  if (records.length === 0) throw refuse('boundary-empty', { found: kind })
  const attributes = readDbf(dbf, records.length, decode)
  if (attributes === null) {
    throw refuse('boundary-damaged', { part: '.dbf', reason: '属性表的文字不是 UTF-8 或 GBK' })
  }
  const stated = prj === null ? null : decodeEither(prj, decode)
  const notes: ReadingNote[] = stated === null ? [{ code: 'crs-unstated' }] : checkStatedCrs(stated, declared)
  const features = records.map((rings, index) => {
    return { number: index + 1, attributes: attributes[index] ?? [], polygons: nested(rings), fault: null }
  })
  return { features, notes }
}
