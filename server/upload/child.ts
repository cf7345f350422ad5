/* The child process that reads one uploaded workbook: guard first, then the reader. Started by parse-upload.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { peakBytes } from '../jobs/peak-memory.ts'
import type { ParseReply, ParseRequest } from './child-messages.ts'
import { guardWorkbook } from './guard.ts'

// Loaded before the file comes, or while the guard waits for the inflater, which works on another thread.
const reader = import('#workbook/read.ts')

async function parse({ bytes, options }: ParseRequest): Promise<ParseReply> {
  try {
    await guardWorkbook(bytes)
    const { readWorkbook } = await reader
    const result = await readWorkbook(bytes, options)
    return { kind: 'read', result, peakBytes: peakBytes() }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem, peakBytes: peakBytes() }
  }
}

process.once('message', async (request: ParseRequest) => {
  const reply = await parse(request)
  process.send?.(reply, () => process.disconnect())
})
