/* The child process that reads one list of ours. Started by parse-plain-list.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { readPlainList } from './read-plain-list.ts'
import type { PlainReply, PlainTask } from './reading.ts'

async function read(task: PlainTask): Promise<PlainReply> {
  try {
    return { kind: 'read', rows: await readPlainList(task) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: PlainTask) => {
  const reply = await read(task)
  process.send?.(reply, () => process.disconnect())
})
