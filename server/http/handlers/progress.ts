import type { progressEndpoints } from '#core/api/progress.ts'
import { changeDueDates, previewDueDates, reverseDueDates } from '../../progress/change-due-dates.ts'
import { listDueActs } from '../../progress/due-acts.ts'
import { exportProgress } from '../../progress/export-progress.ts'
import { readProgress } from '../../progress/read-progress.ts'
import type { Handlers } from '../types.ts'

type ProgressHandlers = Pick<Handlers, keyof typeof progressEndpoints>

export const progressHandlers: ProgressHandlers = {
  async progress({ service, grant, query }) {
    return { status: 200, body: await readProgress(service, grant, query.cycle) }
  },
  async exportProgress({ service, grant, query }) {
    return { status: 200, file: await exportProgress(service, grant, query.cycle) }
  },
  async dueActs({ service, query }) {
    return { status: 200, body: await listDueActs(service, query.cycle) }
  },
  async previewDueDates({ service, body }) {
    return { status: 200, body: await previewDueDates(service, body.change) }
  },
  async changeDueDates({ service, grant, body }) {
    return { status: 200, body: await changeDueDates(service, grant, body) }
  },
  async reverseDueDates({ service, grant, params, body }) {
    return { status: 200, body: await reverseDueDates(service, grant, params.number, body.reason) }
  },
}
