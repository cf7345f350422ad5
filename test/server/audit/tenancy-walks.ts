import type { tenancyEndpoints } from '#core/api/tenancy.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

/** 租赁关系: reading leaves nothing, the list that is taken out does. */
export const tenancyWalks: Readonly<Record<keyof typeof tenancyEndpoints, Walk>> = {
  firmShares: reading('firmShares', wangFang, { query: { cycle } }),
  tenancyParcels: reading('tenancyParcels', wangFang, { query: { cycle } }),
  exportSoeLettings: {
    prepare: withParcel((app) => call(app, zhouTao, 'exportSoeLettings', { query: { cycle } })),
    leaves: ['exported'],
  },
}
