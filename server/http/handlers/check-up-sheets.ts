import type { checkUpSheetEndpoints } from '#core/api/check-up-sheets.ts'
import { checkSheet } from '../../check-up-sheets/check.ts'
import { printSheets } from '../../check-up-sheets/print-many.ts'
import { printSheet } from '../../check-up-sheets/print-one.ts'
import { listPrintings } from '../../check-up-sheets/record.ts'
import { requireDone } from '../../evaluation-runs/read-evaluations.ts'
import { progressOf } from '../../jobs/running.ts'
import type { Handlers } from '../types.ts'

type CheckUpSheetHandlers = Pick<Handlers, keyof typeof checkUpSheetEndpoints>

export const checkUpSheetHandlers: CheckUpSheetHandlers = {
  async checkUpSheet({ service, grant, params, query: { format = 'pdf', explained, ...query } }) {
    const request = { ...params, ...query, format, explained: explained === 'true' }
    return { status: 200, file: await printSheet(service, grant, request) }
  },
  async checkUpSheets({ service, grant, params, query: { explained, ...query } }) {
    const request = { ...params, ...query, explained: explained === 'true' }
    return { status: 200, file: await printSheets(service, grant, request) }
  },
  async checkUpSheetPrintings({ service, grant, params }) {
    return {
      status: 200,
      body: await listPrintings(service, grant, await requireDone(service, grant.actor, params.id)),
    }
  },
  async checkUpSheetProgress({ grant, query }) {
    return { status: 200, body: { progress: progressOf(query.job, grant.actor.username) } }
  },
  async verifyCheckUpSheet({ service, grant, body: { code, file = null } }) {
    return { status: 200, body: await checkSheet(service, grant, { code, file }) }
  },
}
