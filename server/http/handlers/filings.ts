import { actOnFiling } from '../../filing/act.ts'
import { createFiling } from '../../filing/create.ts'
import { declareFiling } from '../../filing/declare.ts'
import { filingDetail } from '../../filing/detail.ts'
import { listFilings } from '../../filing/list.ts'
import { filingSummaries } from '../../filing/summaries.ts'
import type { Handlers } from '../types.ts'

type FilingHandlers = Pick<
  Handlers,
  'filings' | 'filing' | 'createFiling' | 'declareFiling' | 'actOnFiling' | 'filingSummaries'
>

export const filingHandlers: FilingHandlers = {
  async filings({ service, grant, query }) {
    return { status: 200, body: await listFilings(service, grant, query) }
  },
  async filing({ service, grant, params }) {
    return { status: 200, body: await filingDetail(service, grant, params.id) }
  },
  async createFiling({ service, grant, body }) {
    return { status: 200, body: await createFiling(service, grant, body) }
  },
  async declareFiling({ service, grant, params, body }) {
    return { status: 200, body: await declareFiling(service, grant, params.id, body) }
  },
  async actOnFiling({ service, grant, params, body }) {
    return { status: 200, body: await actOnFiling(service, grant, params.id, body) }
  },
  async filingSummaries({ service, grant, query }) {
    const { today, rows, histogram } = await filingSummaries(service, grant, query.year ?? null)
    const shown = rows.map(({ stateName: _, ...row }) => row)
    return { status: 200, body: { today, rows: shown, histogram: { ...histogram, bins: [...histogram.bins] } } }
  },
}
