import { ProblemError, problem } from '#core/error/problem.ts'
import { seenKind, tellingBytes } from '../attachments/content.ts'
import { childPool } from '../jobs/child-pool.ts'
import { unanswered } from '../upload/unanswered.ts'
import { listLimits } from './limits.ts'
import type { ListReading, ListReply, ListTask } from './reading.ts'

const children = childPool<ListTask, ListReply>(new URL('./child.ts', import.meta.url), listLimits)

/** By content; what is neither package nor plain text is left to the guard, which says what it is. */
export function formatOfList(bytes: Uint8Array): ListTask['format'] {
  const seen = seenKind(bytes.subarray(0, tellingBytes), bytes.subarray(-tellingBytes))
  const isText = seen === null && bytes.length > 0 && !bytes.subarray(0, tellingBytes).includes(0)
  return isText ? 'csv' : 'xlsx'
}

/** Throws ProblemError: those of uploadDepartmentList. Any other error is a defect of ours. */
export async function parseList(task: ListTask): Promise<ListReading> {
  const { bytes: limitBytes } = listLimits
  // Before the file is copied to the child.
  if (task.bytes.length > limitBytes) throw new ProblemError(problem('workbook-too-large', { limitBytes }))
  const outcome = await children.run(task)
  if (outcome.kind !== 'answered') throw unanswered(outcome, listLimits, "reader of departments' lists")
  if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
  return outcome.reply.reading
}
