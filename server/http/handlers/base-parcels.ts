import type { baseParcelEndpoints } from '#core/api/base-parcels.ts'
import type { districtMapEndpoints } from '#core/api/district-map.ts'
import { actOnParcels } from '../../base-map/act.ts'
import { changeCodeRule, readCodeRule } from '../../base-map/code-rule.ts'
import { decideEntries } from '../../base-map/decide-entries.ts'
import { readMapIndex, readMapTown } from '../../base-map/district-map.ts'
import { readIndicatorValues } from '../../base-map/indicator-values.ts'
import { listEntries } from '../../base-map/list-entries.ts'
import { noteEvent } from '../../base-map/note-event.ts'
import { listBaseParcels, readBaseParcel } from '../../base-map/parcel-view.ts'
import type { Handlers } from '../types.ts'

type BaseParcelHandlers = Pick<Handlers, keyof typeof baseParcelEndpoints | keyof typeof districtMapEndpoints>

export const baseParcelHandlers: BaseParcelHandlers = {
  async baseParcels({ service, query }) {
    return { status: 200, body: await listBaseParcels(service, query) }
  },
  async baseParcel({ service, grant, params }) {
    return { status: 200, body: await readBaseParcel(service, grant, params) }
  },
  async actOnBaseParcels({ service, grant, body }) {
    return { status: 200, body: await actOnParcels(service, grant, body) }
  },
  async baseEntries({ service, grant, query }) {
    return { status: 200, body: await listEntries(service, grant, query) }
  },
  async noteBaseEvent({ service, grant, body }) {
    return { status: 200, body: await noteEvent(service, grant, body) }
  },
  async decideBaseEntries({ service, grant, body }) {
    return { status: 200, body: await decideEntries(service, grant, body) }
  },
  async baseCodeRule({ service }) {
    return { status: 200, body: await readCodeRule(service) }
  },
  async changeBaseCodeRule({ service, grant, body }) {
    return { status: 200, body: await changeCodeRule(service, grant, body) }
  },
  async baseMapIndex({ service, grant, params }) {
    return { status: 200, body: await readMapIndex(service, grant, params.cycle) }
  },
  async baseMapTown({ service, grant, params, query }) {
    return { status: 200, body: await readMapTown(service, grant, { ...params, known: query.known }) }
  },
  async baseMapValues({ service, grant, params }) {
    return { status: 200, body: await readIndicatorValues(service, grant, params) }
  },
}
