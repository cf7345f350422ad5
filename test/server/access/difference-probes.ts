import { read, utils } from 'xlsx'
import type { EndpointId } from '#core/api/table.ts'
import { liuYang, owner, third, zhaoMin } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmRow, parcelRow } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const codes = { own: example, other: 'SJ-CD-0001' } as const
const made = new WeakMap<TestApp, Promise<void>>()

/** On each parcel a tax figure and a choice that departments give otherwise. */
function differing(app: TestApp): Promise<void> {
  const known = made.get(app) ?? differ(app)
  made.set(app, known)
  return known
}

async function differ(app: TestApp): Promise<void> {
  const taxes = [firmRow({ taxPaid: 1200 }, codes.own, owner, 1), firmRow({ taxPaid: 500 }, codes.other, third, 1)]
  await answer(app, zhaoMin, 'push', { body: batchOf(taxes) })
  const safety = Object.values(codes).map((code) => parcelRow({ houseSafety: '重大' }, code, 1))
  await answer(app, liuYang, 'push', { body: batchOf(safety) })
}

function holding(id: EndpointId, text: (response: Response) => Promise<string>): Probe {
  return async ({ app }, actor, which) => {
    await differing(app)
    return outcomeOf(await call(app, actor, id, { query: { cycle } }), async (response) =>
      (await text(response)).includes(codes[which]),
    )
  }
}

async function textOfSheet(response: Response): Promise<string> {
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const first = book.Sheets[book.SheetNames[0] ?? '']
  return first === undefined ? '' : JSON.stringify(utils.sheet_to_json(first, { header: 1 }))
}

export const differenceProbes = {
  layerDifferences: holding('layerDifferences', (response) => response.text()),
  exportLayerDifferences: holding('exportLayerDifferences', textOfSheet),
} as const satisfies Readonly<Record<string, Probe>>
