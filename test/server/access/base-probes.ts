import { randomUUID } from 'node:crypto'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { csv, imported, StagedImport, uploadCall } from '../base-map/stage.ts'
import { chedun, xinqiao } from '../cast.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Probe = (grounds: { readonly app: TestApp }, actor: Actor | null, which: Which) => Promise<Outcome>

const codes = { own: example, other: 'SJ-CD-0001' } as const
const townOf = { own: xinqiao, other: chedun } as const
const registry = csv(['地块编码', '土地取得方式'], [codes.own, '出让'], [codes.other, '划拨'])

/** Of an app, made once: both parcels in the base, or an import that was compared and waits. */
function once<Place>(make: (app: TestApp) => Promise<Place>): (app: TestApp) => Promise<Place> {
  const places = new WeakMap<TestApp, Promise<Place>>()
  return (app) => {
    const place = places.get(app) ?? make(app)
    places.set(app, place)
    return place
  }
}

const withBase = once((app) => imported(app, { kind: 'registry', bytes: registry, coverage: 'part' }))
const waiting = once(async (app) => {
  const staged = await StagedImport.upload(app, { kind: 'registry', bytes: registry, coverage: 'part' })
  const { comparison } = await staged.compare()
  return { id: staged.id, comparison }
})

/** Asks about the import that waits: its keepers alone see it, whosever the parcels are. */
function ofImport(id: EndpointId, rest: (comparison: number) => Call = () => ({})): Probe {
  return async ({ app }, actor) => {
    const { id: name, comparison } = await waiting(app)
    return outcomeOf(await call(app, actor, id, { params: { id: name }, ...rest(comparison) }))
  }
}

function plain(id: EndpointId, request: () => Call = () => ({})): Probe {
  return async ({ app }, actor) => outcomeOf(await call(app, actor, id, request()))
}

const reason = '核对底版'

export const baseProbes = {
  baseImports: plain('baseImports'),
  startBaseImport: plain('startBaseImport', () => uploadCall({ kind: 'registry', bytes: registry })),
  baseImport: ofImport('baseImport'),
  saveBaseMapping: ofImport('saveBaseMapping', () => {
    return { body: { columns: [{ heading: '地块编码', field: 'parcelCode' }] } }
  }),
  compareBaseImport: ofImport('compareBaseImport', () => ({ body: {} })),
  baseChanges: ofImport('baseChanges'),
  baseFaults: ofImport('baseFaults'),
  baseConflicts: ofImport('baseConflicts'),
  decideBaseConflicts: ofImport('decideBaseConflicts', () => ({ body: { all: 'field', choice: 'proposed' } })),
  applyBaseImport: ofImport('applyBaseImport', (comparison) => ({ body: { comparison, undecided: 0, reason } })),
  discardBaseImport: ofImport('discardBaseImport', () => ({ body: { reason } })),
  baseReport: ofImport('baseReport'),
  baseParcels: plain('baseParcels'),
  baseParcel: async ({ app }, actor, which) => {
    await withBase(app)
    return outcomeOf(await call(app, actor, 'baseParcel', { params: { cycle, parcelCode: codes[which] } }))
  },
  actOnBaseParcels: async ({ app }, actor, which) => {
    await withBase(app)
    const body = { request: randomUUID(), kind: 'retire', cycle, predecessors: [codes[which]], reason }
    return outcomeOf(await call(app, actor, 'actOnBaseParcels', { body }))
  },
  baseEntries: plain('baseEntries'),
  noteBaseEvent: async ({ app }, actor, which) => {
    const event = { event: '股权转让', day: '2026-03-01', parcelCodes: [codes[which]], note: '市场监管局来函' }
    return outcomeOf(await call(app, actor, 'noteBaseEvent', { body: { request: randomUUID(), ...event } }))
  },
  decideBaseEntries: plain('decideBaseEntries', () => {
    return { body: { items: [{ id: 'x', revision: 1, state: 'handled' }], reason } }
  }),
  baseCodeRule: plain('baseCodeRule'),
  changeBaseCodeRule: plain('changeBaseCodeRule', () => ({ body: { template: 'SJ-拟{town}-{seq:5}', reason } })),
  baseMapIndex: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'baseMapIndex', { params: { cycle } }), async (response) =>
      (await response.text()).includes(townOf[which]),
    ),
  baseMapTown: async ({ app }, actor, which) => {
    await withBase(app)
    return outcomeOf(
      await call(app, actor, 'baseMapTown', { params: { cycle, town: townOf[which] } }),
      async (response) => (await response.text()).includes(codes[which]),
    )
  },
  baseMapValues: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'baseMapValues', { params: { id: '1', indicator: 'E1' } }), async (response) =>
      (await response.text()).includes(codes[which]),
    ),
} as const satisfies Readonly<Partial<Record<EndpointId, Probe>>>
