import { randomUUID } from 'node:crypto'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { shiLi, sunLi, zhouTao } from '../cast.ts'
import { extension } from '../filing/policy.ts'
import { application, formVersion, jingWei, type Staged, staged } from '../filing/stage.ts'
import { call, type TestApp } from '../http/test-app.ts'
import { type Prepare, plain, reading, type Walk } from './walk-scenes.ts'

function withFiling(ask: (app: TestApp, filing: Staged) => Promise<Response>): Prepare {
  return async (app) => {
    const filing = await staged(app)
    return () => ask(app, filing)
  }
}

/** With its 项目信息表 issued. */
function withSheet(ask: (app: TestApp, filing: Staged) => Promise<Response>): Prepare {
  return async (app) => {
    const filing = await staged(app)
    await filing.toAssessed('inside-kept')
    await filing.act(jingWei, { kind: 'issue-sheet' })
    return () => ask(app, filing)
  }
}

function written(app: TestApp): Promise<Response> {
  const body = { base: 0, findings: '联审答复偏慢', proposals: '提前通知联审部门' }
  return call(app, zhouTao, 'saveMechanismReport', { params: { year: '2026' }, body })
}

function pdfForm(): FormData {
  const body = new FormData()
  body.set('file', new Blob(['%PDF-1.7\n%%EOF\n']), '权证.pdf')
  return body
}

const year2026 = shippedCalendar.years.find(({ year }) => year === 2026)

export const filingWalks = {
  filings: reading('filings', shiLi),
  filingSummaries: reading('filingSummaries', zhouTao),
  filingRules: reading('filingRules', shiLi),
  readCalendarNotice: reading('readCalendarNotice', sunLi, {
    body: { text: '国务院办公厅关于2027年部分节假日安排的通知' },
  }),
  policies: reading('policies', shiLi),
  filing: { prepare: withFiling((app, { id }) => call(app, shiLi, 'filing', { params: { id } })), leaves: [] },
  createFiling: {
    prepare: plain((app) =>
      call(app, shiLi, 'createFiling', { body: { request: randomUUID(), formVersion, cells: application() } }),
    ),
    leaves: ['filing-created'],
  },
  declareFiling: {
    prepare: withFiling((app, { id }) =>
      call(app, shiLi, 'declareFiling', {
        params: { id },
        body: { formVersion, baseRevision: 1, fields: { mainPollutants: '有机废气' } },
      }),
    ),
    leaves: ['filing-declared'],
  },
  actOnFiling: {
    prepare: withFiling((app, { id }) =>
      call(app, shiLi, 'actOnFiling', {
        params: { id },
        body: { request: randomUUID(), version: 1, act: { kind: 'withdraw', reason: '方案调整' } },
      }),
    ),
    leaves: ['filing-acted'],
  },
  uploadFilingDocument: {
    prepare: withFiling((app, { id }) =>
      call(app, shiLi, 'uploadFilingDocument', { params: { id }, query: { kind: 'title' }, body: pdfForm() }),
    ),
    leaves: ['filing-uploaded'],
  },
  filingDocument: {
    prepare: async (app) => {
      const filing = await staged(app)
      const { sha256 } = await filing.upload(shiLi, 'title')
      return () => call(app, shiLi, 'filingDocument', { params: { id: filing.id, sha256 } })
    },
    leaves: ['exported'],
  },
  filingSheet: {
    prepare: withSheet((app, { id }) =>
      call(app, shiLi, 'filingSheet', { params: { id, version: '1' }, query: { format: 'pdf' } }),
    ),
    leaves: ['exported'],
  },
  filingReviewTable: {
    prepare: withFiling((app, { id }) =>
      call(app, shiLi, 'filingReviewTable', { params: { id }, query: { format: 'xlsx' } }),
    ),
    leaves: ['exported'],
  },
  filingHandover: {
    prepare: withFiling((app, { id }) => call(app, zhouTao, 'filingHandover', { params: { id } })),
    leaves: ['exported'],
  },
  exportFilings: { prepare: plain((app) => call(app, zhouTao, 'exportFilings')), leaves: ['exported'] },
  applyCalendarYear: {
    prepare: plain((app) => call(app, zhouTao, 'applyCalendarYear', { body: { year: year2026, replace: true } })),
    leaves: ['filing-rule-changed'],
  },
  changeClockRule: {
    prepare: plain((app) =>
      call(app, sunLi, 'changeClockRule', { body: { rule: defaultClockRule, reason: '重新确认' } }),
    ),
    leaves: ['filing-rule-changed'],
  },
  changeChecklist: {
    prepare: plain((app) =>
      call(app, zhouTao, 'changeChecklist', {
        body: { checklist: { ...exampleChecklist, version: '松江-2026.1' }, reason: '录入本区清单' },
      }),
    ),
    leaves: ['filing-rule-changed'],
  },
  mechanismYear: reading('mechanismYear', zhouTao, { params: { year: '2026' } }),
  saveMechanismReport: { prepare: plain((app) => written(app)), leaves: ['mechanism-reported'] },
  mechanismReport: {
    prepare: async (app) => {
      await written(app)
      return () => call(app, zhouTao, 'mechanismReport', { params: { year: '2026', version: '1' } })
    },
    leaves: [],
  },
  mechanismFile: {
    prepare: async (app) => {
      await written(app)
      const request = { params: { year: '2026', version: '1' }, query: { format: 'xlsx' } }
      return () => call(app, zhouTao, 'mechanismFile', request)
    },
    leaves: ['exported'],
  },
  savePolicy: {
    prepare: plain((app) =>
      call(app, zhouTao, 'savePolicy', { body: { document: extension, base: null, reason: '延续' } }),
    ),
    leaves: ['filing-rule-changed'],
  },
} as const satisfies Readonly<Record<string, Walk>>
