import type { baseMapEndpoints } from '#core/api/base-map.ts'
import type { baseParcelEndpoints } from '#core/api/base-parcels.ts'
import type { districtMapEndpoints } from '#core/api/district-map.ts'
import type { EndpointId } from '#core/api/table.ts'
import { csv, imported, StagedImport, uploadCall } from '../base-map/stage.ts'
import { xinqiao, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { plain, type Walk } from './walk-scenes.ts'

/** Values of an evaluation need one to be run: walks.ts has that walk. */
type OfMap = Exclude<keyof typeof districtMapEndpoints, 'baseMapValues'>
type OfBase = keyof typeof baseMapEndpoints | keyof typeof baseParcelEndpoints | OfMap

const code = 'SJ-XQ-0801'
const file = {
  kind: 'registry',
  bytes: csv(['地块编码', '所属街镇', '宗地面积'], [code, '新桥镇', 9000]),
} as const
const survey = { kind: 'land-use', bytes: csv(['地块编码', '图斑面积'], [code, 8000]) } as const
const reason = '核对底版'

function of(id: EndpointId, request: Call = {}): Walk['prepare'] {
  return plain((app) => call(app, zhouTao, id, request))
}

/** An import that was compared; of a survey that contradicts what is there. */
function ofImport(id: OfBase, rest: (comparison: number) => Call = () => ({})): Walk['prepare'] {
  return async (app: TestApp) => {
    await imported(app, file)
    const staged = await StagedImport.upload(app, survey)
    const { comparison } = await staged.compare()
    return () => call(app, zhouTao, id, { params: { id: staged.id }, ...rest(comparison) })
  }
}

function withParcel(id: OfBase, request: () => Call): Walk['prepare'] {
  return async (app: TestApp) => {
    await imported(app, file)
    return () => call(app, zhouTao, id, request())
  }
}

const event = { event: '拆除', day: '2026-03-01', note: '厂房已拆除' }

export const baseWalks: Readonly<Record<OfBase, Walk>> = {
  baseImports: { prepare: of('baseImports'), leaves: [] },
  startBaseImport: {
    prepare: plain((app) => call(app, zhouTao, 'startBaseImport', uploadCall(file))),
    leaves: ['base-uploaded'],
  },
  baseImport: { prepare: ofImport('baseImport'), leaves: [] },
  saveBaseMapping: {
    prepare: ofImport('saveBaseMapping', () => {
      return { body: { columns: [{ heading: '地块编码', field: 'parcelCode' }] } }
    }),
    leaves: ['base-mapped'],
  },
  compareBaseImport: { prepare: ofImport('compareBaseImport', () => ({ body: {} })), leaves: ['base-compared'] },
  baseChanges: { prepare: ofImport('baseChanges'), leaves: [] },
  baseFaults: { prepare: ofImport('baseFaults'), leaves: [] },
  baseConflicts: { prepare: ofImport('baseConflicts'), leaves: [] },
  decideBaseConflicts: {
    prepare: ofImport('decideBaseConflicts', () => ({ body: { all: 'field', choice: 'proposed' } })),
    leaves: ['base-decided'],
  },
  applyBaseImport: {
    prepare: ofImport('applyBaseImport', (comparison) => ({ body: { comparison, undecided: 0, reason } })),
    leaves: ['base-applied'],
  },
  discardBaseImport: {
    prepare: ofImport('discardBaseImport', () => ({ body: { reason } })),
    leaves: ['base-discarded'],
  },
  baseReport: { prepare: ofImport('baseReport'), leaves: ['exported'] },
  baseParcels: { prepare: of('baseParcels'), leaves: [] },
  baseParcel: { prepare: withParcel('baseParcel', () => ({ params: { cycle, parcelCode: code } })), leaves: [] },
  actOnBaseParcels: {
    prepare: withParcel('actOnBaseParcels', () => {
      return { body: { request: 'request-1', kind: 'retire', cycle, predecessors: [code], reason } }
    }),
    leaves: ['base-acted'],
  },
  baseEntries: { prepare: of('baseEntries'), leaves: [] },
  noteBaseEvent: {
    prepare: withParcel('noteBaseEvent', () => ({ body: { request: 'request-2', ...event, parcelCodes: [code] } })),
    leaves: ['base-entry-noted'],
  },
  decideBaseEntries: {
    prepare: async (app) => {
      const noted = { request: 'request-3', ...event, parcelCodes: [] }
      const { id, revision } = (await answer(app, zhouTao, 'noteBaseEvent', { body: noted })) as {
        id: string
        revision: number
      }
      const body = { items: [{ id, revision, state: 'no-effect' }], reason }
      return () => call(app, zhouTao, 'decideBaseEntries', { body })
    },
    leaves: ['base-entry-decided'],
  },
  baseCodeRule: { prepare: of('baseCodeRule'), leaves: [] },
  changeBaseCodeRule: {
    prepare: of('changeBaseCodeRule', { body: { template: 'SJ-拟{town}-{seq:5}', reason } }),
    leaves: ['base-code-rule-changed'],
  },
  baseMapIndex: { prepare: of('baseMapIndex', { params: { cycle } }), leaves: [] },
  baseMapTown: { prepare: of('baseMapTown', { params: { cycle, town: xinqiao } }), leaves: [] },
}
