import { expect, test } from 'vitest'
import type { MechanismFigures } from '#core/filing/mechanism-schema.ts'
import { pagesOf } from '../../paper/reading.ts'
import { qianJin, zhouTao } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { faGai, jingWei, type Staged, stage, staged } from './stage.ts'

interface Report {
  readonly version: number
  readonly by: string
  readonly figures: MechanismFigures
  readonly findings: string
}

interface Year {
  readonly figures: MechanismFigures
  readonly versions: readonly { readonly version: number }[]
  readonly latest: Report | null
  readonly mayWrite: boolean
}

const params = { year: '2026' }
const texts = { findings: '联审答复偏慢，两家未按期。', proposals: '发起联审前预先告知。\n每周催办一次。' }

async function recognised(filing: Staged): Promise<void> {
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.toReviewed()
  const documents = ['review-table', 'evaluation-opinion', 'detailed-plan'] as const
  await filing.act(jingWei, { kind: 'report' }, { documents })
  await filing.act(jingWei, { kind: 'recognise' }, { documents: ['decision'] })
}

test('编制后数与文字一并固定：项目再有变动，旧版不变；新版接着编，先后写的不互相覆盖', async () => {
  const filing = await stage()
  const { app } = filing
  await recognised(filing)
  const before = (await answer(app, jingWei, 'mechanismYear', { params })) as Year
  expect(before).toMatchObject({ versions: [], latest: null, mayWrite: true })
  expect(before.figures).toMatchObject({ received: 1, accepted: 1, days: { decided: 1, longest: 0 } })
  await answer(app, jingWei, 'saveMechanismReport', { params, body: { base: 0, ...texts } })
  await filing.act(jingWei, { kind: 'take-measure', measure: '收回土地', cause: '申报信息不实', reason: '产值不实' })
  await staged(app, { 项目名称: '第二个项目' })
  const first = (await answer(app, qianJin, 'mechanismReport', { params: { ...params, version: '1' } })) as Report
  expect(first).toMatchObject({ version: 1, by: jingWei.name, findings: texts.findings, figures: { measures: [] } })
  const late = await call(app, zhouTao, 'saveMechanismReport', { params, body: { base: 0, ...texts } })
  expect((await problemOf(late)).code).toBe('filing-changed')
  await answer(app, zhouTao, 'saveMechanismReport', { params, body: { base: 1, ...texts } })
  const after = (await answer(app, qianJin, 'mechanismYear', { params })) as Year
  expect(after).toMatchObject({ mayWrite: false, versions: [{ version: 1 }, { version: 2 }] })
  expect(after.latest?.figures.measures).toMatchObject([{ measure: '收回土地' }])
  const table = app.service.database.write((db) => db.deleteFrom('filing_mechanism').execute())
  await expect(table).rejects.toThrow('append-only')
})

test('联审部门不见全区的后评估；没有的版本、没有到的年度说明白', async () => {
  const { app } = await stage()
  expect((await problemOf(await call(app, faGai, 'mechanismYear', { params }))).code).toBe('not-allowed')
  const missing = await call(app, zhouTao, 'mechanismReport', { params: { ...params, version: '1' } })
  expect((await problemOf(missing)).code).toBe('not-found')
  const body = { base: 0, ...texts }
  const early = await problemOf(await call(app, zhouTao, 'saveMechanismReport', { params: { year: '2027' }, body }))
  expect(early.details.reasons).toEqual(['2027 年度还没有开始。请核对年度。'])
})

test('PDF 和 xlsx 印的是固定的那一版', async () => {
  const filing = await stage()
  const { app } = filing
  await recognised(filing)
  await answer(app, jingWei, 'saveMechanismReport', { params, body: { base: 0, ...texts } })
  const file = async (format: string): Promise<Buffer> => {
    const request = { params: { ...params, version: '1' }, query: { format } }
    const response = await call(app, qianJin, 'mechanismFile', request)
    expect(response.status).toBe(200)
    return Buffer.from(await response.arrayBuffer())
  }
  const pages = pagesOf(await file('pdf')).join('')
  for (const words of ['优质项目认定后评估报告（2026年度）', '第1版', '每周催办一次。', '区发改委', '超过10'])
    expect(pages).toContain(words)
  const { read, utils } = await import('xlsx')
  const book = read(await file('xlsx'))
  expect(book.SheetNames).toContain('部门联审')
  const sheet = book.Sheets.问题和建议
  expect(sheet === undefined ? '' : JSON.stringify(utils.sheet_to_json(sheet, { header: 1 }))).toContain('两家未按期')
})
