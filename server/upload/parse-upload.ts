import { ProblemError } from '#core/error/problem.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import { refuse } from '#workbook/refuse.ts'
import { type ChildCounts, childPool } from '../jobs/child-pool.ts'
import type { ParseReply, ParseRequest, UploadOptions } from './child-messages.ts'
import { uploadLimits } from './limits.ts'

const children = childPool<ParseRequest, ParseReply>(new URL('./child.ts', import.meta.url), uploadLimits)

/** What the children that read workbooks are doing, for metrics. */
export function uploadCounts(): ChildCounts {
  return children.counts()
}

/**
 * Reads an uploaded workbook in a child process that is guarded, short of memory and short-lived, whatever the file.
 * Throws ProblemError: those of guardWorkbook and readWorkbook, workbook-time-out, and too-busy when as many as may
 * wait are waiting. Any other error is a defect of ours.
 */
export async function parseUpload(bytes: Uint8Array, options: UploadOptions = {}): Promise<ReadResult> {
  // Before the file is copied to the child.
  if (bytes.length > uploadLimits.bytes) throw refuse('workbook-too-large', { limitBytes: uploadLimits.bytes })
  const outcome = await children.run({ bytes, options })
  switch (outcome.kind) {
    case 'busy':
      throw refuse('too-busy', { retryAfterSeconds: uploadLimits.seconds })
    case 'timed-out':
      throw refuse('workbook-time-out', { seconds: uploadLimits.seconds })
    case 'out-of-memory':
      throw refuse('workbook-bomb', { reason: `${uploadLimits.heapMegabytes} MB` })
    case 'died':
      throw new Error(`The workbook reader failed: ${outcome.reason}`)
    case 'answered':
      if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
      return outcome.reply.result
  }
}
