import { exportFilings } from '../../filing/export-summary.ts'
import { filedDocument, issuedSheet } from '../../filing/files.ts'
import { handoverFile } from '../../filing/handover.ts'
import { reviewFile } from '../../filing/review-file.ts'
import { uploadDocument } from '../../filing/upload.ts'
import type { Handlers } from '../types.ts'

type FilingFileHandlers = Pick<
  Handlers,
  'uploadFilingDocument' | 'filingDocument' | 'filingSheet' | 'filingReviewTable' | 'filingHandover' | 'exportFilings'
>

export const filingFileHandlers: FilingFileHandlers = {
  async uploadFilingDocument({ service, grant, params, query, body }) {
    const { name, bytes } = body
    return { status: 200, body: await uploadDocument(service, grant, params.id, { ...query, name, bytes }) }
  },
  async filingDocument({ service, grant, params }) {
    return { status: 200, file: await filedDocument(service, grant, params.id, params.sha256) }
  },
  async filingSheet({ service, grant, params, query }) {
    const asked = { version: params.version, format: query.format }
    return { status: 200, file: await issuedSheet(service, grant, params.id, asked) }
  },
  async filingReviewTable({ service, grant, params, query }) {
    return { status: 200, file: await reviewFile(service, grant, params.id, query.format) }
  },
  async filingHandover({ service, grant, params }) {
    return { status: 200, file: await handoverFile(service, grant, params.id) }
  },
  async exportFilings({ service, grant, query }) {
    return { status: 200, file: await exportFilings(service, grant, query.year ?? null) }
  },
}
