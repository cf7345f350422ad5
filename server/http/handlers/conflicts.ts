import { listConflicts } from '../../actions/conflicts/list-conflicts.ts'
import { settleConflicts } from '../../actions/conflicts/settle-conflicts.ts'
import type { Handlers } from '../types.ts'

type ConflictHandlers = Pick<Handlers, 'conflicts' | 'settleConflicts'>

export const conflictHandlers: ConflictHandlers = {
  async conflicts({ service, grant, query }) {
    return { status: 200, body: await listConflicts(service, grant, query) }
  },
  async settleConflicts({ service, grant, body }) {
    return { status: 200, body: await settleConflicts(service, grant, body) }
  },
}
