import { expect, it } from 'vitest'
import type { PublicationDetail } from '#core/api/publications.ts'
import { openObjections } from '#server/cycle-stage/open-objections.ts'
import { stageOf } from '#server/require-stage.ts'
import { qianJin, shiLi, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import {
  actOn,
  elsewhere,
  firstResults,
  formal,
  judged,
  ofPerson,
  prepare,
  prepared,
  publicationCall,
  published,
} from './stage.ts'

const day = 86_400_000

function stageNow({ service: { database, district } }: TestApp): Promise<string> {
  return database.read((db) => stageOf(db, district.code, cycle))
}

async function linesFor(app: TestApp, actor: typeof zhouTao, number = 1, query: Record<string, string> = {}) {
  const request = { params: { number: String(number) }, query }
  return (await answer(app, actor, 'publicationLines', request)) as {
    items: { parcelCode: string; owner: string | null; verdict: string; verdictBefore: string | null }[]
    total: number
    nextCursor: string | null
  }
}

it('公示由正式评估生成，个人姓名只留姓氏，待补正的不列入，发布后进入公示阶段', async () => {
  const gates = [
    { id: 'incomplete', count: 1, overridden: { reason: '区专班同意', by: '孙立', at: '2026-11-20T09:00' } },
  ]
  const app = await judged(JSON.stringify(gates))
  const draft = await prepare(app)
  expect(draft).toMatchObject({ state: 'draft', lines: 3, leftOut: 1, maskedNames: 1, possible: ['check', 'discard'] })
  expect(draft.overrideSentences[0]).toContain('例外放行')
  expect((await linesFor(app, zhouTao)).items).toEqual([
    expect.objectContaining({ parcelCode: elsewhere, owner: '示例仓储有限公司', verdict: 'D' }),
    expect.objectContaining({ parcelCode: example, owner: '示例精密制造（上海）有限公司', verdict: 'C' }),
    expect.objectContaining({ parcelCode: ofPerson, owner: '王*', verdict: '暂不评价' }),
  ])
  expect((await call(app, wangFang, 'publication', { params: { number: '1' } })).status).toBe(404)
  expect(await stageNow(app)).toBe('评估')

  const unchecked = await problemOf(await call(app, zhouTao, 'actOnPublication', publicationCall(draft, 'publish')))
  expect(unchecked.code).toBe('publication-act-not-allowed')
  const out = await actOn(app, await actOn(app, draft, 'check'), 'publish')
  expect(out).toMatchObject({
    state: 'published',
    window: { firstDay: '2026-11-21', lastDay: '2026-11-27', daysLeft: 5 },
  })
  expect(await stageNow(app)).toBe('公示')
  expect((await linesFor(app, wangFang)).items.map(({ parcelCode }) => parcelCode)).toEqual([example, ofPerson])
  expect((await linesFor(app, shiLi)).items.map(({ parcelCode }) => parcelCode)).toEqual([example])
  expect((await linesFor(app, zhangWei)).total).toBe(1)
  const first = await linesFor(app, zhouTao, 1, { limit: '2', q: 'sj-' })
  expect(first).toMatchObject({ total: 3, items: [{}, {}] })
  expect((await linesFor(app, zhouTao, 1, { cursor: first.nextCursor ?? '' })).items).toHaveLength(1)
  expect((await linesFor(app, zhouTao, 1, { verdict: 'D' })).total).toBe(1)
  expect((await linesFor(app, zhouTao, 1, { q: '王小明' })).total).toBe(0)
})

it('公示期未满不能结束；撤回须写理由，年度退回评估；作废的草稿不留名单', async () => {
  const app = await judged()
  const out = await published(app)
  const early = await problemOf(await call(app, zhouTao, 'actOnPublication', publicationCall(out, 'close')))
  expect(early).toMatchObject({ code: 'publication-not-ready' })
  const stale = await call(app, zhouTao, 'actOnPublication', publicationCall({ ...out, revision: 1 }, 'withdraw'))
  expect((await problemOf(stale)).code).toBe('publication-changed')
  const silent = await call(app, zhouTao, 'actOnPublication', publicationCall(out, 'withdraw'))
  expect((await problemOf(silent)).code).toBe('publication-not-ready')
  app.service.clock.pass(7 * day)
  expect(await actOn(app, out, 'close')).toMatchObject({ state: 'closed', window: { phase: 'over' } })
  const { database, district } = app.service
  const over = await database.read((db) => openObjections(db, district.code, cycle, '2026-11-28'))
  expect(over).toEqual({ open: 0, toReEvaluate: 0, isPublished: true, lastDay: '2026-11-27', windowOver: true })
  expect(await answer(app, zhouTao, 'publications', { query: { cycle } })).toMatchObject({
    outstanding: { open: 0, lastDay: '2026-11-27', windowOver: true },
  })
  expect(await answer(app, wangFang, 'publications', { query: { cycle } })).toMatchObject({ outstanding: null })
  const closed = (await answer(app, zhouTao, 'publication', { params: { number: '1' } })) as PublicationDetail
  expect(await actOn(app, closed, 'withdraw', { reason: '名单有误，重新公示' })).toMatchObject({ state: 'withdrawn' })
  expect(await stageNow(app)).toBe('评估')
  const discarded = await actOn(app, await prepare(app), 'discard', { reason: '列错了栏目' })
  expect(discarded).toMatchObject({ state: 'discarded', verdicts: [], possible: [] })
})

it('同一地块不在两份公示中；只公示一个街镇，名单和经过只有本街镇的', async () => {
  const app = await judged()
  const town = await published(app, { ...prepared, townCode: xinqiao })
  expect(town).toMatchObject({ lines: 2, townCode: xinqiao })
  expect((await call(app, zhangWei, 'publication', { params: { number: '1' } })).status).toBe(404)
  const whole = await actOn(app, await prepare(app), 'check')
  const twice = await problemOf(await call(app, zhouTao, 'actOnPublication', publicationCall(whole, 'publish')))
  expect(twice).toMatchObject({ code: 'publication-not-ready', detail: expect.stringContaining('第 1 号') })
})

it('更正公示只列变动的地块，并写明原来的类别', async () => {
  const app = await judged()
  await published(app)
  const same = await call(app, zhouTao, 'preparePublication', { body: { ...prepared, corrects: 1 } })
  expect((await problemOf(same)).detail).toContain('没有变动')
  await formal(
    app,
    2,
    firstResults.map((one) => (one.code === example ? { ...one, verdict: 'B' as const } : one)),
    {
      basis: 1,
    },
  )
  const correction = await published(app, { ...prepared, corrects: 1, title: '更正公示（第1号）' })
  expect(correction).toMatchObject({ kind: 'correction', lines: 1, evaluation: 2, corrects: 1 })
  expect((await linesFor(app, zhouTao, 2)).items).toMatchObject([
    { parcelCode: example, verdict: 'B', verdictBefore: 'C' },
  ])
  const base = (await answer(app, zhouTao, 'publication', { params: { number: '1' } })) as PublicationDetail
  const built = await call(
    app,
    zhouTao,
    'actOnPublication',
    publicationCall(base, 'withdraw', { reason: '名单有误，重新公示' }),
  )
  expect((await problemOf(built)).detail).toContain('更正公示')
})

it('公示的名单被改过就不再给出文件，也不能发布', async () => {
  const app = await judged()
  const out = await published(app)
  const { database, district } = app.service
  const params = { number: String(out.number) }
  expect(await answer(app, qianJin, 'publicationIntegrity', { params })).toMatchObject({ intact: true })
  const page = await call(app, wangFang, 'publicationFile', { params, query: { as: 'html' } })
  const text = await page.text()
  expect(text).toContain('王*')
  expect(text).not.toContain(elsewhere)
  expect(text).toContain('拟定样表')
  await database.write((db) =>
    db
      .updateTable('publication_line')
      .set({ verdict: 'A' })
      .where('district', '=', district.code)
      .where('parcel_code', '=', example)
      .execute(),
  )
  expect(await answer(app, qianJin, 'publicationIntegrity', { params })).toMatchObject({ intact: false })
  const damaged = await call(app, zhouTao, 'publicationFile', { params, query: { as: 'xlsx' } })
  expect((await problemOf(damaged)).code).toBe('publication-damaged')
})

it('PDF 为 A4，表头每页重复，有页码；期限可由区专班修改并留版本', async () => {
  const app = await judged()
  const out = await published(app)
  const file = await call(app, zhouTao, 'publicationFile', {
    params: { number: String(out.number) },
    query: { as: 'pdf' },
  })
  expect(file.status).toBe(200)
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const terms = { version: 0, windowDays: 7, answerDays: 12, opinionDays: 4, reason: '区专班会议纪要' }
  expect(await answer(app, zhouTao, 'changePublicationTerms', { body: terms })).toMatchObject({
    version: 1,
    windowDays: 7,
  })
  const again = await call(app, zhouTao, 'changePublicationTerms', { body: terms })
  expect((await problemOf(again)).code).toBe('collection-rule-changed')
})
