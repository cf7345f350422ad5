import { ProblemError, problem } from '#core/error/problem.ts'
import { uploadDocument } from '../../filing/upload.ts'
import type { Handlers } from '../types.ts'

type FilingFileHandlers = Pick<
  Handlers,
  'uploadFilingDocument' | 'filingDocument' | 'filingSheet' | 'filingReviewTable' | 'filingHandover' | 'exportFilings'
>

/** Stands in until the use case does. */
async function notBuilt(): Promise<never> {
  throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
}

export const filingFileHandlers: FilingFileHandlers = {
  async uploadFilingDocument({ service, grant, params, query, body }) {
    const { name, bytes } = body
    return { status: 200, body: await uploadDocument(service, grant, params.id, { ...query, name, bytes }) }
  },
  filingDocument: notBuilt,
  filingSheet: notBuilt,
  filingReviewTable: notBuilt,
  filingHandover: notBuilt,
  exportFilings: notBuilt,
}
