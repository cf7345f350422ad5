import { ProblemError } from '#core/error/problem.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import { refuse } from '#workbook/refuse.ts'
import { type ChildCounts, childPool } from '../jobs/child-pool.ts'
import type { ParseReply, ParseRequest, UploadOptions } from './child-messages.ts'
import { uploadLimits } from './limits.ts'
import { unanswered } from './unanswered.ts'

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
  const reply = await askReader(bytes, options)
  if (reply.kind === 'refused') throw new ProblemError(reply.problem)
  return reply.result
}

/** What the child answers; throws as parseUpload does when the file is not sent to it or there is no answer. */
export async function askReader(bytes: Uint8Array, options: UploadOptions = {}): Promise<ParseReply> {
  // Before the file is copied to the child.
  if (bytes.length > uploadLimits.bytes) throw refuse('workbook-too-large', { limitBytes: uploadLimits.bytes })
  const outcome = await children.run({ bytes, options })
  if (outcome.kind !== 'answered') throw unanswered(outcome, uploadLimits, 'workbook reader')
  return outcome.reply
}
