import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { HandedWorkbook } from '#workbook/hand-out/content.ts'
import { childPool } from '../jobs/child-pool.ts'
import type { MakeReply, MakeRequest } from './child-messages.ts'

const templates = resolve(import.meta.dirname, '../../templates/out')

/** A piece takes a second or two; a process stands ready for the next one. */
const limits = { atOnce: 2, waiting: 8, seconds: 120, heapMegabytes: 512, readySeconds: 20 } as const
const children = childPool<MakeRequest, MakeReply>(new URL('./child.ts', import.meta.url), limits)

/** How many workbooks are made by one process, so many are held in memory at a time. */
export const workbooksAtOnce = 20

/** Workbooks made beside the server. Throws ProblemError too-busy; any other error is a defect of ours. */
export async function makeWorkbooks(contents: readonly HandedWorkbook[]): Promise<readonly Uint8Array[]> {
  return made({ template: await readFile(join(templates, '一地一表.xlsx')), contents, ledger: null })
}

/** What one 街镇台账 holds: its template has these rows ready. */
export const ledgerRows = { parcels: 500, firms: 800 } as const

/** One ledger of several parcels. Throws as makeWorkbooks does. */
export async function makeLedger(contents: readonly HandedWorkbook[], title: string): Promise<Uint8Array> {
  const [file] = await made({ template: await readFile(join(templates, '街镇台账.xlsx')), contents, ledger: title })
  if (file === undefined) throw new Error('no ledger was made')
  return file
}

async function made(request: MakeRequest): Promise<readonly Uint8Array[]> {
  const outcome = await children.run(request)
  if (outcome.kind === 'answered') return outcome.reply.files
  if (outcome.kind === 'busy') throw new ProblemError(problem('too-busy', { retryAfterSeconds: limits.seconds }))
  throw new Error(`workbooks were not made: ${outcome.kind === 'died' ? outcome.reason : outcome.kind}`)
}
