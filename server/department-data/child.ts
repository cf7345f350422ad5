/* The child process that reads one list of a department. Started by parse-list.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { readList } from './read-list.ts'
import type { ListReply, ListTask } from './reading.ts'

async function read(task: ListTask): Promise<ListReply> {
  try {
    return { kind: 'read', reading: await readList(task) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: ListTask) => {
  const reply = await read(task)
  process.send?.(reply, () => process.disconnect())
})
