import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { qianJin } from '../cast.ts'
import { asked, ledgerRequest } from '../export-requests/stage.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Probe = (grounds: { readonly app: TestApp }, actor: Actor | null, which: Which) => Promise<Outcome>

const numbers = new WeakMap<TestApp, Promise<Readonly<Record<Which, number>>>>()

/** Requests of the auditor for values of 区税务局, and of 区统计局. */
function numbersOf(app: TestApp): Promise<Readonly<Record<Which, number>>> {
  const known = numbers.get(app) ?? make(app)
  numbers.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, number>>> {
  const { number: own } = await asked(app, qianJin, { fields: ['taxPaid'] })
  const { number: other } = await asked(app, qianJin, { fields: ['revenue'] })
  return { own, other }
}

function on(id: EndpointId, body: NonNullable<Call['body']>): Probe {
  return async ({ app }, actor, which) => {
    const number = String((await numbersOf(app))[which])
    return outcomeOf(await call(app, actor, id, { params: { number }, body }))
  }
}

export const exportProbes = {
  exportRequests: async ({ app }, actor, which) => {
    const number = (await numbersOf(app))[which]
    return outcomeOf(await call(app, actor, 'exportRequests'), async (response) => {
      const { items } = (await response.json()) as { items: { number: number }[] }
      return items.some((item) => item.number === number)
    })
  },
  askExport: async ({ app }, actor) => outcomeOf(await call(app, actor, 'askExport', { body: ledgerRequest })),
  decideExport: on('decideExport', { decision: 'approved', days: 7, downloads: 3 }),
  revokeExport: on('revokeExport', { reason: '不再需要' }),
} as const satisfies Partial<Readonly<Record<EndpointId, Probe>>>
