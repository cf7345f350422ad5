import type { disposalEndpoints } from '#core/api/disposal.ts'
import { actOnPlan } from '../../disposal/act.ts'
import { listCandidates } from '../../disposal/candidates.ts'
import { readPlan } from '../../disposal/detail.ts'
import { exportPlans } from '../../disposal/export-plans.ts'
import { exportSoe } from '../../disposal/export-soe.ts'
import { attachToPlan, planFile } from '../../disposal/files.ts'
import { listPlans } from '../../disposal/list.ts'
import { openPlans } from '../../disposal/open.ts'
import { readProgress } from '../../disposal/progress.ts'
import { savePlan } from '../../disposal/save.ts'
import { settleConflict } from '../../disposal/settle.ts'
import { makeSheet } from '../../disposal/sheet-make.ts'
import { readBackSheet } from '../../disposal/sheet-read.ts'
import { listSheets, readSheetReport } from '../../disposal/sheets.ts'
import { addYearlyPlan, endYearlyPlan, listYearlyPlans } from '../../disposal/yearly.ts'
import type { Handlers } from '../types.ts'

type DisposalHandlers = Pick<Handlers, keyof typeof disposalEndpoints>

export const disposalHandlers: DisposalHandlers = {
  async disposalPlans({ service, grant, query }) {
    return { status: 200, body: await listPlans(service, grant, query) }
  },
  async disposalCandidates({ service, grant, query }) {
    return { status: 200, body: await listCandidates(service, grant, query) }
  },
  async openDisposalPlans({ service, grant, body }) {
    return { status: 200, body: await openPlans(service, grant, body) }
  },
  async disposalPlan({ service, grant, params }) {
    return { status: 200, body: await readPlan(service, grant, params.id) }
  },
  async saveDisposalPlan({ service, grant, params, body }) {
    return { status: 200, body: await savePlan(service, grant, params.id, body) }
  },
  async settleDisposalConflict({ service, grant, params, body }) {
    return { status: 200, body: await settleConflict(service, grant, params.id, body) }
  },
  async actOnDisposalPlan({ service, grant, params, body }) {
    return { status: 200, body: await actOnPlan(service, grant, params.id, body) }
  },
  async attachToDisposalPlan({ service, grant, params, body: { name, bytes, fields } }) {
    const sent = { name, bytes, purpose: fields.purpose }
    return { status: 200, body: await attachToPlan(service, grant, params.id, sent) }
  },
  async disposalPlanFile({ service, grant, params }) {
    return { status: 200, file: await planFile(service, grant, params.id, params.sha256) }
  },
  async disposalSheet({ service, grant, query }) {
    return { status: 200, file: await makeSheet(service, grant, query) }
  },
  async uploadDisposalSheet({ service, grant, body }) {
    return { status: 200, body: await readBackSheet(service, grant, body) }
  },
  async disposalSheets({ service, grant, query }) {
    return { status: 200, body: await listSheets(service, grant, query) }
  },
  async disposalSheetReport({ service, grant, params }) {
    return { status: 200, body: await readSheetReport(service, grant, params.id) }
  },
  async disposalProgress({ service, grant, query }) {
    return { status: 200, body: await readProgress(service, grant, query) }
  },
  async yearlyDisposalPlans({ service, grant, query }) {
    return { status: 200, body: await listYearlyPlans(service, grant, query.year) }
  },
  async addYearlyDisposalPlan({ service, grant, body }) {
    return { status: 200, body: await addYearlyPlan(service, grant, body) }
  },
  async removeYearlyDisposalPlan({ service, grant, params, body }) {
    return { status: 200, body: await endYearlyPlan(service, grant, params.id, body.reason) }
  },
  async exportDisposalPlans({ service, grant, query }) {
    return { status: 200, file: await exportPlans(service, grant, query) }
  },
  async exportSoeDisposal({ service, grant, query }) {
    return { status: 200, file: await exportSoe(service, grant, query) }
  },
}
