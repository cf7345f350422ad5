import type { accountBatchEndpoints } from '#core/api/account-batches.ts'
import type { rosterEndpoints } from '#core/api/roster.ts'
import type { thirdPartyEndpoints } from '#core/api/third-parties.ts'
import { accountList, accountOrder, listFile } from '../account-batches/lists.ts'
import { secondUnit, sunLi, unitOfGuQiang, wangFang, xinqiao, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { entrusted, registered } from '../third-parties/stage.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfThirdParties = keyof typeof thirdPartyEndpoints

const reason = '合同约定'
const passing = { cycle, toUscc: secondUnit, parcelCodes: null, until: '2026-12-31', reason, total: 1, unfinished: 1 }
const entry = { name: '示例测绘', contractNo: '', contactName: '陆离离', contactPhone: '13812345678', revision: 0 }
const order = { from: '2026-11-21', until: '2026-12-31', parcelCodes: [example], forms: [], layers: [], reason }

/** With an authority over the example parcel, and another unit. */
function of(id: OfThirdParties, request: (app: TestApp, authority: string) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    const authority = await entrusted(app.service, { parcelCodes: [example] })
    await registered(app.service, secondUnit)
    const asked = await request(app, authority.id)
    return () => call(app, zhouTao, id, asked)
  }
}

export const thirdPartyWalks: Readonly<Record<OfThirdParties, Walk>> = {
  thirdParties: reading('thirdParties', zhouTao),
  saveThirdParty: {
    prepare: async (app) => () => call(app, zhouTao, 'saveThirdParty', { body: { uscc: unitOfGuQiang, ...entry } }),
    leaves: ['third-party-saved'],
  },
  giveAuthority: {
    prepare: of('giveAuthority', () => ({ body: { uscc: unitOfGuQiang, ...order, towns: [xinqiao] } })),
    leaves: ['authority-given'],
  },
  endAuthority: {
    prepare: of('endAuthority', (_, id) => ({ params: { id }, body: { reason } })),
    leaves: ['authority-ended'],
  },
  authorityParcels: { prepare: of('authorityParcels', (_, id) => ({ params: { id }, query: { cycle } })), leaves: [] },
  previewHandOver: {
    prepare: of('previewHandOver', (_, id) => ({ params: { id }, body: { cycle, parcelCodes: null } })),
    leaves: [],
  },
  handOver: { prepare: of('handOver', (_, id) => ({ params: { id }, body: passing })), leaves: ['handed-over'] },
  undoHandOver: {
    prepare: of('undoHandOver', async (app, id) => {
      const made = (await answer(app, zhouTao, 'handOver', { params: { id }, body: passing })) as { id: string }
      return { params: { id: made.id }, body: { reason } }
    }),
    leaves: ['hand-over-undone'],
  },
}

const someone = [['李明', '街镇经办', '新桥镇', null, null, null]] as const
const address = 'https://checkup.example.gov.cn'

export const accountBatchWalks: Readonly<Record<keyof typeof accountBatchEndpoints, Walk>> = {
  accountListTemplate: reading('accountListTemplate', sunLi),
  previewAccounts: {
    prepare: async (app) => async () => call(app, sunLi, 'previewAccounts', { body: await accountList(someone) }),
    leaves: [],
  },
  createAccounts: {
    prepare: async (app) => async () => call(app, sunLi, 'createAccounts', await accountOrder(someone, 1)),
    leaves: ['accounts-created'],
  },
  inviteTown: {
    prepare: async (app) => {
      await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
      return () => call(app, wangFang, 'inviteTown', { body: { cycle, town: xinqiao, days: 14, address } })
    },
    leaves: ['invitation-issued'],
  },
}

const person = { section: '', duty: 'contact', name: '王芳', phone: '', account: null, from: '2026-01-01', until: null }
const rosterEntry = { id: null, revision: 0, office: xinqiao, ...person }
const newcomers = () => listFile(['单位', '岗位', '姓名'], [['新桥镇', '负责人', '新来的']])

export const rosterWalks: Readonly<Record<keyof typeof rosterEndpoints, Walk>> = {
  roster: reading('roster', wangFang),
  rosterEntry: {
    prepare: async (app) => {
      const { id } = (await answer(app, zhouTao, 'saveRosterEntry', { body: rosterEntry })) as { id: string }
      return () => call(app, wangFang, 'rosterEntry', { params: { id } })
    },
    leaves: [],
  },
  saveRosterEntry: {
    prepare: async (app) => () => call(app, zhouTao, 'saveRosterEntry', { body: rosterEntry }),
    leaves: ['roster-changed'],
  },
  exportRoster: { prepare: async (app) => () => call(app, wangFang, 'exportRoster'), leaves: ['exported'] },
  previewRoster: {
    prepare: async (app) => async () => call(app, zhouTao, 'previewRoster', { body: await newcomers() }),
    leaves: [],
  },
  importRoster: {
    prepare: async (app) => async () =>
      call(app, zhouTao, 'importRoster', { query: { changes: '1' }, body: await newcomers() }),
    leaves: ['roster-imported'],
  },
}
