import { ProblemError } from '#core/error/problem.ts'
import { openReader } from '../db/reader.ts'
import { sendLast } from './child-talk.ts'
import type { RecomputeReply, RecomputeTask } from './messages.ts'
import { recompute } from './recompute.ts'

/* Computes an evaluation again in a process of its own: a district's results are hundreds of megabytes of text. */

function received(): Promise<RecomputeTask> {
  return new Promise((resolve) => {
    process.once('message', (message) => resolve(message as RecomputeTask))
  })
}

async function run({ url, district, number }: RecomputeTask): Promise<RecomputeReply> {
  const reader = openReader(url)
  try {
    return { kind: 'recomputed', recomputation: await reader.read((db) => recompute(db, district, number)) }
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem }
    throw error
  } finally {
    await reader.close()
  }
}

await sendLast(await run(await received()))
