import type { letterEndpoints } from '#core/api/letters.ts'
import { progressOf } from '../../jobs/running.ts'
import { advanceBatch, cancelBatch, listBatches, startBatch } from '../../letters/batch.ts'
import { letterBatchFile } from '../../letters/batch-file.ts'
import { listCandidates } from '../../letters/candidates.ts'
import { recordDelivery } from '../../letters/delivery.ts'
import { readLetter } from '../../letters/detail.ts'
import { formalLetterFile } from '../../letters/file.ts'
import { listFormalLetters } from '../../letters/list.ts'
import { exportLetters } from '../../letters/list-workbook.ts'
import { previewLetter } from '../../letters/preview.ts'
import { attachReceipt, letterReceipt } from '../../letters/receipt.ts'
import { changeSettings } from '../../letters/settings.ts'
import { publishTemplate, readTemplates } from '../../letters/templates.ts'
import { voidLetter } from '../../letters/void.ts'
import type { Handlers } from '../types.ts'

type LetterHandlers = Pick<Handlers, keyof typeof letterEndpoints>

export const letterHandlers: LetterHandlers = {
  async formalLetters({ service, grant, query }) {
    return { status: 200, body: await listFormalLetters(service, grant, query) }
  },
  async exportFormalLetters({ service, grant, query }) {
    return { status: 200, file: await exportLetters(service, grant, query) }
  },
  async letterCandidates({ service, query }) {
    return { status: 200, body: await listCandidates(service, query) }
  },
  async letterBatches({ service, query }) {
    return { status: 200, body: await listBatches(service, query.cycle) }
  },
  async startLetterBatch({ service, grant, body }) {
    return { status: 200, body: await startBatch(service, grant, body) }
  },
  async advanceLetterBatch({ service, grant, params }) {
    return { status: 200, body: await advanceBatch(service, grant, params.id) }
  },
  async cancelLetterBatch({ service, grant, params }) {
    return { status: 200, body: await cancelBatch(service, grant, params.id) }
  },
  async letterBatchFile({ service, grant, params }) {
    return { status: 200, file: await letterBatchFile(service, grant, params.id) }
  },
  async letterFileProgress({ grant, params }) {
    return { status: 200, body: { progress: progressOf(params.id, grant.actor.username) } }
  },
  async letterTemplates({ service }) {
    return { status: 200, body: await readTemplates(service) }
  },
  async publishLetterTemplate({ service, grant, body }) {
    return { status: 200, body: await publishTemplate(service, grant, body) }
  },
  async previewLetter({ service, body }) {
    return { status: 200, body: await previewLetter(service, body) }
  },
  async changeLetterSettings({ service, grant, body }) {
    await changeSettings(service, grant, body)
    return { status: 200, body: await readTemplates(service) }
  },
  async formalLetter({ service, grant, params }) {
    return { status: 200, body: await readLetter(service, grant, params.id) }
  },
  async formalLetterFile({ service, grant, params, query }) {
    return { status: 200, file: await formalLetterFile(service, grant, params.id, query.format) }
  },
  async voidLetter({ service, grant, params, body }) {
    return { status: 200, body: await voidLetter(service, grant, params.id, body) }
  },
  async recordLetterDelivery({ service, grant, params, body }) {
    return { status: 200, body: await recordDelivery(service, grant, params.id, body) }
  },
  async attachLetterReceipt({ service, grant, params, body }) {
    return { status: 200, body: await attachReceipt(service, grant, params.id, params.number, body) }
  },
  async letterReceipt({ service, grant, params }) {
    return { status: 200, file: await letterReceipt(service, grant, params.id, params.sha256) }
  },
}
