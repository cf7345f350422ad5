import { ProblemError, problem } from '#core/error/problem.ts'
import { keepMainSlices } from '#paper/fonts/slices.ts'
import type { PublicationPaper } from '#paper/publication-list/print.ts'
import { type ChildPool, childPool } from '../jobs/child-pool.ts'
import type { ListReply, ListTask } from './child-messages.ts'

/** A whole district's list takes most of it. */
const limits = { atOnce: 1, waiting: 5, seconds: 240, heapMegabytes: 1024 } as const

const entry = new URL('./child.ts', import.meta.url)
/** By the font for rare characters, which a process may read. */
const pools = new Map<string | null, ChildPool<ListTask, ListReply>>()

/**
 * The list as a PDF, made beside the server. Throws ProblemError: paper-missing-glyph, paper-time-out, too-busy.
 * @param font file of the font for rare characters, null for none
 */
export async function pressList(paper: PublicationPaper, font: string | null): Promise<Uint8Array> {
  keepMainSlices()
  const outcome = await poolFor(font).run({ paper, fallbackFont: font })
  switch (outcome.kind) {
    case 'busy':
      throw new ProblemError(problem('too-busy', { retryAfterSeconds: limits.seconds }))
    case 'timed-out':
    case 'out-of-memory':
      throw new ProblemError(problem('paper-time-out', { seconds: limits.seconds }))
    case 'died':
      throw new Error(`The list was not printed: ${outcome.reason}`)
    case 'answered':
      if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
      return outcome.reply.bytes
  }
}

function poolFor(font: string | null): ChildPool<ListTask, ListReply> {
  const pool = pools.get(font) ?? childPool(entry, { ...limits, reads: font === null ? [] : [font] })
  pools.set(font, pool)
  return pool
}
