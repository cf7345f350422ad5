import type { handOutEndpoints } from '#core/api/hand-out.ts'
import { handOutWorkbooks } from '../../hand-out/hand-out.ts'
import { listHandOuts } from '../../hand-out/list.ts'
import { progressOf } from '../../jobs/running.ts'
import type { Handlers } from '../types.ts'

type HandOutHandlers = Pick<Handlers, keyof typeof handOutEndpoints>

export const handOutHandlers: HandOutHandlers = {
  async handOuts({ service, grant, query }) {
    return { status: 200, body: await listHandOuts(service, grant, query) }
  },
  async handOutProgress({ grant, query }) {
    return { status: 200, body: { progress: progressOf(query.id, grant.actor.username) } }
  },
  async handOutWorkbooks({ service, grant, query }) {
    return { status: 200, file: await handOutWorkbooks(service, grant, { ...query, as: query.as ?? 'workbooks' }) }
  },
}
