import type { exportRequestEndpoints } from '#core/api/export-requests.ts'
import { zhouTao } from '../cast.ts'
import { approved, asked, ledgerRequest, wuMin } from '../export-requests/stage.ts'
import { call } from '../http/test-app.ts'
import type { Walk } from './walk-scenes.ts'

export const exportWalks: Readonly<Record<keyof typeof exportRequestEndpoints, Walk>> = {
  exportRequests: { prepare: async (app) => () => call(app, zhouTao, 'exportRequests'), leaves: [] },
  askExport: {
    prepare: async (app) => () => call(app, zhouTao, 'askExport', { body: ledgerRequest }),
    leaves: ['export-requested'],
  },
  decideExport: {
    prepare: async (app) => {
      const { number } = await asked(app, zhouTao)
      const body = { decision: 'rejected', note: '用途不明' }
      return () => call(app, wuMin, 'decideExport', { params: { number: String(number) }, body })
    },
    leaves: ['export-decided'],
  },
  revokeExport: {
    prepare: async (app) => {
      const request = await asked(app, zhouTao)
      await approved(app, wuMin, request)
      const params = { number: String(request.number) }
      return () => call(app, zhouTao, 'revokeExport', { params, body: { reason: '会议取消' } })
    },
    leaves: ['export-revoked'],
  },
}
