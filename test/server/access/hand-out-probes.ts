import { unzipSync } from 'fflate'
import { chedun, xinqiao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const townOf = { own: xinqiao, other: chedun } as const
const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d10'

/** 下发: the 街镇 in the list, and its zip. */
export const handOutProbes = {
  handOuts: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'handOuts', { query: { cycle } }), async (response) =>
      (await response.text()).includes(townOf[which]),
    ),
  handOutProgress: async ({ app }, actor) => outcomeOf(await call(app, actor, 'handOutProgress', { query: { id } })),
  handOutWorkbooks: async ({ app }, actor, which) => {
    const query = { cycle, town: townOf[which], id }
    return outcomeOf(
      await call(app, actor, 'handOutWorkbooks', { query }),
      async (response) => Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer()))).length > 1,
    )
  },
} as const satisfies Readonly<Record<string, Probe>>
