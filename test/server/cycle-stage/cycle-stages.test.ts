import { expect, test } from 'vitest'
import type { DecisionBody } from '#core/api/cycle-stages.ts'
import { decidedClasses } from '#server/db/decided-classes.ts'
import { sunLi, wangFang, zhouTao } from '../cast.ts'
import { answer, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { act, agreed, decision, elsewhere, evaluated, handedIn, ofCycle, stages, uploaded } from './stage.ts'

async function decided(app: TestApp) {
  return app.service.database.read((db) => decidedClasses(db, app.service.district.code, cycle, [example, elsewhere]))
}

test('没有人推动过的年度：没有地块是下发，有地块是填报，有正式评估是评估', async () => {
  const app = await testApp()
  expect(await stages(app)).toMatchObject({ stage: '下发', derived: true, last: 0, events: [] })
  const refused = await call(app, zhouTao, 'actOnCycle', {
    params: ofCycle,
    body: { act: 'start-collection', last: 0 },
  })
  expect(await refused.json()).toMatchObject({ code: 'stage-not-ready' })
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  expect(await stages(app)).toMatchObject({ stage: '填报', derived: true })
  expect(await stages(await evaluated())).toMatchObject({ stage: '评估', derived: true })
})

test('逐阶段推进：每一步留痕，未办齐的拒绝并说明；退回要有理由，审定后只有系统管理', async () => {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const { next } = await stages(app)
  expect(next.map((each) => each.act)).toEqual(['start-verification', 'step-back'])
  expect(next[0]?.obstacles).toMatchObject([{ id: 'not-filed', blocks: false }])
  expect(await act(app, { act: 'start-verification' })).toMatchObject({ stage: '核验', last: 1 })
  expect(await act(app, { act: 'start-evaluation' })).toMatchObject({ stage: '评估', last: 2 })
  const early = await call(app, zhouTao, 'actOnCycle', {
    params: ofCycle,
    body: { act: 'review-unpublished', last: 2, reason: '本区不公示' },
  })
  expect(await early.json()).toMatchObject({ code: 'stage-not-ready' })
  expect(await stages(app)).toMatchObject({ stage: '评估', last: 2 })
  const unreasoned = await call(app, zhouTao, 'actOnCycle', { params: ofCycle, body: { act: 'step-back', last: 2 } })
  expect(unreasoned.status).toBe(400)
  const stale = await call(app, zhouTao, 'actOnCycle', {
    params: ofCycle,
    body: { act: 'step-back', last: 1, reason: '漏填' },
  })
  expect(await stale.json()).toMatchObject({ code: 'stage-changed' })
  const back = await act(app, { act: 'step-back', reason: '泖港镇漏填' })
  expect(back).toMatchObject({ stage: '核验', last: 3 })
  expect(back.events[0]).toMatchObject({ name: '退回上一阶段', from: '评估', to: '核验', reason: '泖港镇漏填' })
  const asAdmin = await call(app, sunLi, 'actOnCycle', {
    params: ofCycle,
    body: { act: 'step-back', last: 3, reason: '试' },
  })
  expect(await asAdmin.json()).toMatchObject({ code: 'not-allowed' })
})

test('区专班审核带会议纪要；公示期未满或有异议未办结不能审核', async () => {
  const app = await evaluated()
  const district = app.service.district.code
  const minutes = await uploaded(app, '专班会议纪要.pdf')
  await act(app, { act: 'review-unpublished', reason: '本区不公示', documents: [minutes] })
  const { events, stage } = await stages(app)
  expect(stage).toBe('研判')
  expect(events[0]).toMatchObject({ evaluation: '1', documents: [{ name: '专班会议纪要.pdf', sha256: minutes }] })
  const file = await call(app, zhouTao, 'stageDocument', { params: { ...ofCycle, sha256: minutes } })
  expect(file.headers.get('content-disposition')).toContain('attachment')
  await act(app, { act: 'step-back', reason: '改为公示' })
  expect((await stages(app)).stage).toBe('评估')
  await app.service.database.write((db) =>
    db
      .insertInto('cycle_stage_event')
      .values({
        ...{ district, cycle, number: 3, act: 'publish', from_stage: '评估', to_stage: '公示', reason: null },
        ...{ evaluation: 1, details: '{}', at: '2026-11-21T08:00:00.000+08:00' },
        ...{ username: 'zhoutao', by_name: '周涛', role: 'district' },
      })
      .execute(),
  )
  await app.service.database.write((db) =>
    db
      .insertInto('publication')
      .values({
        ...{ district, number: 1, cycle, town_code: null, kind: 'full', corrects: null, state: 'published' },
        ...{ evaluation: 1, standard: 'REG', columns: '[]', title: '公示', note: null, override_sentences: '[]' },
        ...{ terms_version: 0, window_days: 5, first_day: '2026-11-19', last_day: '2099-12-31' },
        ...{ last_day_provisional: 0, lines: 2, left_out: 0, masked_names: 0, sha256: null, reason: null, revision: 1 },
        ...{ prepared_at: '', prepared_by: '', prepared_username: '', published_at: null, published_by: null },
        ...{ changed_at: '', changed_by: '' },
      })
      .execute(),
  )
  const review = (await stages(app)).next.find((each) => each.act === 'review')
  expect(review?.obstacles).toMatchObject([{ id: 'window-open', blocks: true, path: '/publications' }])
  const refused = await call(app, zhouTao, 'actOnCycle', { params: ofCycle, body: { act: 'review', last: 3 } })
  expect(await refused.json()).toMatchObject({ code: 'stage-not-ready' })
})

test('登记审定：写入全部地块的审定类别，研判和审定的调整都在；更正留原样；退回清空', async () => {
  const app = await handedIn()
  const early = await call(app, zhouTao, 'recordDecision', await decision(app))
  expect(await early.json()).toMatchObject({ code: 'stage-not-ready' })
  const entered = { parcelCode: elsewhere, opinion: '调整', class: 'D', reason: '市级认定长期空置' }
  const opinion = await answer(app, zhouTao, 'enterOpinion', { params: ofCycle, body: entered })
  expect(opinion).toMatchObject({ parcelCode: elsewhere, opinion: '调整', class: 'D', import: null })
  await agreed(app)
  expect(await answer(app, zhouTao, 'decision', { params: ofCycle })).toMatchObject({
    decision: null,
    expected: { parcels: 2, adjusted: 1 },
    overrides: [expect.stringContaining('例外放行')],
  })
  const first = (await answer(app, zhouTao, 'recordDecision', await decision(app))) as DecisionBody
  expect(first).toMatchObject({
    counts: { parcels: 2, D: 1, adjusted: 1 },
    evaluation: '1',
    documentName: '审定文件.pdf',
  })
  const [other, own] = await decided(app)
  expect(other).toMatchObject({
    class: 'D',
    adjustment: '研判调整：市级认定长期空置',
    evaluation: 1,
    decided_on: '2026-11-21',
  })
  expect(other?.evaluated_class).not.toBe('D')
  expect(own).toMatchObject({ adjustment: null, land_area: expect.any(Number) })
  expect(own?.class).toBe(own?.evaluated_class)
  const stranger = await call(
    app,
    zhouTao,
    'recordDecision',
    await decision(app, { reason: '更正', adjustments: [{ parcelCode: 'SJ-XX-9999', class: 'A', reason: '无' }] }),
  )
  expect(await stranger.json()).toMatchObject({ code: 'decision-refused' })
  expect((await call(app, zhouTao, 'recordDecision', await decision(app))).status).toBe(400)
  const adjustments = [{ parcelCode: elsewhere, class: 'C', reason: '批复改为观察整改' }]
  const corrected = await answer(
    app,
    zhouTao,
    'recordDecision',
    await decision(app, { adjustments, reason: '附件印错' }),
  )
  expect(corrected).toMatchObject({ reason: '附件印错', counts: { C: expect.any(Number) } })
  const { events, stage } = await stages(app)
  expect(stage).toBe('审定')
  expect(events[0]).toMatchObject({ act: 'correct-decision', reason: '附件印错' })
  expect((await decided(app))[0]).toMatchObject({ class: 'C', adjustment: '审定调整：批复改为观察整改' })
  // 街镇 learn what was decided, not which parcels of others were adjusted.
  const ofTown = await answer(app, wangFang, 'decision', { params: ofCycle })
  expect(ofTown).toMatchObject({ decision: { counts: { parcels: 2 }, adjustments: [] } })
  expect((await stages(app, wangFang)).events.flatMap(({ notes, documents }) => [...notes, ...documents])).toEqual([])
  expect(events.flatMap(({ notes }) => notes).join()).toContain(elsewhere)
  const refused = await call(app, zhouTao, 'actOnCycle', {
    params: ofCycle,
    body: { act: 'step-back-decided', last: events[0]?.number, reason: '批复收回' },
  })
  expect(await refused.json()).toMatchObject({ code: 'not-allowed' })
  expect(await act(app, { act: 'step-back-decided', reason: '批复收回' }, sunLi)).toMatchObject({ stage: '研判' })
  expect(await decided(app)).toEqual([])
  expect(app.defects).toEqual([])
})
