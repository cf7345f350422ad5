import { pagesOf } from '../../paper/reading.ts'
import { chedun, xinqiao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const request = { query: { cycle } }

/** Classes by 街镇: a 街镇 is told its own. */
export const decisionOverviewProbes = {
  decisionOverview: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'decisionOverview', request), async (response) =>
      (await response.text()).includes(which === 'own' ? xinqiao : chedun),
    ),
  exportDecisionOverview: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'exportDecisionOverview', request), async (response) =>
      pagesOf(new Uint8Array(await response.arrayBuffer()))
        .join('')
        .includes(which === 'own' ? '新桥镇' : '车墩镇'),
    ),
} as const satisfies Readonly<Record<string, Probe>>
