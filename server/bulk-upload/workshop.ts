import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { BulkReport } from '#workbook/bulk-report/content.ts'
import { childPool } from '../jobs/child-pool.ts'
import type { ReportReply, ReportRequest } from './child-messages.ts'

const templatePath = resolve(import.meta.dirname, '../../templates/out/街镇台账.xlsx')

/** A full one, of 3,000 rows and 100,000 lines, takes some ten seconds. */
const limits = { atOnce: 1, waiting: 8, seconds: 120, heapMegabytes: 1024 } as const
const children = childPool<ReportRequest, ReportReply>(new URL('./child.ts', import.meta.url), limits)

/** The report made beside the server. Throws ProblemError too-busy; any other error is a defect of ours. */
export async function makeReport(report: BulkReport): Promise<Uint8Array> {
  const template = await readFile(templatePath)
  const outcome = await children.run({ template, report })
  if (outcome.kind === 'answered') return outcome.reply.bytes
  if (outcome.kind === 'busy') throw new ProblemError(problem('too-busy', { retryAfterSeconds: limits.seconds }))
  throw new Error(`the report was not made: ${outcome.kind === 'died' ? outcome.reason : outcome.kind}`)
}
