import type { BulkReport } from '#workbook/bulk-report/content.ts'

export interface ReportRequest {
  /** The blank 街镇台账. */
  readonly template: Uint8Array
  readonly report: BulkReport
}

export interface ReportReply {
  readonly bytes: Uint8Array
}
