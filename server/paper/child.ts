/* The child process that makes one PDF. Started by paper-maker.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import type { PaperReply, PaperTask } from './child-messages.ts'

async function render({ document, fallbackFont }: PaperTask): Promise<PaperReply> {
  try {
    return { kind: 'rendered', bytes: await renderPdf(document, openFonts(fallbackFont)) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: PaperTask) => {
  const reply = await render(task)
  process.send?.(reply, () => process.disconnect())
})
