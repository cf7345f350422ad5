import { exportLedger } from '../../actions/export-ledger.ts'
import { pullChanges } from '../../actions/pull-changes.ts'
import { pushBatch } from '../../actions/push-batch.ts'
import { transition } from '../../actions/transition.ts'
import { uploadWorkbook } from '../../actions/upload-workbook.ts'
import type { Handlers } from '../types.ts'

type RowHandlers = Pick<Handlers, 'push' | 'changes' | 'uploadWorkbook' | 'transition' | 'exportLedger'>

export const rowHandlers: RowHandlers = {
  async push({ service, grant, body }) {
    return { status: 200, body: await pushBatch(service, grant, body) }
  },
  async changes({ service, grant, query }) {
    return { status: 200, body: await pullChanges(service, grant, query) }
  },
  async uploadWorkbook({ service, grant, body }) {
    const { bytes, fields } = body
    const upload = { bytes, ...(fields.batch === undefined ? {} : { id: fields.batch }) }
    return { status: 200, body: await uploadWorkbook(service, grant, upload) }
  },
  async transition({ service, grant, body }) {
    return { status: 200, body: await transition(service, grant, body) }
  },
  async exportLedger({ service, grant, query }) {
    return { status: 200, file: await exportLedger(service, grant, query) }
  },
}
