/* Stands for the server: reads the uploads it is told of through the real entry, and tells what became of each. */
import { readFile } from 'node:fs/promises'
import { ProblemError } from '#core/error/problem.ts'
import { parseUpload } from '#server/upload/parse-upload.ts'

export interface ProbeReport {
  /** 'read', a problem's code, or 'defect: …' a file, in the order of the files. */
  readonly outcomes: readonly string[]
  /** Bytes resident in the server's own process after all files. */
  readonly residentBytes: number
}

async function outcomeOf(file: string): Promise<string> {
  try {
    await parseUpload(await readFile(file))
    return 'read'
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : `defect: ${error}`
  }
}

process.once('message', async (files: readonly string[]) => {
  const outcomes: string[] = []
  // Two at a time, as the server would.
  for (let index = 0; index < files.length; index += 2) {
    outcomes.push(...(await Promise.all(files.slice(index, index + 2).map(outcomeOf))))
  }
  const report: ProbeReport = { outcomes, residentBytes: process.memoryUsage().rss }
  process.send?.(report, () => process.disconnect())
})
