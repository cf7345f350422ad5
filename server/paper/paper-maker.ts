import { ProblemError, problem } from '#core/error/problem.ts'
import { fallbackFont } from '#paper/fonts/font-set.ts'
import { keepMainSlices } from '#paper/fonts/slices.ts'
import { type ChildCounts, childPool, startChild } from '../jobs/child-pool.ts'
import type { PaperReply, PaperTask } from './child-messages.ts'
import { type PaperRun, type PdfMaker, paperRun } from './paper-run.ts'

/** One page takes 0.1 s beside the half second that a process needs to start. */
export const paperLimits = { atOnce: 1, waiting: 20, seconds: 60, heapMegabytes: 512, mostRuns: 2 } as const

const entry = new URL('./child.ts', import.meta.url)

/** Makes PDFs beside the server, which goes on answering. */
export interface PaperMaker extends PdfMaker {
  /** File of the font for rare characters; null for none. */
  readonly font: string | null
  /** Begins many documents. Throws ProblemError too-busy when as many as may are being made. */
  open(): PaperRun
  counts(): ChildCounts
}

/** @param configuredFont file of the font for rare characters; null takes the system's Noto CJK when it is there */
export function createPaperMaker(configuredFont: string | null = null): PaperMaker {
  const font = fallbackFont(configuredFont)
  const { seconds, mostRuns } = paperLimits
  const limits = { ...paperLimits, reads: font === null ? [] : [font] }
  const children = childPool<PaperTask, PaperReply>(entry, limits)
  let runs = 0
  return {
    font,
    async render(document) {
      keepMainSlices()
      const outcome = await children.run({ document, fallbackFont: font, stays: false })
      switch (outcome.kind) {
        case 'busy':
          throw new ProblemError(problem('too-busy', { retryAfterSeconds: seconds }))
        case 'timed-out':
        case 'out-of-memory':
          throw new ProblemError(problem('paper-time-out', { seconds }))
        case 'died':
          throw new Error(`The document was not made: ${outcome.reason}`)
        case 'answered':
          if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
          return outcome.reply.bytes
      }
    },
    open() {
      if (runs >= mostRuns) throw new ProblemError(problem('too-busy', { retryAfterSeconds: seconds }))
      runs += 1
      keepMainSlices()
      return paperRun(
        () => startChild(entry, limits),
        { font, seconds },
        () => {
          runs -= 1
        },
      )
    },
    counts: children.counts,
  }
}
