import type { decisionOverviewEndpoints } from '#core/api/decision-overview.ts'
import { zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const request = { query: { cycle } }

/** 领导总览. */
export const decisionOverviewWalks: Readonly<Record<keyof typeof decisionOverviewEndpoints, Walk>> = {
  decisionOverview: reading('decisionOverview', zhouTao, request),
  exportDecisionOverview: {
    prepare: withParcel((app) => call(app, zhouTao, 'exportDecisionOverview', request)),
    leaves: ['exported'],
  },
}
