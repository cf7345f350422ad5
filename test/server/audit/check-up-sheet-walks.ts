import { wangFang, zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { plain, reading, type Walk, withDraft } from './walk-scenes.ts'

const job = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d13'
const first = { params: { id: '1' } }

/** 体检表: what was printed and what was checked. */
export const checkUpSheetWalks = {
  checkUpSheet: {
    prepare: withDraft((app) => call(app, zhouTao, 'checkUpSheet', { params: { cycle, parcelCode: example } })),
    leaves: ['exported'],
  },
  checkUpSheets: {
    prepare: withDraft(async (app) => {
      const response = await call(app, zhouTao, 'checkUpSheets', { ...first, query: { job, as: 'pdf' } })
      const { status, headers } = response
      return new Response(await response.arrayBuffer(), { status, headers })
    }),
    leaves: ['check-up-sheets-started', 'check-up-sheets-printed'],
  },
  checkUpSheetPrintings: {
    prepare: withDraft((app) => call(app, zhouTao, 'checkUpSheetPrintings', first)),
    leaves: [],
  },
  checkUpSheetProgress: reading('checkUpSheetProgress', wangFang, { query: { job } }),
  verifyCheckUpSheet: {
    prepare: plain((app) => call(app, wangFang, 'verifyCheckUpSheet', { body: { code: '没有这个码' } })),
    leaves: ['check-up-sheet-verified'],
  },
} as const satisfies Readonly<Record<string, Walk>>
