import type { SignOff } from '#core/api/sign-offs.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chenJing, zhaoMin } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const signers = { own: zhaoMin, other: chenJing } as const
type Ids = Readonly<Record<keyof typeof signers, string>>
const places = new WeakMap<TestApp, Promise<Ids>>()

/** A sign-off of 区税务局 and one of 区统计局. */
function placesOf(app: TestApp): Promise<Ids> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Ids> {
  return { own: await signed(app, zhaoMin), other: await signed(app, chenJing) }
}

async function signed(app: TestApp, actor: Actor): Promise<string> {
  const body = { cycle, town: null, revision: 1_000_000, statement: '与年度数据一致' }
  return ((await answer(app, actor, 'signIndicators', { body })) as SignOff).id
}

function about(id: EndpointId, rest: Call = {}): Probe {
  return async ({ app }, actor, which) => {
    const params = { id: (await placesOf(app))[which] }
    return outcomeOf(await call(app, actor, id, { params, ...rest }))
  }
}

export const signOffProbes = {
  signOffs: async ({ app }, actor, which) => {
    const id = (await placesOf(app))[which]
    return outcomeOf(await call(app, actor, 'signOffs', { query: { cycle } }), async (response) =>
      (await response.text()).includes(id),
    )
  },
  signOffChanges: about('signOffChanges'),
  revokeSignOff: about('revokeSignOff', { body: { reason: '口径待核' } }),
} as const satisfies Readonly<Record<string, Probe>>
