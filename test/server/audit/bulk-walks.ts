import type { bulkEndpoints } from '#core/api/bulk.ts'
import { wangFang } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import type { Walk } from './walk-scenes.ts'

type OfBulk = keyof typeof bulkEndpoints

const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d16'
const order = { cycle, to: 'submitted', chosen: { parcelCodes: [example] } }
const starting: Call = { body: { ...order, id } }

/** An operation that stands there, carried out where that is said. */
function of(endpoint: OfBulk, request: Call, before: readonly OfBulk[] = []): Walk['prepare'] {
  return async (app: TestApp) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    for (const step of before) {
      await answer(app, wangFang, step, step === 'startBulk' ? starting : { params: { id } })
    }
    return () => call(app, wangFang, endpoint, request)
  }
}

const named: Call = { params: { id } }

/** 批量办理: its beginning and its end are on record, and every parcel's step. */
export const bulkWalks: Readonly<Record<OfBulk, Walk>> = {
  previewBulk: { prepare: of('previewBulk', { body: order }), leaves: [] },
  startBulk: { prepare: of('startBulk', starting), leaves: ['bulk-started'] },
  stepBulk: { prepare: of('stepBulk', named, ['startBulk']), leaves: ['transition', 'bulk-ended'] },
  cancelBulk: { prepare: of('cancelBulk', named, ['startBulk']), leaves: ['bulk-cancelled'] },
  undoBulk: {
    prepare: of('undoBulk', { ...named, body: { reason: '报早了' } }, ['startBulk', 'stepBulk']),
    leaves: ['bulk-undo-started'],
  },
  bulkOperations: { prepare: of('bulkOperations', { query: { cycle } }), leaves: [] },
  bulkOperation: { prepare: of('bulkOperation', named, ['startBulk']), leaves: [] },
  bulkItems: { prepare: of('bulkItems', named, ['startBulk']), leaves: [] },
}
