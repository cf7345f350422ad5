import { wangFang, xinqiao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d11'

/** 下发: both its start and its end are on record. */
export const handOutWalks = {
  handOuts: reading('handOuts', wangFang, { query: { cycle } }),
  handOutProgress: reading('handOutProgress', wangFang, { query: { id } }),
  handOutWorkbooks: {
    prepare: withParcel(async (app) => {
      const response = await call(app, wangFang, 'handOutWorkbooks', { query: { cycle, town: xinqiao, id } })
      const { status, headers } = response
      return new Response(await response.arrayBuffer(), { status, headers })
    }),
    leaves: ['hand-out-started', 'handed-out'],
  },
} as const satisfies Readonly<Record<string, Walk>>
