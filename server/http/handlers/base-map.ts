import type { baseMapEndpoints } from '#core/api/base-map.ts'
import { applyImport } from '../../base-map/apply.ts'
import { compareImport } from '../../base-map/compare.ts'
import { decideConflicts } from '../../base-map/decide.ts'
import { discardImport } from '../../base-map/discard.ts'
import { listImports, readImportDetail } from '../../base-map/import-detail.ts'
import { listChanges, listConflictsOf, listFaults } from '../../base-map/list-comparison.ts'
import { importReport } from '../../base-map/report.ts'
import { saveImportMapping } from '../../base-map/save-mapping.ts'
import { startImport } from '../../base-map/start-import.ts'
import type { Handlers } from '../types.ts'

type BaseMapHandlers = Pick<Handlers, keyof typeof baseMapEndpoints>

export const baseMapHandlers: BaseMapHandlers = {
  async baseImports({ service, grant, query }) {
    return { status: 200, body: await listImports(service, grant, query) }
  },
  async startBaseImport({ service, grant, query, body }) {
    const { name, bytes } = body
    return { status: 200, body: await startImport(service, grant, { ...query, name, bytes }) }
  },
  async baseImport({ service, grant, params }) {
    return { status: 200, body: await readImportDetail(service, grant, params.id) }
  },
  async saveBaseMapping({ service, grant, params, body }) {
    return { status: 200, body: await saveImportMapping(service, grant, params.id, body.columns) }
  },
  async compareBaseImport({ service, grant, params }) {
    return { status: 200, body: await compareImport(service, grant, params.id) }
  },
  async baseChanges({ service, grant, params, query }) {
    return { status: 200, body: await listChanges(service, grant, params.id, query) }
  },
  async baseFaults({ service, grant, params, query }) {
    return { status: 200, body: await listFaults(service, grant, params.id, query) }
  },
  async baseConflicts({ service, grant, params, query }) {
    return { status: 200, body: await listConflictsOf(service, grant, params.id, query) }
  },
  async decideBaseConflicts({ service, grant, params, body }) {
    return { status: 200, body: await decideConflicts(service, grant, params.id, body) }
  },
  async applyBaseImport({ service, grant, params, body }) {
    return { status: 200, body: await applyImport(service, grant, params.id, body) }
  },
  async discardBaseImport({ service, grant, params, body }) {
    return { status: 200, body: await discardImport(service, grant, params.id, body.reason) }
  },
  async baseReport({ service, grant, params }) {
    return { status: 200, file: await importReport(service, grant, params.id) }
  },
}
