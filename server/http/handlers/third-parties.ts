import type { thirdPartyEndpoints } from '#core/api/third-parties.ts'
import { endAuthority } from '../../third-parties/end.ts'
import { giveAuthority } from '../../third-parties/give.ts'
import { handOver, previewHandOver } from '../../third-parties/hand-over.ts'
import { listThirdParties } from '../../third-parties/list.ts'
import { authorityParcels } from '../../third-parties/parcels.ts'
import { undoHandOver } from '../../third-parties/undo-hand-over.ts'
import { saveUnit } from '../../third-parties/units.ts'
import type { Handlers } from '../types.ts'

type ThirdPartyHandlers = Pick<Handlers, keyof typeof thirdPartyEndpoints>

export const thirdPartyHandlers: ThirdPartyHandlers = {
  async thirdParties({ service, grant }) {
    return { status: 200, body: await listThirdParties(service, grant) }
  },
  async saveThirdParty({ service, grant, body }) {
    return { status: 200, body: await saveUnit(service, grant, body) }
  },
  async giveAuthority({ service, grant, body }) {
    return { status: 200, body: await giveAuthority(service, grant, body) }
  },
  async endAuthority({ service, grant, params, body }) {
    return { status: 200, body: await endAuthority(service, grant, params.id, body.reason) }
  },
  async authorityParcels({ service, grant, params, query }) {
    return { status: 200, body: await authorityParcels(service, grant, params.id, query.cycle) }
  },
  async previewHandOver({ service, grant, params, body }) {
    return { status: 200, body: await previewHandOver(service, grant, params.id, body) }
  },
  async handOver({ service, grant, params, body }) {
    return { status: 200, body: await handOver(service, grant, params.id, body) }
  },
  async undoHandOver({ service, grant, params, body }) {
    return { status: 200, body: await undoHandOver(service, grant, params.id, body.reason) }
  },
}
