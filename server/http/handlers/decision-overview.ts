import type { decisionOverviewEndpoints } from '#core/api/decision-overview.ts'
import { exportDecisionOverview } from '../../decision-overview/export-overview.ts'
import { readDecisionOverview } from '../../decision-overview/read-overview.ts'
import type { Handlers } from '../types.ts'

type DecisionOverviewHandlers = Pick<Handlers, keyof typeof decisionOverviewEndpoints>

export const decisionOverviewHandlers: DecisionOverviewHandlers = {
  async decisionOverview({ service, grant, query }) {
    return { status: 200, body: await readDecisionOverview(service, grant, query.cycle) }
  },
  async exportDecisionOverview({ service, grant, query }) {
    return { status: 200, file: await exportDecisionOverview(service, grant, query.cycle) }
  },
}
