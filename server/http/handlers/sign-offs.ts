import type { signOffEndpoints } from '#core/api/sign-offs.ts'
import {
  listSignOffs,
  previewSignOff,
  revokeSignOff,
  signIndicators,
  signOffChanges,
} from '../../department-data/sign-offs.ts'
import type { Handlers } from '../types.ts'

type SignOffHandlers = Pick<Handlers, keyof typeof signOffEndpoints>

export const signOffHandlers: SignOffHandlers = {
  async signOffs({ service, grant, query }) {
    return { status: 200, body: await listSignOffs(service, grant, query) }
  },
  async previewSignOff({ service, grant, query }) {
    return { status: 200, body: await previewSignOff(service, grant, query) }
  },
  async signIndicators({ service, grant, body }) {
    return { status: 200, body: await signIndicators(service, grant, body) }
  },
  async revokeSignOff({ service, grant, params, body }) {
    return { status: 200, body: await revokeSignOff(service, grant, params.id, body.reason) }
  },
  async signOffChanges({ service, grant, params }) {
    return { status: 200, body: await signOffChanges(service, grant, params.id) }
  },
}
