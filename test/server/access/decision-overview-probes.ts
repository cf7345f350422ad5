import type { Actor } from '#server/actions/actor.ts'
import { pagesOf } from '../../paper/reading.ts'
import { chedun, xinqiao } from '../cast.ts'
import { call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const request = { query: { cycle } }
const printed = new WeakMap<TestApp, Map<string, Promise<Response>>>()

/** The page as a person gets it, its text in the place of its bytes; printed once, as a page takes a process. */
async function pageOf(app: TestApp, actor: Actor | null): Promise<Response> {
  const known = printed.get(app) ?? new Map<string, Promise<Response>>()
  printed.set(app, known)
  const name = actor?.username ?? ''
  const page = known.get(name) ?? asText(app, actor)
  known.set(name, page)
  return (await page).clone()
}

async function asText(app: TestApp, actor: Actor | null): Promise<Response> {
  const response = await call(app, actor, 'exportDecisionOverview', request)
  if (response.status !== 200) return response
  return new Response(pagesOf(new Uint8Array(await response.arrayBuffer())).join(''))
}

/** Classes by 街镇: a 街镇 is told its own. */
export const decisionOverviewProbes = {
  decisionOverview: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'decisionOverview', request), async (response) =>
      (await response.text()).includes(which === 'own' ? xinqiao : chedun),
    ),
  exportDecisionOverview: async ({ app }, actor, which) =>
    outcomeOf(await pageOf(app, actor), async (page) =>
      (await page.text()).includes(which === 'own' ? '新桥镇' : '车墩镇'),
    ),
} as const satisfies Readonly<Record<string, Probe>>
