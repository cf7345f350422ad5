import { chedun, xinqiao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const job = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d12'
const codeOf = { own: example, other: 'SJ-CD-0001' } as const
const townOf = { own: xinqiao, other: chedun } as const

/** 体检表: one by its code, many of which that one is all, the list of what was printed. */
export const checkUpSheetProbes = {
  checkUpSheet: async ({ app }, actor, which) => {
    const params = { cycle, parcelCode: codeOf[which] }
    return outcomeOf(await call(app, actor, 'checkUpSheet', { params, query: { format: 'xlsx' } }))
  },
  checkUpSheets: async ({ app }, actor, which) => {
    const query = { job: crypto.randomUUID(), as: 'zip', parcels: codeOf[which] }
    const response = await call(app, actor, 'checkUpSheets', { params: { id: '1' }, query })
    return outcomeOf(response, async (file) => (await file.arrayBuffer()).byteLength > 1000)
  },
  checkUpSheetPrintings: async ({ app }, actor, which) => {
    const response = await call(app, actor, 'checkUpSheetPrintings', { params: { id: '1' } })
    return outcomeOf(response, async (list) => (await list.text()).includes(townOf[which]))
  },
  checkUpSheetProgress: async ({ app }, actor) =>
    outcomeOf(await call(app, actor, 'checkUpSheetProgress', { query: { job } })),
  verifyCheckUpSheet: async ({ app }, actor) =>
    outcomeOf(await call(app, actor, 'verifyCheckUpSheet', { body: { code: '没有这个码' } })),
} as const satisfies Readonly<Record<string, Probe>>
