import type { bulkUploadEndpoints } from '#core/api/bulk-upload.ts'
import { Run, sent } from '../bulk-upload/stage.ts'
import { wangFang } from '../cast.ts'
import { type Call, call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { parcelCells, plainWorkbook } from '../workbooks.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfBulkUpload = keyof typeof bulkUploadEndpoints

function ofRun(id: OfBulkUpload, request: () => Promise<Call> | Call = () => ({})): Walk['prepare'] {
  return async (app) => {
    const { params } = await Run.start(app, wangFang)
    const asked = await request()
    return () => call(app, wangFang, id, { params, ...asked })
  }
}

const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d12'

/** 批量上传: its start and its end, and every file with the rows it brought. */
export const bulkUploadWalks: Readonly<Record<OfBulkUpload, Walk>> = {
  uploadRuns: reading('uploadRuns', wangFang),
  startUploadRun: {
    prepare: async (app) => () => call(app, wangFang, 'startUploadRun', { body: { id, cycle, announced: 2 } }),
    leaves: ['upload-run-started'],
  },
  uploadRun: { prepare: ofRun('uploadRun'), leaves: [] },
  addUploadFile: {
    prepare: ofRun('addUploadFile', async () => {
      const bytes = await plainWorkbook({ parcels: [parcelCells()], firms: [] })
      return { body: sent(bytes, '新桥.xlsx') }
    }),
    leaves: ['uploaded'],
  },
  uploadRunFiles: { prepare: ofRun('uploadRunFiles'), leaves: [] },
  uploadRunLines: { prepare: ofRun('uploadRunLines'), leaves: [] },
  uploadRunSettlements: { prepare: ofRun('uploadRunSettlements'), leaves: [] },
  closeUploadRun: {
    prepare: ofRun('closeUploadRun', () => ({ body: { end: 'cancelled', announced: 2, unsent: [] } })),
    leaves: ['upload-run-closed'],
  },
  uploadRunReport: { prepare: ofRun('uploadRunReport'), leaves: ['exported'] },
}
