import { overview } from '../../actions/overview.ts'
import { listParcels } from '../../parcels/list-parcels.ts'
import { parcelDetail } from '../../parcels/parcel-detail.ts'
import type { Handlers } from '../types.ts'

type ParcelHandlers = Pick<Handlers, 'parcels' | 'parcel' | 'overview'>

export const parcelHandlers: ParcelHandlers = {
  async parcels({ service, grant, query }) {
    return { status: 200, body: await listParcels(service, grant, query) }
  },
  async parcel({ service, grant, params }) {
    return { status: 200, body: await parcelDetail(service, grant, params.cycle, params.parcelCode) }
  },
  async overview({ service, grant, query }) {
    return { status: 200, body: await overview(service, grant, query) }
  },
}
