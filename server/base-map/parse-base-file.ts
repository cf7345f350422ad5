import { ProblemError } from '#core/error/problem.ts'
import { refuse } from '#geo/refuse.ts'
import { seenKind, tellingBytes } from '../attachments/content.ts'
import { attachmentKinds } from '../attachments/kinds.ts'
import { childPool } from '../jobs/child-pool.ts'
import { baseFileLimits } from './limits.ts'
import type { BaseFileFormat, BaseFileReading, BaseFileReply, BaseFileTask } from './reading.ts'

const children = childPool<BaseFileTask, BaseFileReply>(new URL('./child.ts', import.meta.url), baseFileLimits)

/** What a file is by its content; its name is not asked. Problem: base-file-unknown. */
export function formatOf(bytes: Uint8Array): BaseFileFormat {
  const seen = seenKind(bytes.subarray(0, tellingBytes), bytes.subarray(-tellingBytes))
  if (seen === 'zip')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('xl/workbook.xml') ? 'xlsx' : 'shapefile'
  if (seen === 'geojson') return 'geojson'
  const isText = seen === null && bytes.length > 0 && !bytes.subarray(0, tellingBytes).includes(0)
  if (isText) return 'csv'
  throw refuse('base-file-unknown', { found: seen === null ? null : attachmentKinds[seen].label })
}

/** Throws ProblemError: those of startBaseImport. Any other error is a defect of ours. */
export async function parseBaseFile(task: BaseFileTask): Promise<BaseFileReading> {
  // Before the file is copied to the child.
  if (task.bytes.length > baseFileLimits.bytes)
    throw refuse('base-file-too-large', { limitBytes: baseFileLimits.bytes })
  const outcome = await children.run(task)
  switch (outcome.kind) {
    case 'busy':
      throw refuse('too-busy', { retryAfterSeconds: baseFileLimits.seconds })
    case 'timed-out':
      throw refuse('base-time-out', { seconds: baseFileLimits.seconds })
    case 'out-of-memory':
      throw refuse('base-file-too-large', { limitBytes: baseFileLimits.bytes })
    case 'died':
      throw new Error(`The reader of the base map failed: ${outcome.reason}`)
    case 'answered':
      if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
      return outcome.reply.reading
  }
}
