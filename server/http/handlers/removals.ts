import { listRemovals } from '../../actions/removals/list-removals.ts'
import { removeRows } from '../../actions/removals/remove-rows.ts'
import type { Handlers } from '../types.ts'

type RemovalHandlers = Pick<Handlers, 'removals' | 'removeRows'>

export const removalHandlers: RemovalHandlers = {
  async removals({ service, grant, query }) {
    return { status: 200, body: await listRemovals(service, grant, query) }
  },
  async removeRows({ service, grant, body }) {
    return { status: 200, body: await removeRows(service, grant, body) }
  },
}
