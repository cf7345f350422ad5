import type { tenancyEndpoints } from '#core/api/tenancy.ts'
import { exportSoeLettings } from '../../tenancy/export-soe.ts'
import { listFirmShares } from '../../tenancy/firm-shares.ts'
import { listTenancyParcels } from '../../tenancy/parcels.ts'
import type { Handlers } from '../types.ts'

type TenancyHandlers = Pick<Handlers, keyof typeof tenancyEndpoints>

export const tenancyHandlers: TenancyHandlers = {
  async firmShares({ service, grant, query }) {
    return { status: 200, body: await listFirmShares(service, grant, query) }
  },
  async tenancyParcels({ service, grant, query }) {
    return { status: 200, body: await listTenancyParcels(service, grant, query) }
  },
  async exportSoeLettings({ service, grant, query }) {
    return { status: 200, file: await exportSoeLettings(service, grant, query) }
  },
}
