import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { tokenHash } from '#server/actions/token.ts'
import { sessionId } from '#server/db/sessions.ts'
import { readWorkbook } from '#workbook/read.ts'
import { chedun, guQiang, liQiang, owner, sunLi, third, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { shipped } from '../standards/stage.ts'
import { entrusted } from '../third-parties/stage.ts'
import { tokenOf } from '../token-of.ts'
import { ledger, parcelCells } from '../workbooks.ts'
import { baseProbes } from './base-probes.ts'
import { bulkProbes } from './bulk-probes.ts'
import { bulkUploadProbes } from './bulk-upload-probes.ts'
import { checkUpSheetProbes } from './check-up-sheet-probes.ts'
import { classListProbes } from './class-list-probes.ts'
import { decisionOverviewProbes } from './decision-overview-probes.ts'
import { departmentProbes } from './department-probes.ts'
import { differenceProbes } from './difference-probes.ts'
import { disposalProbes } from './disposal-probes.ts'
import { disputeProbes } from './dispute-probes.ts'
import { exportProbes } from './export-probes.ts'
import { filingProbes } from './filing-probes.ts'
import { formalProbes } from './formal-probes.ts'
import { handOutProbes } from './hand-out-probes.ts'
import { letterProbes } from './letter-probes.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { progressProbes } from './progress-probes.ts'
import { publicationProbes } from './publication-probes.ts'
import { signOffProbes } from './sign-off-probes.ts'
import { surveyProbes } from './survey-probes.ts'
import { tenancyProbes } from './tenancy-probes.ts'
import { thirdPartyProbes } from './third-party-probes.ts'

export const elsewhere = 'SJ-CD-0001'

export interface Grounds {
  readonly app: TestApp
  /** Invitations to the example parcel and to the one elsewhere. */
  readonly invitations: Readonly<Record<'own' | 'other', string>>
  /** Conflicts on the reported note of the one parcel and of the other. */
  readonly conflicts: Readonly<Record<'own' | 'other', string>>
}

/** On each parcel a note that two people gave at once. */
async function twoConflicts(app: TestApp): Promise<Grounds['conflicts']> {
  const found: string[] = []
  for (const [code, clerk] of [
    [example, wangFang],
    [elsewhere, zhangWei],
  ] as const) {
    await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ parcelName: '专班的名称' }, code, 1)]) })
    await answer(app, clerk, 'push', { body: batchOf([parcelRow({ parcelName: '街镇的名称' }, code, 1)]) })
    const { items } = (await answer(app, clerk, 'conflicts', { query: { cycle } })) as { items: { id: string }[] }
    found.push(items[0]?.id ?? '')
  }
  const [own = '', other = ''] = found
  return { own, other }
}

/** 新桥镇 and 车墩镇 with a parcel each; 顾强 has been given the first. */
export async function grounds({ evaluated = false } = {}): Promise<Grounds> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third, ownerName: '示例仓储' }), elsewhere),
    firmRow(firmFields({ firmName: '示例仓储' }), elsewhere, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  if (evaluated) await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  await tokenOf(app.service, guQiang)
  await entrusted(app.service, { parcelCodes: [example] })
  const invite = async (parcelCode: string): Promise<string> => {
    const issued = await answer(app, zhouTao, 'issueInvitation', { body: { cycle, parcelCodes: [parcelCode] } })
    return (issued as { invitation: { id: string } }).invitation.id
  }
  return {
    app,
    conflicts: await twoConflicts(app),
    invitations: { own: await invite(example), other: await invite(elsewhere) },
  }
}

/** Asks an endpoint about an object within or without the scope, and says how it went. */
export type Probe = (grounds: Grounds, actor: Actor | null, which: 'own' | 'other') => Promise<Outcome>

const codeOf = { own: example, other: elsewhere } as const
/** What the text of an answer must hold to have shown the object. */
const shown = (which: 'own' | 'other') => async (response: Response) => (await response.text()).includes(codeOf[which])

const somebody = { username: wangFang.username }
/** What is named where an object belongs to nobody's scope. */
const params: Readonly<Partial<Record<EndpointId, Readonly<Record<string, string>>>>> = {
  template: { name: '街镇台账.xlsx' },
  standard: { id: shipped },
  standardVersion: { id: shipped },
  standardDifferences: { id: shipped, other: shipped },
  deleteStandard: { id: shipped },
  standardWorkbook: { id: shipped },
  standardJsonFile: { id: shipped },
  createPasswordLink: somebody,
  endSessionsOf: somebody,
  resetSecondFactor: somebody,
  liftLockOut: somebody,
}

/** A request that names no object of a scope. */
const plain =
  (id: EndpointId): Probe =>
  async ({ app }, actor) =>
    outcomeOf(await call(app, actor, id, { query: { cycle }, params: params[id] ?? {} }))

/** A request that names an object, or whose answer holds it. */
function naming(id: EndpointId, request: (which: 'own' | 'other', grounds: Grounds) => Call | Promise<Call>): Probe {
  return async (place, actor, which) => outcomeOf(await call(place.app, actor, id, await request(which, place)))
}

function showing(id: EndpointId, request: Call): Probe {
  return async ({ app }, actor, which) => outcomeOf(await call(app, actor, id, request), shown(which))
}

async function sheetHolds(response: Response, which: 'own' | 'other'): Promise<boolean> {
  const { rows } = await readWorkbook(new Uint8Array(await response.arrayBuffer()))
  return rows.some(({ parcelCode }) => parcelCode === codeOf[which])
}

/** The text of an .xlsx that is no form of ours: its shared or inline strings, unzipped. */
async function textHolds(response: Response, which: 'own' | 'other'): Promise<boolean> {
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const first = book.Sheets[book.SheetNames[0] ?? '']
  return first !== undefined && JSON.stringify(utils.sheet_to_json(first, { header: 1 })).includes(codeOf[which])
}

/** Each row of a batch has its own outcome: refused for its place is not seeing it. */
async function rowSeen(response: Response): Promise<boolean> {
  return !(await response.text()).includes('row-outside-scope')
}

const firmOf = { own: owner, other: third } as const

/** A change every role that writes may make: the tax office its own figure, others the note. */
function change(actor: Actor | null, which: 'own' | 'other') {
  const code = codeOf[which]
  return actor?.role === 'department'
    ? firmRow({ taxPaid: 801.25 }, code, firmOf[which], 1)
    : parcelRow({ selfNote: '补充说明' }, code, 1)
}

export const probes: Readonly<Partial<Record<EndpointId, Probe>>> = {
  ...baseProbes,
  ...bulkProbes,
  ...tenancyProbes,
  ...classListProbes,
  ...bulkUploadProbes,
  ...departmentProbes,
  ...exportProbes,
  ...differenceProbes,
  ...disputeProbes,
  ...disposalProbes,
  ...publicationProbes,
  ...signOffProbes,
  ...filingProbes,
  ...formalProbes,
  ...handOutProbes,
  ...checkUpSheetProbes,
  ...surveyProbes,
  ...progressProbes,
  ...letterProbes,
  ...decisionOverviewProbes,
  ...thirdPartyProbes,
  parcel: naming('parcel', (which) => ({ params: { cycle, parcelCode: codeOf[which] } })),
  result: naming('result', (which) => ({ params: { id: '1', parcelCode: codeOf[which] } })),
  parcels: showing('parcels', { query: { cycle } }),
  changes: showing('changes', { query: { cycle } }),
  results: showing('results', { params: { id: '1' } }),
  invitations: showing('invitations', { query: { cycle } }),
  conflicts: showing('conflicts', { query: { cycle } }),
  removals: async ({ app }, actor, which) => {
    // The tenant's row is there to be seen as removed; whoever asks first finds it so.
    const key = `${cycle}/${codeOf[which]}/${firmOf[which]}`
    const rows = [{ form: 'enterprise-information', key, baseRevision: 1 }]
    await answer(app, zhouTao, 'removeRows', { body: { to: 'removed', rows, reason: '重复填报' } })
    return outcomeOf(await call(app, actor, 'removals', { query: { cycle } }), shown(which))
  },
  settleConflicts: async ({ app, conflicts }, actor, which) => {
    const items = [{ id: conflicts[which], rowRevision: 2, choice: 'theirs' }]
    return outcomeOf(await call(app, actor, 'settleConflicts', { body: { items } }), async (response) => {
      return !(await response.text()).includes('not-found')
    })
  },
  removeRows: async ({ app }, actor, which) => {
    const key = `${cycle}/${codeOf[which]}/${firmOf[which]}`
    const rows = [{ form: 'enterprise-information', key, baseRevision: 1 }]
    return outcomeOf(await call(app, actor, 'removeRows', { body: { to: 'present', rows, reason: '删错了' } }), rowSeen)
  },
  overview: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'overview', { query: { cycle } }), async (response) =>
      (await response.text()).includes(which === 'own' ? '新桥镇' : '车墩镇'),
    ),
  evaluation: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'evaluation', { params: { id: '1' } }), async (response) =>
      (await response.text()).includes(which === 'own' ? '310117105000' : chedun),
    ),
  recomputation: async ({ app }, actor) =>
    outcomeOf(await call(app, actor, 'recomputation', { params: { id: '1' } }), async (response) =>
      (await response.text()).includes('"isSame":true'),
    ),
  exportLedger: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'exportLedger', { query: { cycle } }), (response) => sheetHolds(response, which)),
  exportResults: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'exportResults', { params: { id: '1' } }), (response) =>
      textHolds(response, which),
    ),
  push: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'push', { body: batchOf([change(actor, which)]) }), rowSeen),
  uploadWorkbook: async ({ app }, actor, which) => {
    const form = new FormData()
    const townCode = which === 'own' ? '新桥镇' : '车墩镇'
    const parcels = [parcelCells({ townCode, selfNote: '补充说明' }, codeOf[which])]
    form.set('file', new Blob([new Uint8Array(await ledger({ parcels, firms: [] }))]), '台账.xlsx')
    return outcomeOf(await call(app, actor, 'uploadWorkbook', { body: form }), rowSeen)
  },
  transition: async ({ app }, actor, which) =>
    outcomeOf(
      await call(app, actor, 'transition', { body: { cycle, parcelCodes: [codeOf[which]], to: 'submitted' } }),
      rowSeen,
    ),
  issueInvitation: naming('issueInvitation', (which) => ({ body: { cycle, parcelCodes: [codeOf[which]] } })),
  issueInvitations: async ({ app }, actor, which) =>
    outcomeOf(
      await call(app, actor, 'issueInvitations', { body: { cycle, parcelCodes: [codeOf[which]] } }),
      (response) => textHolds(response, which),
    ),
  revokeInvitation: naming('revokeInvitation', (which, { invitations }) => ({ params: { id: invitations[which] } })),
  endSession: async ({ app }, actor, which) => {
    const whose = which === 'own' && actor !== null ? actor : actor?.username === sunLi.username ? liQiang : sunLi
    const id = sessionId(tokenHash(await tokenOf(app.service, whose)))
    return outcomeOf(await call(app, actor, 'endSession', { params: { id } }))
  },
}

export function probeOf(id: EndpointId): Probe {
  return probes[id] ?? plain(id)
}
