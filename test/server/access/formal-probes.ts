import type { FormalGates } from '#core/api/formal.ts'
import { chedun, xinqiao, zhouTao } from '../cast.ts'
import { madeAgain } from '../formal/made-again.ts'
import { answer, call } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const codes = [example, 'SJ-CD-0001']
const params = { id: '1' }
const townOf = { own: xinqiao, other: chedun } as const

/** 正式评估: what was made again is told by 街镇, each its own parcels. */
export const formalProbes = {
  exportFormalGates: async ({ app }, actor) => {
    const known = (await answer(app, zhouTao, 'formalGates', { query: { cycle } })) as FormalGates
    if (known.check === null) await answer(app, zhouTao, 'checkFormalGates', { body: { cycle } })
    return outcomeOf(await call(app, actor, 'exportFormalGates', { query: { cycle } }))
  },
  reEvaluate: async ({ app }, actor) => outcomeOf(await call(app, actor, 'reEvaluate', { params, body: {} })),
  reEvaluation: async ({ app }, actor, which) => {
    await madeAgain(app, codes)
    return outcomeOf(await call(app, actor, 'reEvaluation', { params }), async (response) =>
      (await response.text()).includes(townOf[which]),
    )
  },
  exportReEvaluation: async ({ app }, actor, which) => {
    await madeAgain(app, codes)
    return outcomeOf(await call(app, actor, 'exportReEvaluation', { params }), async (response) => {
      const { read, utils } = await import('xlsx')
      const book = read(new Uint8Array(await response.arrayBuffer()))
      const first = book.Sheets[book.SheetNames[0] ?? '']
      const text = first === undefined ? '' : JSON.stringify(utils.sheet_to_json(first, { header: 1 }))
      return text.includes(which === 'own' ? example : 'SJ-CD-0001')
    })
  },
  cancelEvaluation: async ({ app }, actor) => outcomeOf(await call(app, actor, 'cancelEvaluation', { params })),
} as const satisfies Readonly<Record<string, Probe>>
