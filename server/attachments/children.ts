import { ProblemError, problem } from '#core/error/problem.ts'
import { refuse } from '#geo/refuse.ts'
import { type ChildCounts, childPool } from '../jobs/child-pool.ts'
import type { AttachmentReply, AttachmentTask } from './child-messages.ts'

/** The slowest drawing of 20,000 vertices that we could think of takes 4 s and 210 MB on a machine busy with other work. */
export const attachmentChildLimits = { atOnce: 2, waiting: 8, seconds: 20, heapMegabytes: 512 } as const

const children = childPool<AttachmentTask, AttachmentReply>(
  new URL('./child.ts', import.meta.url),
  attachmentChildLimits,
)

/** What the children that look into attachments are doing, for metrics. */
export function attachmentChildCounts(): ChildCounts {
  return children.counts()
}

/** Throws ProblemError: those of the task, boundary-time-out, boundary-bomb, too-busy. Any other error is our defect. */
export async function lookInChild(asked: AttachmentTask): Promise<Exclude<AttachmentReply, { kind: 'refused' }>> {
  const outcome = await children.run(asked)
  switch (outcome.kind) {
    case 'busy':
      throw new ProblemError(problem('too-busy', { retryAfterSeconds: attachmentChildLimits.seconds }))
    case 'timed-out':
      throw refuse('boundary-time-out', { seconds: attachmentChildLimits.seconds })
    case 'out-of-memory':
      throw refuse('boundary-bomb', { reason: `${attachmentChildLimits.heapMegabytes} MB` })
    case 'died':
      throw new Error(`The attachment was not looked into: ${outcome.reason}`)
    case 'answered':
      if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
      return outcome.reply
  }
}
