import { randomUUID } from 'node:crypto'
import { transitionActors } from '#core/access/transition.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { liQiang, zhangWei } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const codeOf = { own: example, other: 'SJ-CD-0001' } as const

/** An operation of the actor's own, or of 新桥镇 for those who make none; the other one is 车墩镇's. */
async function operationOf(app: TestApp, actor: Actor | null, which: 'own' | 'other'): Promise<string> {
  const own = actor !== null && transitionActors.includes(actor.role) ? actor : liQiang
  const maker = which === 'own' ? own : zhangWei
  const id = randomUUID()
  const body = { id, cycle, to: 'submitted', chosen: { parcelCodes: [codeOf[which]] } }
  await answer(app, maker, 'startBulk', { body })
  return id
}

function of(id: EndpointId, request: Call = {}): Probe {
  return async ({ app }, actor, which) => {
    const params = { id: await operationOf(app, actor, which) }
    return outcomeOf(await call(app, actor, id, { ...request, params }))
  }
}

/** 批量办理: the parcels of a preview, and operations by whose they are. */
export const bulkProbes = {
  previewBulk: async ({ app }, actor, which) => {
    const body = { cycle, to: 'submitted', chosen: { parcelCodes: [codeOf[which]] } }
    return outcomeOf(
      await call(app, actor, 'previewBulk', { body }),
      async (response) => !(await response.text()).includes('"outside"'),
    )
  },
  stepBulk: of('stepBulk'),
  cancelBulk: of('cancelBulk'),
  undoBulk: of('undoBulk', { body: { reason: '选错了' } }),
  bulkOperation: of('bulkOperation'),
  bulkItems: of('bulkItems'),
  bulkOperations: async ({ app }, actor, which) => {
    const id = await operationOf(app, actor, which)
    return outcomeOf(await call(app, actor, 'bulkOperations', { query: { cycle } }), async (response) =>
      (await response.text()).includes(id),
    )
  },
} as const satisfies Readonly<Record<string, Probe>>
