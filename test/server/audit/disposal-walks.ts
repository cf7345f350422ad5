import type { disposalEndpoints } from '#core/api/disposal.ts'
import type { DisposalDetail, DisposalSheetDetail } from '#core/api/disposal-shapes.ts'
import type { Actor } from '#server/actions/actor.ts'
import { png } from '../attachments/files.ts'
import { qianJin, wangFang, zhouTao } from '../cast.ts'
import { decideBoth, fileOf, pushBoth, StagedPlan } from '../disposal/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { example } from '../rows.ts'
import { reading, type Walk } from './walk-scenes.ts'

type OfDisposal = keyof typeof disposalEndpoints

/** Asked when both parcels are on the list. */
function listed(id: OfDisposal, actor: Actor, request: (app: TestApp) => Promise<Call> | Call): Walk['prepare'] {
  return async (app) => {
    await pushBoth(app)
    await decideBoth(app)
    const asked = await request(app)
    return () => call(app, actor, id, asked)
  }
}

/** Asked about the plan of the example parcel. */
function about(id: OfDisposal, actor: Actor, request: (plan: StagedPlan) => Promise<Call> | Call): Walk['prepare'] {
  return listed(id, actor, async (app) => request(await StagedPlan.drafted(app)))
}

async function conflicting(plan: StagedPlan): Promise<Call> {
  const { revision } = plan.detail
  await plan.save(wangFang, { planNote: '街镇的' })
  await plan.save(zhouTao, { planNote: '专班的' }, revision)
  return { params: plan.params, body: { number: plan.detail.openConflicts[0]?.number, choice: 'theirs' } }
}

async function handedOut(app: TestApp): Promise<FormData> {
  const response = await call(app, wangFang, 'disposalSheet')
  return fileOf(new Uint8Array(await response.arrayBuffer()), '处置方案表.xlsx')
}

const yearly = {
  year: 2027,
  origin: 'own',
  source: '区专班2027年度计划',
  lines: [{ townCode: null, path: '减量', area: 20_000, parcels: 3 }],
}

export const disposalWalks: Readonly<Record<OfDisposal, Walk>> = {
  disposalPlans: reading('disposalPlans', wangFang),
  disposalCandidates: reading('disposalCandidates', wangFang),
  openDisposalPlans: {
    prepare: listed('openDisposalPlans', wangFang, () => ({ body: { parcelCodes: [example] } })),
    leaves: ['disposal-opened'],
  },
  disposalPlan: { prepare: about('disposalPlan', qianJin, ({ params }) => ({ params })), leaves: [] },
  saveDisposalPlan: {
    prepare: about('saveDisposalPlan', wangFang, ({ params, detail: { revision } }) => ({
      params,
      body: { revision, changes: { planNote: '补充' } },
    })),
    leaves: ['disposal-saved'],
  },
  settleDisposalConflict: {
    prepare: about('settleDisposalConflict', wangFang, conflicting),
    leaves: ['disposal-settled'],
  },
  actOnDisposalPlan: {
    prepare: about('actOnDisposalPlan', wangFang, (plan) => plan.request('submit')),
    leaves: ['disposal-acted'],
  },
  attachToDisposalPlan: {
    prepare: about('attachToDisposalPlan', wangFang, ({ params }) => ({ params, body: fileOf(png, '现场.png') })),
    leaves: ['disposal-file-added'],
  },
  disposalPlanFile: {
    prepare: about('disposalPlanFile', zhouTao, async ({ app, params }) => {
      const sent = { params, body: fileOf(png, '现场.png') }
      const { files } = (await answer(app, wangFang, 'attachToDisposalPlan', sent)) as DisposalDetail
      return { params: { ...params, sha256: files[0]?.sha256 ?? '' } }
    }),
    leaves: ['exported'],
  },
  disposalSheet: { prepare: about('disposalSheet', wangFang, () => ({})), leaves: ['disposal-sheet-made'] },
  uploadDisposalSheet: {
    prepare: about('uploadDisposalSheet', wangFang, async ({ app }) => ({ body: await handedOut(app) })),
    leaves: ['disposal-sheet-read'],
  },
  disposalSheets: reading('disposalSheets', wangFang),
  disposalSheetReport: {
    prepare: about('disposalSheetReport', wangFang, async ({ app }) => {
      const sent = { body: await handedOut(app) }
      const { id } = (await answer(app, wangFang, 'uploadDisposalSheet', sent)) as DisposalSheetDetail
      return { params: { id } }
    }),
    leaves: [],
  },
  disposalProgress: reading('disposalProgress', wangFang),
  yearlyDisposalPlans: reading('yearlyDisposalPlans', wangFang),
  addYearlyDisposalPlan: {
    prepare: async (app) => () => call(app, zhouTao, 'addYearlyDisposalPlan', { body: yearly }),
    leaves: ['disposal-yearly-added'],
  },
  removeYearlyDisposalPlan: {
    prepare: async (app) => {
      const { id } = (await answer(app, zhouTao, 'addYearlyDisposalPlan', { body: yearly })) as { id: string }
      const body = { reason: '重复登记' }
      return () => call(app, zhouTao, 'removeYearlyDisposalPlan', { params: { id }, body })
    },
    leaves: ['disposal-yearly-removed'],
  },
  exportDisposalPlans: { prepare: about('exportDisposalPlans', wangFang, () => ({})), leaves: ['exported'] },
  exportSoeDisposal: { prepare: about('exportSoeDisposal', zhouTao, () => ({})), leaves: ['exported'] },
}
