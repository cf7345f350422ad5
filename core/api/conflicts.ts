import { z } from 'zod'
import { dataReaders, rowWriters } from '../access/role.ts'
import { conflictChoices } from '../record/change.ts'
import { defineEndpoints } from './endpoint.ts'
import { cellOrNull, cursor, cycle, formId, layer, limit } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

export const conflictChoice = z.enum(conflictChoices)

/** One entry of the conflict ledger as the reader may see it. Entries with a value that is not for them are left out. */
export const ledgerConflict = z.object({
  /** Opaque; says nothing of parcels of others. */
  id: z.string(),
  form: formId,
  /** cycle/parcelCode or cycle/parcelCode/uscc */
  key: z.string(),
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  firmName: z.string().nullable(),
  townCode: z.string().nullable(),
  field: z.string(),
  layer,
  /** 原值 */
  base: cellOrNull,
  /** 我的: what did not become effective, and who gave it. */
  mine: cellOrNull,
  mineBy: z.string(),
  mineAt: z.string(),
  mineDevice: z.string().optional(),
  /** 对方的: what stood there. */
  theirs: cellOrNull,
  theirsBy: z.string(),
  theirsAt: z.string(),
  theirsDevice: z.string().optional(),
  /** What stands in the layer now, and the row's revision: a settlement names the revision it was decided on. */
  current: cellOrNull,
  rowRevision: z.number().int(),
  /** The reader may settle it: the row is open to their role, and the layer is one they write. */
  maySettle: z.boolean(),
  /** The last decision; null while open. */
  settlement: z
    .object({
      choice: conflictChoice,
      value: cellOrNull,
      by: z.string(),
      at: z.string(),
      reason: z.string().nullable(),
      /** Id of a later conflict of the same account in the same place, which asks instead of this one. */
      replacedBy: z.string().optional(),
    })
    .nullable(),
})
export type LedgerConflict = z.infer<typeof ledgerConflict>

const settled = z.object({
  id: z.string(),
  /** Revision of the row after it; null when refused. */
  revision: z.number().int().nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const settlementsBody = z.object({
  /** A settled conflict may be decided again: every decision stays on record. */
  items: z
    .array(
      z.object({
        id: z.string().max(200),
        /** What the decision was made on; a row that changed since is refused and shown again. */
        rowRevision: z.number().int().min(0),
        choice: conflictChoice,
        /** Only with choice `other`; null empties the field. */
        value: cellOrNull.optional(),
      }),
    )
    .min(1)
    .max(500),
  reason: z.string().max(200).optional(),
})
export type SettlementsBody = z.infer<typeof settlementsBody>

export const settlementsAnswer = z.object({ items: z.array(settled) })
export type SettlementsAnswer = z.infer<typeof settlementsAnswer>

export const conflictEndpoints = defineEndpoints({
  conflicts: {
    method: 'GET',
    path: '/api/v1/conflicts',
    summary: '冲突台账：原值、我的、对方的，谁在何时处理',
    roles: dataReaders,
    query: z.object({
      cycle,
      town: z.string().max(40).optional(),
      parcelCode: z.string().max(40).optional(),
      state: z.enum(['open', 'settled', 'all']).optional(),
      /** Only those the caller's own edits raised. */
      own: z.enum(['yes']).optional(),
      cursor,
      limit,
    }),
    /** Newest first; `open` counts the open ones of the same town or parcel the reader may see. */
    answers: {
      200: z.object({ items: z.array(ledgerConflict), nextCursor: z.string().nullable(), open: z.number().int() }),
    },
    problems: askingProblems,
  },
  settleConflicts: {
    method: 'POST',
    path: '/api/v1/conflicts/settlements',
    summary: '处理冲突：采用我的、对方的，或另填一个值；逐项得到结果',
    roles: rowWriters,
    body: settlementsBody,
    answers: { 200: settlementsAnswer },
    problems: [...askingProblems, 'origin-refused', 'too-busy'],
    bodyLimitBytes: 500_000,
  },
})
