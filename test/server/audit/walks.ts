import type { EndpointId } from '#core/api/table.ts'
import { sunLi as admin, qianJin, heAn as security, shiLi, wangFang, zhouTao } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { firmCells, ledger, parcelCells } from '../workbooks.ts'
import { accessWalks } from './access-walks.ts'
import { baseWalks } from './base-walks.ts'
import { bulkUploadWalks } from './bulk-upload-walks.ts'
import { bulkWalks } from './bulk-walks.ts'
import { checkUpSheetWalks } from './check-up-sheet-walks.ts'
import { classListWalks } from './class-list-walks.ts'
import { comparisonWalks } from './comparison-walks.ts'
import { cycleStageWalks } from './cycle-stage-walks.ts'
import { decisionOverviewWalks } from './decision-overview-walks.ts'
import { departmentWalks } from './department-walks.ts'
import { differenceWalks } from './difference-walks.ts'
import { disposalWalks } from './disposal-walks.ts'
import { disputeWalks } from './dispute-walks.ts'
import { exportWalks } from './export-walks.ts'
import { filingWalks } from './filing-walks.ts'
import { formalWalks } from './formal-walks.ts'
import { handOutWalks } from './hand-out-walks.ts'
import { letterWalks } from './letter-walks.ts'
import { progressWalks } from './progress-walks.ts'
import { publicationWalks } from './publication-walks.ts'
import { signOffWalks } from './sign-off-walks.ts'
import { standardFileWalks } from './standard-file-walks.ts'
import { standardWalks } from './standard-walks.ts'
import { surveyWalks } from './survey-walks.ts'
import { tenancyWalks } from './tenancy-walks.ts'
import { accountBatchWalks, rosterWalks, thirdPartyWalks } from './third-party-walks.ts'
import { unlockWalks } from './unlock-walks.ts'
import { plain, reading, removal, type Walk, withConflict, withDraft, withParcel } from './walk-scenes.ts'

const draft = { params: { id: '1' } }
async function upload(): Promise<FormData> {
  const body = new FormData()
  const file = await ledger({ parcels: [parcelCells()], firms: [firmCells()] })
  body.append('file', new File([Buffer.from(file)], '台账.xlsx'))
  return body
}

/** Endpoints whose walk needs an identity provider stand in a test of their own. */
export const bySingleSignOn = ['startSingleSignOn', 'finishSingleSignOn', 'bindIdentity', 'unbindIdentity'] as const
export type Walked = Exclude<EndpointId, (typeof bySingleSignOn)[number]>

/** Every endpoint and what it leaves in the log, written by hand: a new endpoint without a line does not compile. */
export const walks: Readonly<Record<Walked, Walk>> = {
  ...accessWalks,
  ...baseWalks,
  ...bulkUploadWalks,
  ...bulkWalks,
  ...comparisonWalks,
  ...unlockWalks,
  ...tenancyWalks,
  ...classListWalks,
  ...departmentWalks,
  ...differenceWalks,
  ...disputeWalks,
  ...disposalWalks,
  ...publicationWalks,
  ...cycleStageWalks,
  ...signOffWalks,
  ...standardWalks,
  ...standardFileWalks,
  ...exportWalks,
  ...filingWalks,
  ...formalWalks,
  ...handOutWalks,
  ...checkUpSheetWalks,
  ...surveyWalks,
  ...progressWalks,
  ...letterWalks,
  ...decisionOverviewWalks,
  ...thirdPartyWalks,
  ...accountBatchWalks,
  ...rosterWalks,
  health: reading('health', null),
  about: reading('about', null),
  openapi: reading('openapi', null),
  templates: reading('templates', null),
  template: reading('template', null, { params: { name: '街镇台账.xlsx' } }),
  currentSession: reading('currentSession', wangFang),
  ownSessions: reading('ownSessions', wangFang),
  allSessions: reading('allSessions', security),
  accounts: reading('accounts', admin),
  invitations: reading('invitations', wangFang, { query: { cycle } }),
  changes: reading('changes', wangFang),
  parcels: reading('parcels', wangFang, { query: { cycle } }),
  overview: reading('overview', wangFang, { query: { cycle } }),
  evaluations: reading('evaluations', wangFang),
  audit: reading('audit', qianJin),
  auditState: reading('auditState', qianJin),
  parcel: {
    prepare: withParcel((app) => call(app, wangFang, 'parcel', { params: { cycle, parcelCode: example } })),
    leaves: [],
  },
  evaluation: { prepare: withDraft((app) => call(app, zhouTao, 'evaluation', draft)), leaves: [] },
  recomputation: { prepare: withDraft((app) => call(app, zhouTao, 'recomputation', draft)), leaves: [] },
  baseMapValues: {
    prepare: withDraft((app) => call(app, zhouTao, 'baseMapValues', { params: { id: '1', indicator: 'E1' } })),
    leaves: [],
  },
  results: { prepare: withDraft((app) => call(app, zhouTao, 'results', draft)), leaves: [] },
  result: {
    prepare: withDraft((app) => call(app, zhouTao, 'result', { params: { id: '1', parcelCode: example } })),
    leaves: [],
  },

  push: { prepare: plain((app) => call(app, wangFang, 'push', { body: batchOf(exampleRows()) })), leaves: ['pushed'] },
  uploadWorkbook: {
    prepare: plain(async (app) => call(app, wangFang, 'uploadWorkbook', { body: await upload() })),
    leaves: ['uploaded'],
  },
  transition: {
    prepare: withParcel((app) =>
      call(app, wangFang, 'transition', { body: { cycle, parcelCodes: [example], to: 'submitted' } }),
    ),
    leaves: ['transition'],
  },
  exportLedger: {
    prepare: withParcel((app) => call(app, shiLi, 'exportLedger', { query: { cycle } })),
    leaves: ['exported'],
  },
  conflicts: reading('conflicts', wangFang, { query: { cycle } }),
  removals: reading('removals', wangFang, { query: { cycle } }),
  settleConflicts: {
    prepare: withConflict((app, item) => call(app, zhouTao, 'settleConflicts', { body: { items: [item] } })),
    leaves: ['conflict-settled'],
  },
  removeRows: {
    prepare: withParcel((app) => call(app, wangFang, 'removeRows', { body: removal('removed') })),
    leaves: ['row-removed'],
  },
  runEvaluation: {
    prepare: withParcel((app) => call(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })),
    leaves: ['evaluation-started', 'evaluation-ended'],
  },
  exportResults: { prepare: withDraft((app) => call(app, zhouTao, 'exportResults', draft)), leaves: ['exported'] },
  checkAudit: { prepare: plain((app) => call(app, qianJin, 'checkAudit')), leaves: ['audit-checked'] },
  exportAudit: { prepare: plain((app) => call(app, qianJin, 'exportAudit')), leaves: ['exported'] },
}
