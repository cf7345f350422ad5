/* The child process that sets one published list. Started by press.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { openFonts } from '#paper/fonts/font-set.ts'
import { printPublicationList } from '#paper/publication-list/print.ts'
import type { ListReply, ListTask } from './child-messages.ts'

async function print({ paper, fallbackFont }: ListTask): Promise<ListReply> {
  try {
    return { kind: 'printed', bytes: await printPublicationList(paper, openFonts(fallbackFont)) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: ListTask) => {
  const reply = await print(task)
  process.send?.(reply, () => process.disconnect())
})
