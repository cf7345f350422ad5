import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { DisposalFilling } from '#workbook/disposal/fill.ts'
import type { DisposalSheetRead } from '#workbook/disposal/read.ts'
import { childPool } from '../jobs/child-pool.ts'
import { unanswered } from '../upload/unanswered.ts'
import { sheetLimits } from './sheet-limits.ts'
import type { SheetReply, SheetTask } from './sheet-messages.ts'

const templatePath = resolve(import.meta.dirname, '../../templates/out/处置方案表.xlsx')
const children = childPool<SheetTask, SheetReply>(new URL('./child.ts', import.meta.url), sheetLimits)

async function replyTo(task: SheetTask): Promise<SheetReply> {
  const outcome = await children.run(task)
  if (outcome.kind !== 'answered') throw unanswered(outcome, sheetLimits, 'workshop of disposal sheets')
  if (outcome.reply.kind === 'refused') throw new ProblemError(outcome.reply.problem)
  return outcome.reply
}

/** Throws ProblemError: those of uploadDisposalSheet. Any other error is a defect of ours. */
export async function readSheet(bytes: Uint8Array): Promise<DisposalSheetRead> {
  const { bytes: limitBytes } = sheetLimits
  // Before the file is copied to the child.
  if (bytes.length > limitBytes) throw new ProblemError(problem('workbook-too-large', { limitBytes }))
  const reply = await replyTo({ kind: 'read', bytes })
  if (reply.kind !== 'read') throw new Error(`a sheet was ${reply.kind}, not read`)
  return reply.read
}

/** Throws ProblemError too-busy. */
export async function fillSheet(filling: DisposalFilling): Promise<Uint8Array> {
  const reply = await replyTo({ kind: 'fill', template: await readFile(templatePath), filling })
  if (reply.kind !== 'filled') throw new Error(`a sheet was ${reply.kind}, not filled`)
  return reply.bytes
}
