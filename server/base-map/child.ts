/* The child process that reads one file of the base map. Started by parse-base-file.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { readBaseFile } from './read-base-file.ts'
import type { BaseFileReply, BaseFileTask } from './reading.ts'

async function read(task: BaseFileTask): Promise<BaseFileReply> {
  try {
    return { kind: 'read', reading: await readBaseFile(task) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: BaseFileTask) => {
  const reply = await read(task)
  process.send?.(reply, () => process.disconnect())
})
