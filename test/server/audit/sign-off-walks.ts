import type { SignOff, signOffEndpoints } from '#core/api/sign-offs.ts'
import { zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const signing = { body: { cycle, town: null, revision: 1_000, statement: '与年度数据一致' } }

async function signed(app: TestApp): Promise<{ readonly id: string }> {
  return { id: ((await answer(app, zhaoMin, 'signIndicators', signing)) as SignOff).id }
}

export const signOffWalks: Readonly<Record<keyof typeof signOffEndpoints, Walk>> = {
  signOffs: reading('signOffs', zhouTao, { query: { cycle } }),
  previewSignOff: reading('previewSignOff', zhaoMin, { query: { cycle } }),
  signIndicators: {
    prepare: withParcel((app) => call(app, zhaoMin, 'signIndicators', signing)),
    leaves: ['signed-off'],
  },
  revokeSignOff: {
    prepare: async (app) => {
      const params = await signed(app)
      return () => call(app, zhaoMin, 'revokeSignOff', { params, body: { reason: '口径待核' } })
    },
    leaves: ['sign-off-revoked'],
  },
  signOffChanges: {
    prepare: async (app) => {
      const params = await signed(app)
      return () => call(app, zhouTao, 'signOffChanges', { params })
    },
    leaves: [],
  },
}
