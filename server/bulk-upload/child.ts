/* The child process that makes the report of a run. Started by workshop.ts only. */
import { makeBulkReport } from '#workbook/bulk-report/make.ts'
import type { ReportReply, ReportRequest } from './child-messages.ts'

process.once('message', async ({ template, report }: ReportRequest) => {
  const reply: ReportReply = { bytes: await makeBulkReport(template, report) }
  process.send?.(reply, () => process.disconnect())
})
