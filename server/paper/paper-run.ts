import type { ChildProcess } from 'node:child_process'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { PaperDocument } from '#paper/document.ts'
import { askChild } from '../jobs/ask-child.ts'
import type { PaperReply, PaperTask } from './child-messages.ts'

/** Makes PDFs. */
export interface PdfMaker {
  /**
   * The document as a PDF; equal documents make equal bytes. Throws ProblemError: paper-missing-glyph, paper-time-out,
   * too-busy. Any other error is a defect of ours.
   */
  render(document: PaperDocument): Promise<Uint8Array>
}

/**
 * PDFs one after the other, for whoever makes many: a process makes most of them in a tenth of the time that starting it
 * takes. Whoever opened it closes it.
 */
export interface PaperRun extends PdfMaker {
  close(): void
}

/** A process that has made so many gives way to a new one: what it holds grows a little with each. */
const mostOfProcess = 500

interface Running {
  readonly child: ChildProcess
  left: number
}

/** @param closed told once when it is closed */
export function paperRun(
  start: () => ChildProcess,
  { font, seconds }: { readonly font: string | null; readonly seconds: number },
  closed: () => void,
): PaperRun {
  let running: Running | null = null
  let isOpen = true

  function leave(): void {
    running?.child.kill('SIGKILL')
    running = null
  }

  return {
    async render(document) {
      if (!isOpen) throw new Error('the run of documents was closed')
      running ??= { child: start(), left: mostOfProcess }
      const task: PaperTask = { document, fallbackFont: font, stays: true }
      const answer = await askChild<PaperReply>(running.child, task, seconds)
      if (answer.kind !== 'answered') {
        // The next document gets a process of its own.
        leave()
        if (answer.kind === 'died') throw new Error(`The document was not made: ${answer.reason}`)
        throw new ProblemError(problem('paper-time-out', { seconds }))
      }
      if (running !== null) running.left -= 1
      if (running?.left === 0) leave()
      if (answer.reply.kind === 'refused') throw new ProblemError(answer.reply.problem)
      return answer.reply.bytes
    },
    close() {
      if (!isOpen) return
      isOpen = false
      leave()
      closed()
    },
  }
}
