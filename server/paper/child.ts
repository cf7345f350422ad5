/* The child process that makes PDFs, one after the other. Started by paper-maker.ts and paper-run.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { type FontSet, openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import type { PaperReply, PaperTask } from './child-messages.ts'

let fonts: FontSet | null = null

async function render({ document, fallbackFont }: PaperTask): Promise<PaperReply> {
  try {
    fonts ??= openFonts(fallbackFont)
    return { kind: 'rendered', bytes: await renderPdf(document, fonts) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.on('message', async (task: PaperTask) => {
  const reply = await render(task)
  process.send?.(reply, () => {
    if (!task.stays) process.disconnect()
  })
})
