import type { DeclaredCrs } from '../crs.ts'
import { refuse } from '../refuse.ts'
import { readDbf } from './dbf.ts'
import { type DecodeText, decodeEither } from './decode.ts'
import { nested } from './nesting.ts'
import type { FileReading, ReadingNote } from './reading.ts'
import { createBudget } from './ring.ts'
import { readShp } from './shp.ts'
import { checkStatedCrs } from './stated-crs.ts'

/** The files of one shapefile, inflated. */
export interface ShapefileParts {
  readonly shp: Uint8Array
  readonly dbf: Uint8Array | null
  readonly prj: Uint8Array | null
}

/**
 * Reads the polygons of a shapefile with their attributes. Problems: boundary-damaged, boundary-number, boundary-empty,
 * boundary-part-missing, boundary-too-many, boundary-crs.
 */
export function readShapefile(
  { shp, dbf, prj }: ShapefileParts,
  declared: DeclaredCrs,
  decode: DecodeText,
): FileReading {
  if (dbf === null) throw refuse('boundary-part-missing', { part: '.dbf' })
  const { records, kind } = readShp(shp, createBudget())
  const notes: ReadingNote[] = []
  const attributes = readDbf(dbf, records.length, decode)
  if (attributes === null) notes.push({ code: 'names-unreadable' })
  const stated = prj === null ? null : decodeEither(prj, decode)
  notes.push(...(stated === null ? [{ code: 'crs-unstated' } as const] : checkStatedCrs(stated, declared)))
  const shapes = records.flatMap((rings, index) =>
    nested(rings).map((polygon) => ({ polygon, attributes: attributes?.[index] ?? [] })),
  )
  if (shapes.length === 0) throw refuse('boundary-empty', { found: kind })
  const empty = records.filter((rings) => rings.length === 0).length
  if (empty > 0) notes.push({ code: 'not-areas', count: empty, kinds: '空记录' })
  return { shapes, notes }
}
