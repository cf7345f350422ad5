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
 * takes, and holds no more after hundreds than after some. Whoever opened it closes it.
 */
export interface PaperRun extends PdfMaker {
  close(): void
}

/** @param closed told once when it is closed */
export function paperRun(
  start: () => ChildProcess,
  { font, seconds }: { readonly font: string | null; readonly seconds: number },
  closed: () => void,
): PaperRun {
  let child: ChildProcess | null = null
  let isOpen = true

  function leave(): void {
    child?.kill('SIGKILL')
    child = null
  }

  return {
    async render(document) {
      if (!isOpen) throw new Error('the run of documents was closed')
      child ??= start()
      const task: PaperTask = { document, fallbackFont: font, stays: true }
      const answer = await askChild<PaperReply>(child, task, seconds)
      if (answer.kind !== 'answered') {
        // The next document gets a process of its own.
        leave()
        if (answer.kind === 'died') throw new Error(`The document was not made: ${answer.reason}`)
        throw new ProblemError(problem('paper-time-out', { seconds }))
      }
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
