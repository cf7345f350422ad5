/* The child process that writes or reads one file of a standard. Started by workshop.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import type { StandardFileReply, StandardFileTask } from './child-messages.ts'

/** Each task loads what it needs. */
async function carryOut(task: StandardFileTask): Promise<StandardFileReply> {
  if (task.kind === 'write') {
    const { standardWorkbook } = await import('#workbook/standard/write.ts')
    return { kind: 'written', bytes: await standardWorkbook(task.standard) }
  }
  try {
    const { readStandardFile } = await import('./read-standard-file.ts')
    return { kind: 'read', read: await readStandardFile(task) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: StandardFileTask) => {
  const reply = await carryOut(task)
  process.send?.(reply, () => process.disconnect())
})
