/* The child process that reads or fills one 处置方案表.xlsx. Started by workshop.ts only. */
import { ProblemError } from '#core/error/problem.ts'
import { fillDisposalSheet } from '#workbook/disposal/fill.ts'
import { readDisposalSheet } from '#workbook/disposal/read.ts'
import { guardWorkbook } from '../upload/guard.ts'
import { sheetLimits } from './sheet-limits.ts'
import type { SheetReply, SheetTask } from './sheet-messages.ts'

async function replyTo(task: SheetTask): Promise<SheetReply> {
  if (task.kind === 'fill') return { kind: 'filled', bytes: await fillDisposalSheet(task.template, task.filling) }
  try {
    await guardWorkbook(task.bytes)
    return { kind: 'read', read: await readDisposalSheet(task.bytes, sheetLimits.rows) }
  } catch (error) {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  }
}

process.once('message', async (task: SheetTask) => {
  const reply = await replyTo(task)
  process.send?.(reply, () => process.disconnect())
})
