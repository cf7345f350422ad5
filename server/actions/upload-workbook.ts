import { randomUUID } from 'node:crypto'
import type { PushAnswer } from '#core/api/rows.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { parseUpload } from '../upload/parse-upload.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { storeWorkbook } from './upload/store-workbook.ts'

export interface Upload {
  readonly bytes: Uint8Array
  /** Id of this upload; the same file under the same id is stored once. A new one when not given. */
  readonly id?: string
}

/**
 * Reads an uploaded workbook and stores what it changed, as a push would: the rows of the answer stand in the order of
 * the workbook. Throws ProblemError: those of parseUpload, not-allowed (another department's file), batch-id-reused.
 */
export async function uploadWorkbook(service: Service, grant: Grant, upload: Upload): Promise<PushAnswer> {
  const { actor } = grant
  const read = await parseUpload(upload.bytes)
  const department = read.meta?.department ?? null
  if (department !== null && (actor.role !== 'department' || actor.org !== department)) {
    await recordDenial(service, actor, 'uploadWorkbook', { department })
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  const id = upload.id ?? randomUUID()
  const { rows } = await storeWorkbook(service, grant, read, { id, fileHash: sha256(upload.bytes) })
  return { batch: id, rows: rows.map(({ outcome }) => outcome) }
}
