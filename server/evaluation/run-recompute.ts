import type { Recomputation } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { RecomputeReply, RecomputeTask } from './messages.ts'
import { exitOf, startBeside } from './start-beside.ts'

/** Evaluations are computed again one at a time. */
let isRunning = false

/**
 * Computes an evaluation again beside the server. Throws what `recompute` does, and ProblemError too-busy while another
 * is under way; rejects with an Error when the process dies or is late.
 */
export async function runRecompute(task: RecomputeTask): Promise<Recomputation> {
  if (isRunning) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
  isRunning = true
  const child = startBeside(new URL('./recompute-child.ts', import.meta.url), new AbortController().signal)
  const ended = exitOf(child)
  try {
    const replied = new Promise<RecomputeReply>((resolve) => {
      child.once('message', (message) => resolve(message as RecomputeReply))
    })
    child.send(task)
    const reply = await Promise.race([replied, ended])
    if (reply.kind === 'refused') throw new ProblemError(reply.problem)
    return reply.recomputation
  } finally {
    isRunning = false
    child.kill('SIGKILL')
  }
}
