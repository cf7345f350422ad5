import type { exportRequestEndpoints } from '#core/api/export-requests.ts'
import { askExport } from '../../export-requests/ask.ts'
import { decideExport, revokeExport } from '../../export-requests/decide.ts'
import { listExportRequests } from '../../export-requests/list.ts'
import type { Handlers } from '../types.ts'

type ExportRequestHandlers = Pick<Handlers, keyof typeof exportRequestEndpoints>

export const exportRequestHandlers: ExportRequestHandlers = {
  async exportRequests({ service, grant, query }) {
    return { status: 200, body: await listExportRequests(service, grant, query) }
  },
  async askExport({ service, grant, body }) {
    return { status: 201, body: await askExport(service, grant, body) }
  },
  async decideExport({ service, grant, params, body }) {
    return { status: 200, body: await decideExport(service, grant, params.number, body) }
  },
  async revokeExport({ service, grant, params, body }) {
    return { status: 200, body: await revokeExport(service, grant, params.number, body.reason) }
  },
}
