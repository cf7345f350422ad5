import type { classListEndpoints } from '#core/api/class-lists.ts'
import { classHistory } from '../../class-lists/class-history.ts'
import { listDecided } from '../../class-lists/decided-lists.ts'
import { importEarlier, previewEarlier } from '../../class-lists/earlier.ts'
import { exportDecided } from '../../class-lists/export-decided.ts'
import { exportLowEfficiency } from '../../class-lists/export-low-efficiency.ts'
import { listListActs, undoListAct } from '../../class-lists/list-acts.ts'
import { listLowEfficiency } from '../../class-lists/list-low-efficiency.ts'
import { previewListAct, recordListAct } from '../../class-lists/record-list-act.ts'
import { classListSummary } from '../../class-lists/summary.ts'
import type { Handlers } from '../types.ts'

type ClassListHandlers = Pick<Handlers, keyof typeof classListEndpoints>

export const classListHandlers: ClassListHandlers = {
  async decidedLists({ service, grant, query }) {
    return { status: 200, body: await listDecided(service, grant, query) }
  },
  async classListSummary({ service, grant, query }) {
    return { status: 200, body: await classListSummary(service, grant, query.cycle) }
  },
  async exportClassLists({ service, grant, query }) {
    return { status: 200, file: await exportDecided(service, grant, query) }
  },
  async lowEfficiencyList({ service, grant, query }) {
    return { status: 200, body: await listLowEfficiency(service, grant, query) }
  },
  async exportLowEfficiency({ service, grant, query }) {
    return { status: 200, file: await exportLowEfficiency(service, grant, query) }
  },
  async previewListAct({ service, grant, body }) {
    return { status: 200, body: await previewListAct(service, grant, body) }
  },
  async recordListAct({ service, grant, body }) {
    return { status: 200, body: await recordListAct(service, grant, body) }
  },
  async classListActs({ service, grant, query }) {
    return { status: 200, body: await listListActs(service, grant, query) }
  },
  async undoClassListAct({ service, grant, params, body }) {
    return { status: 200, body: await undoListAct(service, grant, params.id, body.reason) }
  },
  async classHistory({ service, grant, params }) {
    return { status: 200, body: await classHistory(service, grant, params.cycle, params.parcelCode) }
  },
  async previewEarlierClasses({ service, body }) {
    return { status: 200, body: await previewEarlier(service, body.bytes) }
  },
  async importEarlierClasses({ service, grant, query, body }) {
    const sent = { bytes: body.bytes, fileName: body.name, changes: query.changes }
    return { status: 200, body: await importEarlier(service, grant, sent) }
  },
}
