import type { disputeEndpoints } from '#core/api/disputes.ts'
import { png } from '../attachments/files.ts'
import { owner, shiLi, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { fileBody, firmKey, Staged, taxClaim } from '../disputes/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmRow } from '../rows.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfDisputes = keyof typeof disputeEndpoints

function of(id: OfDisputes, actor: typeof shiLi, request: (app: TestApp) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
    const asked = await request(app)
    return () => call(app, actor, id, asked)
  }
}

const { value, field, form } = taxClaim

export const disputeWalks: Readonly<Record<OfDisputes, Walk>> = {
  ownDepartmentValues: reading('ownDepartmentValues', shiLi, { query: { cycle } }),
  confirmDepartmentValues: {
    prepare: of('confirmDepartmentValues', shiLi, () => ({
      body: { cycle, items: [{ form, key: firmKey, field, value }] },
    })),
    leaves: ['value-confirmed'],
  },
  openDispute: { prepare: of('openDispute', shiLi, () => ({ body: taxClaim })), leaves: ['dispute-opened'] },
  disputes: reading('disputes', wangFang, { query: { cycle } }),
  dispute: {
    prepare: of('dispute', zhouTao, async (app) => ({ params: (await Staged.raised(app)).params })),
    leaves: [],
  },
  actOnDispute: {
    prepare: of('actOnDispute', zhaoMin, async (app) => (await Staged.raised(app)).request('accept')),
    leaves: ['dispute-acted'],
  },
  attachToDispute: {
    prepare: of('attachToDispute', shiLi, async (app) => ({
      params: (await Staged.open(app)).params,
      body: fileBody(png, '证明.png'),
    })),
    leaves: ['dispute-file-added'],
  },
  disputeFile: {
    prepare: of('disputeFile', zhaoMin, async (app) => {
      const { params, detail } = await Staged.raised(app)
      return { params: { ...params, sha256: detail.evidence[0]?.sha256 ?? '' } }
    }),
    leaves: ['exported'],
  },
  disputeTerms: reading('disputeTerms', shiLi),
  changeDisputeTerms: {
    prepare: of('changeDisputeTerms', zhouTao, () => ({ body: { version: 0, answerDays: 5, reason: '年底集中' } })),
    leaves: ['dispute-terms-changed'],
  },
}
