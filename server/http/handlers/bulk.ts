import type { bulkEndpoints } from '#core/api/bulk.ts'
import { previewBulk } from '../../bulk/preview.ts'
import { listItems, listOperations, readOperation } from '../../bulk/read.ts'
import { startBulk } from '../../bulk/start.ts'
import { cancelBulk, stepBulk, undoBulk } from '../../bulk/step.ts'
import type { Handlers } from '../types.ts'

type BulkHandlers = Pick<Handlers, keyof typeof bulkEndpoints>

export const bulkHandlers: BulkHandlers = {
  async previewBulk({ service, grant, body }) {
    return { status: 200, body: await previewBulk(service, grant, body) }
  },
  async startBulk({ service, grant, body }) {
    return { status: 200, body: await startBulk(service, grant, body) }
  },
  async stepBulk({ service, grant, params }) {
    return { status: 200, body: await stepBulk(service, grant, params.id) }
  },
  async cancelBulk({ service, grant, params }) {
    return { status: 200, body: await cancelBulk(service, grant, params.id) }
  },
  async undoBulk({ service, grant, params, body }) {
    return { status: 200, body: await undoBulk(service, grant, params.id, body.reason.trim()) }
  },
  async bulkOperations({ service, grant, query }) {
    return { status: 200, body: await listOperations(service, grant, query) }
  },
  async bulkOperation({ service, grant, params }) {
    return { status: 200, body: await readOperation(service, grant, params.id) }
  },
  async bulkItems({ service, grant, params, query }) {
    return { status: 200, body: await listItems(service, grant, params.id, query) }
  },
}
