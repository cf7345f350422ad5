import type { bulkUploadEndpoints } from '#core/api/bulk-upload.ts'
import { addFile } from '../../bulk-upload/add-file.ts'
import { closeRun } from '../../bulk-upload/close-run.ts'
import { runReport } from '../../bulk-upload/run-report.ts'
import { startRun } from '../../bulk-upload/start-run.ts'
import { listFiles, listLines, listRuns, listSettlements, readRun } from '../../bulk-upload/views.ts'
import type { Handlers } from '../types.ts'

type BulkUploadHandlers = Pick<Handlers, keyof typeof bulkUploadEndpoints>

export const bulkUploadHandlers: BulkUploadHandlers = {
  async uploadRuns({ service, grant, query }) {
    return { status: 200, body: await listRuns(service, grant, query) }
  },
  async startUploadRun({ service, grant, body }) {
    return { status: 200, body: await startRun(service, grant, body) }
  },
  async uploadRun({ service, grant, params }) {
    return { status: 200, body: await readRun(service, grant, params.id) }
  },
  async addUploadFile({ service, grant, params, body }) {
    const { name, bytes } = body
    return { status: 200, body: await addFile(service, grant, params.id, { name, bytes }) }
  },
  async uploadRunFiles({ service, grant, params, query }) {
    return { status: 200, body: await listFiles(service, grant, params.id, query) }
  },
  async uploadRunLines({ service, grant, params, query }) {
    return { status: 200, body: await listLines(service, grant, params.id, query) }
  },
  async uploadRunSettlements({ service, grant, params, query }) {
    return { status: 200, body: await listSettlements(service, grant, params.id, query) }
  },
  async closeUploadRun({ service, grant, params, body }) {
    return { status: 200, body: await closeRun(service, grant, params.id, body) }
  },
  async uploadRunReport({ service, grant, params, query }) {
    return { status: 200, file: await runReport(service, grant, params.id, query) }
  },
}
