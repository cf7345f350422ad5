import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { zhouTao } from '../cast.ts'
import { call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { plain, reading, type Walk } from './walk-scenes.ts'

const id = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d12'
const side = `standard:${regExample20261.id}`
const sides = { cycle, from: side, to: side, id }

/** The file to its end: what makes it goes with it. */
async function whole(app: TestApp, of: 'compare' | 'exportComparison' | 'tryOutParcels'): Promise<Response> {
  const query = of === 'tryOutParcels' ? { cycle, id, standard: regExample20261.id } : sides
  const response = await call(app, zhouTao, of, { query })
  const { status, headers } = response
  return new Response(await response.arrayBuffer(), { status, headers })
}

/** 对比 and 试调: only what leaves the system is on record. */
export const comparisonWalks = {
  compare: { prepare: plain((app) => whole(app, 'compare')), leaves: [] },
  tryOutParcels: { prepare: plain((app) => whole(app, 'tryOutParcels')), leaves: [] },
  comparisonProgress: reading('comparisonProgress', zhouTao, { query: { id } }),
  exportComparison: { prepare: plain((app) => whole(app, 'exportComparison')), leaves: ['exported'] },
} as const satisfies Readonly<Record<string, Walk>>
