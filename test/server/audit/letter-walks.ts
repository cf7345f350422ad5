import type { AuditAction } from '#core/access/audit-action.ts'
import type { letterEndpoints } from '#core/api/letters.ts'
import { png } from '../attachments/files.ts'
import { owner, shiLi, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { fileBody } from '../disputes/stage.ts'
import { answer, type Call, call } from '../http/test-app.ts'
import { type MadeLetter, madeLetter } from '../letters/made-letter.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfLetters = keyof typeof letterEndpoints

/** Asked about a letter to 示例精密制造. */
function of(
  id: OfLetters,
  actor: typeof zhouTao,
  request: (letter: MadeLetter) => Call,
  ...leaves: readonly AuditAction[]
): Walk {
  return {
    prepare: async (app) => {
      const letter = await madeLetter(app, { firm: owner, town: xinqiao, parcel: example })
      return async () => {
        // Read to its end: what is made while it is sent is noted then.
        const { status, headers, body } = await call(app, actor, id, request(letter))
        return new Response(await new Response(body).arrayBuffer(), { status, headers })
      }
    },
    leaves,
  }
}

const batchId = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d13'
const batch = { id: batchId, cycle, kind: 'bulletin' }

/** With a batch of a 通报 that was started. */
function ofBatch(id: OfLetters, ...leaves: readonly AuditAction[]): Walk {
  return {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      await answer(app, zhouTao, 'startLetterBatch', { body: batch })
      return () => call(app, zhouTao, id, { params: { id: batchId } })
    },
    leaves,
  }
}

const query = { cycle }
const template = { cycle, kind: 'bulletin', title: '通报', body: '{{进度排名}}' }

/** 函件. */
export const letterWalks: Readonly<Record<OfLetters, Walk>> = {
  formalLetters: reading('formalLetters', wangFang, { query }),
  exportFormalLetters: of('exportFormalLetters', wangFang, () => ({ query }), 'exported'),
  letterCandidates: reading('letterCandidates', zhouTao, { query: { cycle, kind: 'result-notice' } }),
  letterBatches: reading('letterBatches', zhouTao, { query }),
  startLetterBatch: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      return () => call(app, zhouTao, 'startLetterBatch', { body: batch })
    },
    leaves: ['formal-letters-started'],
  },
  advanceLetterBatch: ofBatch('advanceLetterBatch', 'formal-letters-issued'),
  cancelLetterBatch: ofBatch('cancelLetterBatch', 'formal-letters-cancelled'),
  letterBatchFile: of('letterBatchFile', zhouTao, (letter) => ({ params: { id: letter.batch } }), 'exported'),
  letterFileProgress: of('letterFileProgress', zhouTao, (letter) => ({ params: { id: letter.batch } })),
  letterTemplates: reading('letterTemplates', zhouTao),
  publishLetterTemplate: {
    prepare: async (app) => () =>
      call(app, zhouTao, 'publishLetterTemplate', {
        body: { kind: 'bulletin', title: '通报', body: '正文', version: 0, effectiveFrom: '2026-11-21', note: '本区' },
      }),
    leaves: ['letter-template-published'],
  },
  previewLetter: reading('previewLetter', zhouTao, { body: template }),
  changeLetterSettings: {
    prepare: async (app) => {
      const { settings } = (await answer(app, zhouTao, 'letterTemplates')) as { settings: Record<string, unknown> }
      const { by: _, at: _at, ...kept } = settings
      return () => call(app, zhouTao, 'changeLetterSettings', { body: { ...kept, reason: '按编号规则' } })
    },
    leaves: ['letter-settings-changed'],
  },
  formalLetter: of('formalLetter', shiLi, ({ id }) => ({ params: { id } }), 'letter-opened'),
  formalLetterFile: of(
    'formalLetterFile',
    zhouTao,
    ({ id }) => ({ params: { id }, query: { format: 'docx' } }),
    'exported',
  ),
  voidLetter: of(
    'voidLetter',
    zhouTao,
    ({ id }) => ({ params: { id }, body: { reason: '有误', replace: false } }),
    'letter-voided',
  ),
  recordLetterDelivery: of(
    'recordLetterDelivery',
    wangFang,
    ({ id }) => ({ params: { id }, body: { on: '2026-11-21', how: '直接', to: '门卫' } }),
    'letter-delivered',
  ),
  attachLetterReceipt: of(
    'attachLetterReceipt',
    wangFang,
    ({ id }) => ({ params: { id, number: '1' }, body: fileBody(png, '回证.png') }),
    'letter-receipt-added',
  ),
  letterReceipt: of('letterReceipt', wangFang, ({ id, sha256 }) => ({ params: { id, sha256 } }), 'exported'),
}
