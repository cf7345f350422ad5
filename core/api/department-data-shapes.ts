import { z } from 'zod'
import { differenceKinds } from '../department-data/difference.ts'
import { candidateReasons, lineStates, listStates } from '../department-data/import-state.ts'
import { cellOrNull, cellValue, count, cycle, formId, layer } from './shapes.ts'

export const listId = z.object({ id: z.string().max(60) })
const reason = z.string().trim().min(2).max(200)

/** Who did something, when and why. */
const signed = z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() })

/** Lines by state; values of the lines that are to be written. Absent states are 0. */
const listCounts = z.object({
  lines: z.partialRecord(z.enum(lineStates), count),
  /** Values of matched lines by how they lie to what stands there. */
  differences: z.partialRecord(z.enum(differenceKinds), count),
  /** Values that were not taken: they do not parse, are out of range or are another department's. */
  faults: count,
  /** Matched lines that state figures for a whole parcel, in the place of the sum over its firms. */
  wholes: count,
})
export type ListCounts = z.infer<typeof listCounts>

export const departmentList = z.object({
  id: z.string(),
  department: z.string(),
  cycle,
  state: z.enum(listStates),
  file: z.object({
    name: z.string(),
    sha256: z.string(),
    size: count,
    format: z.enum(['xlsx', 'csv']),
    encoding: z.enum(['utf-8', 'gbk']).nullable(),
  }),
  /** What the reader should know of the file, worded. */
  notes: z.array(z.string()),
  counts: listCounts,
  /** Lines that are not written when the list is applied as it stands; an application repeats the number. */
  left: count,
  /** Of an application: rows written, rows that said the same already, rows refused since the matching. */
  result: z.object({ written: count, same: count, refused: count }).nullable(),
  uploaded: signed,
  applied: signed.nullable(),
  reversed: signed.nullable(),
})
export type DepartmentList = z.infer<typeof departmentList>

const place = z.object({ sheet: z.string().nullable(), row: count })

export const listLine = z.object({
  number: count,
  form: formId,
  place,
  /** As the file says it. */
  parcelCode: z.string().nullable(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  state: z.enum(lineStates),
  /** Why it is not written, worded; null for a line that is. */
  why: z.string().nullable(),
  /** The row it means. */
  target: z.object({ parcelCode: z.string(), uscc: z.string().nullable() }).nullable(),
  candidates: z.array(
    z.object({
      parcelCode: z.string(),
      uscc: z.string().nullable(),
      name: z.string().nullable(),
      because: z.enum(Object.keys(candidateReasons) as (keyof typeof candidateReasons)[]),
    }),
  ),
  values: z.array(
    z.object({
      field: z.string(),
      stated: cellValue,
      /** What was effective when the line was matched, and in which layer; null for nothing. */
      present: cellOrNull,
      layer: layer.nullable(),
      difference: z.enum(differenceKinds).nullable(),
    }),
  ),
  faults: z.array(
    z.object({
      /** Heading and address of the cell; the address is null in a CSV. */
      column: z.string(),
      cell: z.string().nullable(),
      value: z.string(),
      /** Where, why, what to do. */
      message: z.string(),
    }),
  ),
})
export type ListLine = z.infer<typeof listLine>

export const choicesBody = z.object({
  items: z
    .array(
      z.object({
        line: count.min(1),
        /** One of the line's candidates; null takes the choice back. */
        choice: z.object({ parcelCode: z.string().max(40), uscc: z.string().max(40).nullable() }).nullable(),
      }),
    )
    .min(1)
    .max(500),
})
export type ChoicesBody = z.infer<typeof choicesBody>

export const listApplication = z.object({
  /** Lines that stay out, as the person saw it: none is left out unseen. */
  left: count.min(0),
  reason,
})
export type ListApplication = z.infer<typeof listApplication>

export const reasonBody = z.object({ reason })

/** How far one field is confirmed in a year. */
export const declarationField = z.object({
  department: z.string(),
  form: formId,
  field: z.string(),
  /** What those that are not on the list are. */
  negative: z.union([z.string(), z.boolean()]),
  /** Rows on file, those with a positive value of the department, with its negative, and with none. */
  rows: count,
  positive: count,
  negatives: count,
  open: count,
  /** Of the open ones: reported otherwise than the negative; a declaration overrules them. */
  overruled: count,
})
export type DeclarationField = z.infer<typeof declarationField>

export const declaration = z.object({
  id: z.string(),
  department: z.string(),
  cycle,
  form: formId,
  field: z.string(),
  negative: z.union([z.string(), z.boolean()]),
  /** Rows it confirmed, those of them whose reported value it overruled, and locked ones it left alone. */
  confirmed: count,
  overruled: count,
  locked: count,
  declared: signed,
  revoked: signed.nullable(),
  /** Of the revocation: values taken back, and those that were changed or locked since and stay. */
  takenBack: count.nullable(),
  kept: count.nullable(),
})
export type Declaration = z.infer<typeof declaration>

export const overruledValue = z.object({
  parcelCode: z.string(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  present: cellValue,
  layer,
})
export type OverruledValue = z.infer<typeof overruledValue>

export const declarationBody = z.object({
  cycle,
  form: formId,
  field: z.string().max(60),
  /** Reported values it overrules, as the person saw it: none is overruled unseen. */
  overruled: count.min(0),
  /** On what the department rests: a document, a date. */
  reason,
})
export type DeclarationBody = z.infer<typeof declarationBody>
