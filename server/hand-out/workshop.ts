import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { HandedWorkbook } from '#workbook/hand-out/content.ts'
import { childPool } from '../jobs/child-pool.ts'
import type { MakeReply, MakeRequest } from './child-messages.ts'

const templatePath = resolve(import.meta.dirname, '../../templates/out/一地一表.xlsx')

/** A piece takes a second or two; a process stands ready for the next one. */
const limits = { atOnce: 2, waiting: 8, seconds: 120, heapMegabytes: 512, readySeconds: 20 } as const
const children = childPool<MakeRequest, MakeReply>(new URL('./child.ts', import.meta.url), limits)

/** How many workbooks are made by one process, so many are held in memory at a time. */
export const workbooksAtOnce = 20

/** Workbooks made beside the server. Throws ProblemError too-busy; any other error is a defect of ours. */
export async function makeWorkbooks(contents: readonly HandedWorkbook[]): Promise<readonly Uint8Array[]> {
  const template = await readFile(templatePath)
  const outcome = await children.run({ template, contents })
  if (outcome.kind === 'answered') return outcome.reply.files
  if (outcome.kind === 'busy') throw new ProblemError(problem('too-busy', { retryAfterSeconds: limits.seconds }))
  throw new Error(`workbooks were not made: ${outcome.kind === 'died' ? outcome.reason : outcome.kind}`)
}
