import { z } from 'zod'
import { itemLevels } from '../bulk-upload/item-level.ts'
import { bulkLimits } from '../bulk-upload/limits.ts'
import { lineOutcomes } from '../bulk-upload/line-outcome.ts'
import { fileStates, runStates } from '../bulk-upload/run-state.ts'
import { settlements } from '../bulk-upload/settlement.ts'
import { unsentReasonCodes } from '../bulk-upload/unsent.ts'
import { count, cycle, formId } from './shapes.ts'

export const runId = z.object({ id: z.uuid() })

/** Rows by outcome, and what they are told by level; absent ones are 0. */
const rowCounts = z.partialRecord(z.enum(lineOutcomes), count)
const itemCounts = z.partialRecord(z.enum(itemLevels), count)

/** One act of bringing many files. */
export const uploadRun = z.object({
  id: z.string(),
  cycle,
  state: z.enum(runStates),
  /** Files the sender said there were, those on record, and those that have not come. */
  announced: count,
  files: z.partialRecord(z.enum(fileStates), count),
  left: count,
  rows: rowCounts,
  items: itemCounts,
  by: z.string(),
  at: z.string(),
  closedAt: z.string().nullable(),
  /** Whether the reader may go on with it: it is their own and open. */
  mayGoOn: z.boolean(),
  /** Earlier runs of which this one holds the workbook that was to be fixed. */
  fixes: z.array(z.string()),
})
export type UploadRun = z.infer<typeof uploadRun>

/** A file of a run, by its content: the same file under other names is told and not read twice. */
export const uploadFile = z.object({
  number: count,
  name: z.string(),
  copies: z.array(z.string()),
  sha256: z.string(),
  size: count,
  state: z.enum(fileStates),
  /** Why nothing of it was read; null for a file that was. */
  problem: z.object({ code: z.string(), title: z.string(), why: z.string(), what: z.string() }).nullable(),
  /** What the reader should know of how it was read, worded. */
  notes: z.array(z.string()),
  rows: rowCounts,
  items: itemCounts,
  /** The earlier run whose workbook this is, fixed. */
  fixes: z.string().nullable(),
  at: z.string(),
})
export type UploadFile = z.infer<typeof uploadFile>

export const lineItem = z.object({
  level: z.enum(itemLevels),
  code: z.string(),
  field: z.string().nullable(),
  label: z.string(),
  cell: z.string().nullable(),
  found: z.string().nullable(),
  why: z.string(),
  what: z.string(),
})

/** A row of a file with everything that is said of it. */
export const uploadLine = z.object({
  file: count,
  fileName: z.string(),
  number: count,
  form: formId,
  sheet: z.string(),
  row: count,
  /** Null where the row could not be told apart from others. */
  key: z.string().nullable(),
  parcelCode: z.string().nullable(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  outcome: z.enum(lineOutcomes),
  items: z.array(lineItem),
})
export type UploadLine = z.infer<typeof uploadLine>

/** Something an earlier run told, and what this one made of it. */
export const settledItem = z.object({
  run: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  row: count,
  parcelCode: z.string().nullable(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  item: lineItem,
  state: z.enum(settlements),
})
export type SettledItem = z.infer<typeof settledItem>

export const startRunBody = z.object({
  id: z.uuid().describe('批次编号，由页面生成：同一编号再次开始即接着上传'),
  cycle,
  announced: count.min(1).max(bulkLimits.files),
})
export type StartRunBody = z.infer<typeof startRunBody>

export const closeRunBody = z.object({
  end: z.enum(['done', 'cancelled']),
  /** Files there were, by content. */
  announced: count.min(0).max(bulkLimits.files),
  /** Files that stayed with the sender, with why. */
  unsent: z
    .array(
      z.object({
        name: z.string().min(1).max(400),
        size: count.min(0),
        reason: z.enum(unsentReasonCodes as [(typeof unsentReasonCodes)[number]]),
      }),
    )
    .max(bulkLimits.files),
})
export type CloseRunBody = z.infer<typeof closeRunBody>
