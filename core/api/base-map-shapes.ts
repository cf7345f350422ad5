import { z } from 'zod'
import { areaUnits } from '../base-map/area-unit.ts'
import { conflictTypes } from '../base-map/conflict-type.ts'
import { changeKinds, coverages, importStates } from '../base-map/import-state.ts'
import { sourceKinds } from '../base-map/source-kind.ts'
import { count, cycle, scalar } from './shapes.ts'

export const sourceKind = z.enum(sourceKinds)
export const importId = z.object({ id: z.string().max(60) })
export const baseValue = scalar.nullable()

/** Who did something, when and why. */
export const signed = z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() })

/** Lines of the comparison and what is to be decided. Absent figures are 0. */
const importCounts = z.object({
  changes: z.partialRecord(z.enum(changeKinds), count),
  conflicts: z.partialRecord(z.enum(conflictTypes), z.object({ open: count, decided: count })),
  faults: count,
  /** Parcels of this import without a boundary: counted, never hidden. */
  withoutGeometry: count,
  /** Parcels whose computed area differs from the stated one by more than the tolerance (ours). */
  areaDifferences: count,
})

export const baseImport = z.object({
  id: z.string(),
  kind: sourceKind,
  cycle,
  coverage: z.enum(coverages),
  state: z.enum(importStates),
  file: z.object({
    name: z.string(),
    sha256: z.string(),
    size: count,
    format: z.enum(['xlsx', 'csv', 'geojson', 'shapefile']),
    /** Of a CSV or the attributes of a Shapefile. */
    encoding: z.enum(['utf-8', 'gbk']).nullable(),
  }),
  /** Sheets of a workbook; one of them was read. */
  sheets: z.array(z.object({ name: z.string(), rows: count, read: z.boolean() })),
  /** Declared system, null without geometry. */
  crs: z.string().nullable(),
  /** Records read, and those of them with a boundary. */
  records: count,
  withGeometry: count,
  /** What the reader should know of the file, worded. */
  notes: z.array(z.string()),
  uploaded: signed,
  /** Null before the first comparison. */
  counts: importCounts.nullable(),
  /** Number of the comparison that was made last; an application names it. 0 before the first. */
  comparison: count,
  /** Something was decided, mapped or applied since the comparison: it must be made again before an application. */
  isStale: z.boolean(),
  applied: signed.nullable(),
  discarded: signed.nullable(),
})
export type BaseImport = z.infer<typeof baseImport>

/** Where a column of the file goes. `unit` only for areas: the file's, converted exactly to m². */
export const mappedColumn = z.object({
  heading: z.string().max(200),
  field: z.string().max(60),
  unit: z.enum(areaUnits).optional(),
})
export type MappedColumn = z.infer<typeof mappedColumn>

export const importColumn = z.object({
  heading: z.string(),
  /** Filled cells among the records. */
  filled: count,
  /** First different values, at most five. */
  samples: z.array(z.string()),
  /** Null: the column is not read. */
  mapped: mappedColumn.nullable(),
  /** Why: as somebody saved it for such a file, or by its heading. */
  because: z.enum(['saved', 'heading']).nullable(),
})

/** A field that a file of this kind can give. */
export const importField = z.object({
  field: z.string(),
  label: z.string(),
  /** 'm²' where an area may be declared in another unit. */
  unit: z.string(),
  /** The base states it; what others report of it stands below. False: it identifies or explains. */
  authoritative: z.boolean(),
})

export const importDetail = z.object({
  import: baseImport,
  columns: z.array(importColumn),
  fields: z.array(importField),
})
export type ImportDetail = z.infer<typeof importDetail>

/** Where something stands in a file; row as the program shows it, column as its heading. */
export const filePlace = z.object({ file: z.string(), sheet: z.string().nullable(), row: count })

/** Computed from the boundary against what is stated: m², %, tolerance ours. */
export const areaCheck = z.object({
  /** On the ellipsoid of CGCS2000. */
  measured: z.number(),
  /** 登记土地面积, else 土地面积; null when neither is known. */
  stated: z.number().nullable(),
  percent: z.number().nullable(),
  isWithin: z.boolean().nullable(),
})

export const baseChange = z.object({
  /** Number of the line in the comparison. */
  number: count,
  kind: z.enum(changeKinds),
  parcelCode: z.string().nullable(),
  /** The code is ours, made by the district's rule: the platform has given none. */
  isProposedCode: z.boolean(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  /** The record; null for a parcel that the file leaves out. */
  place: filePlace.nullable(),
  /** How the parcel was found: same platform code, 不动产单元号, 不动产权证号, boundary, a decision. */
  matchedBy: z.enum(['code', 'unit', 'certificate', 'overlap', 'decision']).nullable(),
  /** Share of the boundaries in common, 0 to 1. */
  overlap: z.number().nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      before: baseValue,
      after: baseValue,
      /** Source whose value holds; null where the value is taken away. */
      from: sourceKind.nullable(),
    }),
  ),
  area: areaCheck.nullable(),
  /** Why the record is refused or undecided, worded. */
  reason: z.string().nullable(),
})
export type BaseChange = z.infer<typeof baseChange>

export const baseFault = z.object({
  number: count,
  ...filePlace.shape,
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** `refused`: the whole record is not taken; `left-out`: this value is not; `note`: taken, to be looked at. */
  effect: z.enum(['refused', 'left-out', 'note']),
  message: z.string(),
})
export type BaseFault = z.infer<typeof baseFault>

export const baseConflict = z.object({
  id: z.string(),
  type: z.enum(conflictTypes),
  parcelCode: z.string().nullable(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  field: z.string().nullable(),
  /** What contradicts, or who competes: records of this import, of earlier ones, the value typed by a person. */
  records: z.array(
    z.object({
      /** Null: no source, a value given by a person. */
      source: sourceKind.nullable(),
      place: filePlace.nullable(),
      parcelCode: z.string().nullable(),
      value: baseValue,
      /** What tells the record from others, worded: 坐落, 用地主体, 面积, 重叠. */
      summary: z.string(),
    }),
  ),
  choices: z.array(z.object({ choice: z.string(), label: z.string(), value: baseValue.optional() })),
  /** Holds unless decided otherwise; null: nothing is done until it is decided. */
  proposed: z.string().nullable(),
  /** Null while open. */
  decided: z.object({ choice: z.string(), by: z.string(), at: z.string() }).nullable(),
})
export type BaseConflict = z.infer<typeof baseConflict>
