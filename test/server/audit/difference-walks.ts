import type { layerDifferenceEndpoints } from '#core/api/layer-differences.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const changed = { version: 0, tolerances: { area: 2, amount: 6, fields: {} }, reason: '专班会议纪要' }

export const differenceWalks: Readonly<Record<keyof typeof layerDifferenceEndpoints, Walk>> = {
  layerDifferences: reading('layerDifferences', wangFang, { query: { cycle } }),
  exportLayerDifferences: {
    prepare: withParcel((app) => call(app, wangFang, 'exportLayerDifferences', { query: { cycle } })),
    leaves: ['exported'],
  },
  layerTolerances: reading('layerTolerances', wangFang),
  changeLayerTolerances: {
    prepare: withParcel((app) => call(app, zhouTao, 'changeLayerTolerances', { body: changed })),
    leaves: ['tolerance-changed'],
  },
}
