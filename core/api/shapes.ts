import { z } from 'zod'
import { roles } from '../access/role.ts'
import { formIds } from '../forms/catalogue.ts'
import { outcomes } from '../record/change.ts'
import { layers } from '../record/layer.ts'
import { rowStatuses } from '../record/status.ts'

/** Shapes that several endpoints share. Instants are ISO 8601 with offset; days are YYYY-MM-DD. */
export const scalar = z.union([z.string(), z.number(), z.boolean()])
export const cellValue = z.union([scalar, z.object({ raw: z.string().max(500) })])
export const cellOrNull = cellValue.nullable()
export const formId = z.enum(formIds)
export const layer = z.enum(layers)
export const outcome = z.enum(outcomes)
export const rowStatus = z.enum(rowStatuses)
export const day = z.iso.date()
/** How many of something. */
export const count = z.number().int()
export const cycle = z.string().regex(/^20\d\d$/)
export const parcelClass = z.enum(['A', 'B', 'C', 'D'])
export const landClass = z.enum(['工业', '仓储', '研发'])
export const limit = z.coerce.number().int().min(1).max(500).optional()
export const cursor = z.string().max(500).optional()
/** Number of the approval that lets masked values into a file; without one they stay masked. */
export const approval = z.coerce.number().int().min(1).optional()

/** What an endpoint answers that gives a workbook. */
export const xlsxFile = { binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** A finding as it travels: worded, so that an older pane can show a code it does not know. */
export const finding = z.object({
  code: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  form: formId,
  row: z.string(),
  field: z.string(),
  value: cellOrNull,
  message: z.string(),
})

export const fieldConflict = z.object({
  field: z.string(),
  base: cellOrNull,
  mine: cellOrNull,
  theirs: cellOrNull,
  theirsBy: z.string(),
  theirsAt: z.string(),
  /** From which device, where that is known. */
  theirsDevice: z.string().optional(),
})

export const account = z.object({
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** Town code, department code or uscc the account belongs to; null for the district. */
  org: z.string().nullable(),
  orgName: z.string().nullable(),
})

export const problemBody = z.object({
  type: z.string(),
  code: z.string(),
  status: z.number().int(),
  title: z.string(),
  detail: z.string(),
  /** What to do, one act. */
  action: z.string(),
  instance: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
})
export type ProblemBody = z.infer<typeof problemBody>
