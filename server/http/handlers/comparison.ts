import { randomUUID } from 'node:crypto'
import type { comparisonEndpoints } from '#core/api/comparison.ts'
import { compare, exportComparison, tryOutParcels } from '../../comparison/ask.ts'
import { progressOf } from '../../jobs/running.ts'
import type { Handlers } from '../types.ts'

type ComparisonHandlers = Pick<Handlers, keyof typeof comparisonEndpoints>

export const comparisonHandlers: ComparisonHandlers = {
  async compare({ service, grant, query }) {
    return { status: 200, file: await compare(service, grant, query) }
  },
  async comparisonProgress({ grant, query }) {
    return { status: 200, body: { progress: progressOf(query.id, grant.actor.username) } }
  },
  async exportComparison({ service, grant, query }) {
    return { status: 200, file: await exportComparison(service, grant, { ...query, id: query.id ?? randomUUID() }) }
  },
  async tryOutParcels({ service, grant, query }) {
    return { status: 200, file: await tryOutParcels(service, grant, query) }
  },
}
