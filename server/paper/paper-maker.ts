import { ProblemError, problem } from '#core/error/problem.ts'
import type { PaperDocument } from '#paper/document.ts'
import { fallbackFont } from '#paper/fonts/font-set.ts'
import { keepMainSlices } from '#paper/fonts/slices.ts'
import { type ChildCounts, childPool } from '../jobs/child-pool.ts'
import type { PaperReply, PaperTask } from './child-messages.ts'

/** One page takes 0.1 s beside the half second that a process needs to start. */
export const paperLimits = { atOnce: 1, waiting: 20, seconds: 60, heapMegabytes: 512 } as const

/** Makes PDFs beside the server, which goes on answering. */
export interface PaperMaker {
  /** File of the font for rare characters; null for none. */
  readonly font: string | null
  /**
   * The document as a PDF; equal documents make equal bytes. Throws ProblemError: paper-missing-glyph, paper-time-out,
   * too-busy. Any other error is a defect of ours.
   */
  render(document: PaperDocument): Promise<Uint8Array>
  counts(): ChildCounts
}

/** @param configuredFont file of the font for rare characters; null takes the system's Noto CJK when it is there */
export function createPaperMaker(configuredFont: string | null = null): PaperMaker {
  const font = fallbackFont(configuredFont)
  const limits = { ...paperLimits, reads: font === null ? [] : [font] }
  const children = childPool<PaperTask, PaperReply>(new URL('./child.ts', import.meta.url), limits)
  return {
    font,
    async render(document) {
      keepMainSlices()
      const outcome = await children.run({ document, fallbackFont: font })
      switch (outcome.kind) {
        case 'busy':
          throw new ProblemError(problem('too-busy', { retryAfterSeconds: paperLimits.seconds }))
        case 'timed-out':
        case 'out-of-memory':
          throw new ProblemError(problem('paper-time-out', { seconds: paperLimits.seconds }))
        case 'died':
          throw new Error(`The document was not made: ${outcome.reason}`)
        case 'answered':
          if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
          return outcome.reply.bytes
      }
    },
    counts: children.counts,
  }
}
