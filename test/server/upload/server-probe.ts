/* Stands for the server: reads the uploads it is told of through the real entry, and tells what became of each. */
import { readFile } from 'node:fs/promises'
import { ProblemError } from '#core/error/problem.ts'
import { askReader } from '#server/upload/parse-upload.ts'

/** What became of one file. */
export interface ProbedFile {
  /** 'read', a problem's code, or 'defect: …'. */
  readonly outcome: string
  /** The largest memory its child ever held, resident; null where no child answered. */
  readonly peakBytes: number | null
}

export interface ProbeReport {
  /** In the order of the files. */
  readonly files: readonly ProbedFile[]
  /** Bytes resident in the server's own process after all files. */
  readonly residentBytes: number
}

async function probed(file: string): Promise<ProbedFile> {
  try {
    const reply = await askReader(await readFile(file))
    return { outcome: reply.kind === 'refused' ? reply.problem.code : 'read', peakBytes: reply.peakBytes }
  } catch (error) {
    return { outcome: error instanceof ProblemError ? error.problem.code : `defect: ${error}`, peakBytes: null }
  }
}

process.once('message', async (paths: readonly string[]) => {
  const files: ProbedFile[] = []
  // Two at a time, as the server would.
  for (let index = 0; index < paths.length; index += 2) {
    files.push(...(await Promise.all(paths.slice(index, index + 2).map(probed))))
  }
  const report: ProbeReport = { files, residentBytes: process.memoryUsage().rss }
  process.send?.(report, () => process.disconnect())
})
