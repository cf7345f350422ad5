import { ProblemError, problem } from '#core/error/problem.ts'
import { childPool } from '../jobs/child-pool.ts'
import { unanswered } from '../upload/unanswered.ts'
import type { PlainReply, PlainRow, PlainTask } from './reading.ts'

/** Short lists, read one at a time, now and then in a year. */
const limits = { bytes: 5_000_000, atOnce: 1, waiting: 8, seconds: 20, heapMegabytes: 512 } as const

const children = childPool<PlainTask, PlainReply>(new URL('./child.ts', import.meta.url), limits)

/**
 * The rows of a list, null where no sheet has the required headings. Throws ProblemError: those of guard and workbook
 * reader, too-busy, workbook-time-out. Any other error is a defect of ours.
 */
export async function parsePlainList(task: PlainTask): Promise<readonly PlainRow[] | null> {
  const { bytes: limitBytes } = limits
  // Before the file is copied to the child.
  if (task.bytes.length > limitBytes) throw new ProblemError(problem('workbook-too-large', { limitBytes }))
  const outcome = await children.run(task)
  if (outcome.kind !== 'answered') throw unanswered(outcome, limits, 'reader of lists')
  if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
  return outcome.reply.rows
}
