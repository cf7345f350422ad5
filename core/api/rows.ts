import { z } from 'zod'
import { dataReaders, rowWriters } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { formRefusals } from './file-refusals.ts'
import {
  approval,
  cellOrNull,
  cursor,
  cycle,
  fieldConflict,
  finding,
  formId,
  layer,
  limit,
  outcome,
  rowStatus,
} from './shapes.ts'

const rowKey = z.object({
  cycle,
  parcelCode: z.string().min(1).max(40),
  /** Only of enterprise rows. */
  uscc: z.string().min(1).max(60).optional(),
})

/** A reason for ignoring a warning, tied to the values it was given for. */
const reason = z.object({
  form: formId,
  key: rowKey,
  code: z.string().max(40),
  field: z.string().max(60),
  /** Text of the values the reason was given for; another value asks again. */
  values: z.string().max(2000),
  reason: z.string().min(5).max(200),
  /** Whoever gave this reason takes it back. */
  takenBack: z.boolean().optional(),
})

const rowOutcome = z.object({
  form: formId,
  /** cycle/parcelCode or cycle/parcelCode/uscc */
  key: z.string(),
  outcome,
  revision: z.number().int(),
  /** Values of others that came in since the base, and those of a higher layer that stand above what was sent. */
  incoming: z.record(z.string(), cellOrNull),
  /** Name of whoever gave each of those values. */
  incomingBy: z.record(z.string(), z.string()).optional(),
  conflicts: z.array(fieldConflict),
  /** Why a row was refused: problem code and sentence; null otherwise. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  findings: z.array(finding),
})

export const pushAnswer = z.object({ batch: z.string(), rows: z.array(rowOutcome) })
export type PushAnswer = z.infer<typeof pushAnswer>
export type RowOutcome = z.infer<typeof rowOutcome>

export const pushBody = z.object({
  batch: z.uuid(),
  forms: z.array(z.object({ id: formId, version: z.string().max(40) })),
  device: z.string().max(80).optional(),
  rows: z
    .array(
      z.object({
        form: formId,
        key: rowKey,
        baseRevision: z.number().int().min(0),
        layer: layer.optional(),
        /** All cells of a workbook's row, blank ones as null: those that say what stood there at the base are no edits. */
        whole: z.boolean().optional(),
        /** The workbook was handed out: of what it locked at the base nothing may be changed. */
        handedOut: z.boolean().optional(),
        /** The workbook does not note what its line rests on, and its device knows the row otherwise: it counts as a stranger's. */
        unnoted: z.boolean().optional(),
        /** Fields whose 我的 was chosen against a value that came after the base: the revision of the row at which that stood. */
        seenAt: z.record(z.string().max(60), z.number().int().min(1)).optional(),
        fields: z.record(z.string().max(60), cellOrNull),
      }),
    )
    .max(500),
  reasons: z.array(reason).max(500).optional(),
  /** What the sender chose for conflicts its own edits raised; 我的 travels as an edit of the row in the same batch or before. */
  settlements: z
    .array(
      z.object({
        form: formId,
        key: rowKey,
        field: z.string().max(60),
        choice: z.enum(['mine', 'theirs']),
      }),
    )
    .max(500)
    .optional(),
})
export type PushBody = z.infer<typeof pushBody>

export const storedRow = z.object({
  form: formId,
  key: z.string(),
  revision: z.number().int(),
  status: rowStatus,
  /**
   * Effective values as the caller may see them. A field whose 部门核定 value is not for them is listed in masked and has
   * here what was reported or found on site; a contact that is not for them is absent.
   */
  cells: z.record(z.string(), cellOrNull),
  masked: z.array(z.string()),
  /** The row was taken out by whoever changed it last: it counts nowhere until it is brought back. */
  removed: z.boolean().optional(),
  /** Who changed the row last, and when. */
  changedBy: z.string().optional(),
  changedAt: z.string().optional(),
})
export type StoredRow = z.infer<typeof storedRow>

export const rowEndpoints = defineEndpoints({
  push: {
    method: 'POST',
    path: '/api/v1/batches',
    summary: '同步：上送一批修改，逐行得到结果',
    roles: rowWriters,
    body: pushBody,
    answers: { 200: pushAnswer },
    problems: [
      'malformed-request',
      'not-signed-in',
      'not-allowed',
      'origin-refused',
      'request-too-large',
      'batch-id-reused',
      'form-version-unknown',
      'too-busy',
    ],
    bodyLimitBytes: 8_000_000,
  },
  changes: {
    method: 'GET',
    path: '/api/v1/changes',
    summary: '同步：取回游标之后的修改',
    roles: dataReaders,
    query: z.object({ cycle: cycle.optional(), cursor, limit }),
    /** nextCursor is always given: it is where the next pull starts; `more` says whether to ask again at once. */
    answers: { 200: z.object({ items: z.array(storedRow), nextCursor: z.string(), more: z.boolean() }) },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed'],
  },
  uploadWorkbook: {
    method: 'POST',
    path: '/api/v1/workbooks',
    summary: '上传工作簿，等同于同步其中各行',
    roles: rowWriters,
    body: {
      multipart: 'file',
      fields: z.object({ batch: z.uuid().describe('上传编号：同一文件同一编号只存一次').optional() }),
    },
    answers: { 200: pushAnswer },
    problems: [
      'malformed-request',
      'not-signed-in',
      'not-allowed',
      'origin-refused',
      'request-too-large',
      'too-busy',
      ...formRefusals,
    ],
    bodyLimitBytes: 21_000_000,
  },
  transition: {
    method: 'POST',
    path: '/api/v1/transitions',
    summary: '提交、退回、通过：逐宗得到结果',
    roles: ['enterprise', 'town', 'town-reviewer', 'district'],
    body: z.object({
      cycle,
      parcelCodes: z.array(z.string().max(40)).min(1).max(500),
      to: rowStatus,
      reason: z.string().max(500).optional(),
    }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            parcelCode: z.string(),
            status: rowStatus.nullable(),
            refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
          }),
        ),
      }),
    },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed', 'origin-refused'],
    bodyLimitBytes: 200_000,
  },
  exportLedger: {
    method: 'GET',
    path: '/api/v1/exports/ledger',
    summary: '导出汇总台账（xlsx）',
    roles: dataReaders,
    /** Contacts are masked unless the account was given the right to take them out. */
    query: z.object({ cycle, town: z.string().optional(), contacts: z.enum(['masked', 'full']).optional(), approval }),
    answers: { 200: { binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed', 'export-not-approved'],
  },
})
