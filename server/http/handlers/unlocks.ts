import type { unlockEndpoints } from '#core/api/unlocks.ts'
import { decideUnlock, requestUnlock } from '../../unlock/unlock.ts'
import { listUnlocks } from '../../unlock/view.ts'
import type { Handlers } from '../types.ts'

type UnlockHandlers = Pick<Handlers, keyof typeof unlockEndpoints>

export const unlockHandlers: UnlockHandlers = {
  async unlocks({ service, grant, query }) {
    return { status: 200, body: await listUnlocks(service, grant, query) }
  },
  async requestUnlock({ service, grant, body }) {
    return { status: 200, body: await requestUnlock(service, grant, body) }
  },
  async decideUnlock({ service, grant, params, body }) {
    return { status: 200, body: await decideUnlock(service, grant, params.id, body) }
  },
}
