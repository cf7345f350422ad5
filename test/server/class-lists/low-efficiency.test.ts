import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ActPreview, ListActBody } from '#core/api/class-list-shapes.ts'
import { countsOfList, entriesOfList, lowEfficiencyOn } from '#server/class-lists/low-efficiency.ts'
import { headings, one, two } from '../base-map/lists.ts'
import { csv, imported } from '../base-map/stage.ts'
import { chedun, qianJin, wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { codes, decide, decideList, decision, listed } from './stage.ts'

async function undo(app: TestApp, { id }: ListActBody) {
  return call(app, zhouTao, 'undoClassListAct', { params: { id }, body: { reason: '决定写错了' } })
}

test('审定的 D 类自动在清单上；更正为 C 的退出，更正的决定再写一次不重复；再审定为 D 的又列入', async () => {
  const app = await testApp()
  await decide(app.service, '2025', { P1: 'A', P2: 'D', P3: 'D', P4: null })
  expect(
    (await listed(app)).map(({ parcelCode, origin, cycle: of, from }) => [parcelCode, origin, of, from.on]),
  ).toEqual([
    ['P2', 'decided', '2025', '2025-12-05'],
    ['P3', 'decided', '2025', '2025-12-05'],
  ])
  await decide(app.service, '2025', { P1: 'A', P2: 'C', P3: 'D', P4: null }, { on: '2026-01-10' })
  await decide(app.service, '2025', { P1: 'A', P2: 'C', P3: 'D', P4: null }, { on: '2026-01-10' })
  expect(codes(await listed(app))).toEqual(['P3'])
  const before = await listed(app, { day: '2025-12-31' })
  expect(before.map(({ parcelCode, until }) => [parcelCode, until?.end ?? null, until?.on ?? null])).toEqual([
    ['P2', 'corrected', '2026-01-10'],
    ['P3', null, null],
  ])
  await decide(app.service, '2026', { P1: 'D', P2: 'D', P3: 'B' }, { on: '2026-11-01' })
  // A better class takes nothing off the list: that is decided.
  expect(codes(await listed(app))).toEqual(['P1', 'P2', 'P3'])
})

test('专班决定列入 C 类：预览说明为什么不办；决定带理由、纪要；同一编号再发不重办；撤销后恢复原样', async () => {
  const app = await testApp()
  await decide(app.service, '2025', { P1: 'A', P2: 'C', P3: 'D', P4: 'C' })
  const order = {
    kind: 'take-in',
    ground: 'c-decision',
    cycle: '2025',
    chosen: { parcelCodes: ['P1', 'P2', 'P3', 'P4', 'P9'] },
  }
  const preview = (await answer(app, zhouTao, 'previewListAct', { body: order })) as ActPreview
  expect(preview).toMatchObject({ total: 5, ready: 2, readyArea: 20_000, samples: ['P2', 'P4'] })
  expect(preview.hindered.map(({ why, samples }) => [why, samples])).toEqual([
    ['not-c', ['P1', 'P3']],
    ['not-decided', ['P9']],
  ])
  const stale = await call(app, zhouTao, 'recordListAct', {
    body: { id: randomUUID(), ...decision, ...order, ready: 3 },
  })
  expect((await problemOf(stale)).detail).toContain('与预览时的 3 宗不同')
  const late = { id: randomUUID(), ...decision, ...order, ready: 2, decidedOn: '2099-01-01' }
  expect((await problemOf(await call(app, zhouTao, 'recordListAct', { body: late }))).detail).toContain('还没有到')

  const body = { id: randomUUID(), ...decision, ...order, ready: 2 }
  const done = (await answer(app, zhouTao, 'recordListAct', { body })) as ListActBody
  expect(await answer(app, zhouTao, 'recordListAct', { body })).toEqual(done)
  const other = await call(app, zhouTao, 'recordListAct', { body: { ...body, reason: '换一个理由' } })
  expect((await problemOf(other)).code).toBe('batch-id-reused')
  const lines = await listed(app)
  expect(codes(lines)).toEqual(['P2', 'P3', 'P4'])
  expect(lines[0]?.from).toEqual({
    act: done.id,
    on: decision.decidedOn,
    reason: decision.reason,
    minutes: decision.minutes,
    by: '周涛',
  })

  const off = await decideList(
    app,
    { kind: 'take-off', ground: 'disposed', chosen: { parcelCodes: ['P2', 'P3'] } },
    { decidedOn: '2026-05-01' },
  )
  expect(codes(await listed(app))).toEqual(['P4'])
  expect((await problemOf(await undo(app, done))).detail).toContain('其后又办过 1 宗（P2）')
  expect((await undo(app, off)).status).toBe(200)
  expect((await undo(app, done)).status).toBe(200)
  expect(codes(await listed(app))).toEqual(['P3'])
  expect((await problemOf(await undo(app, done))).detail).toContain('已经撤销')
})

test('按筛选列入 C 类；某一天的清单；按街镇、原因筛选；各看各的街镇', async () => {
  const app = await testApp()
  const towns = { P4: chedun, P5: chedun }
  await decide(app.service, '2025', { P1: 'C', P2: 'D', P4: 'C', P5: 'D' }, { towns })
  await decideList(app, { kind: 'take-in', ground: 'c-decision', cycle: '2025', chosen: { filter: { town: chedun } } })
  expect(codes(await listed(app))).toEqual(['P2', 'P4', 'P5'])
  expect(codes(await listed(app, { day: '2026-03-01' }))).toEqual(['P2', 'P5'])
  expect(codes(await listed(app, { town: chedun, origin: 'c-decision' }))).toEqual(['P4'])
  expect(codes(await listed(app, {}, wangFang))).toEqual(['P2'])
  expect(codes(await listed(app, { town: chedun }, wangFang))).toEqual([])
  const page = (await answer(app, qianJin, 'lowEfficiencyList', { query: { limit: '2' } })) as { nextCursor: string }
  expect(page).toMatchObject({ total: 3, area: 30_000 })
  expect(codes(await listed(app, { cursor: page.nextCursor, limit: '2' }))).toEqual(['P5'])
  const { district, database } = app.service
  await database.read(async (db) => {
    const found = await lowEfficiencyOn(db, district.code, ['P1', 'P4'])
    expect([...found].map(([code, { origin, class: of }]) => [code, origin, of])).toEqual([['P4', 'c-decision', 'C']])
    expect(codes(await entriesOfList(db, district.code, { towns: [chedun] }, 'P4', 10))).toEqual(['P5'])
    expect(await countsOfList(db, district.code, { origins: ['decided'] })).toEqual([
      { townCode: chedun, origin: 'decided', parcels: 1, area: 10_000 },
      { townCode: '310117105000', origin: 'decided', parcels: 1, area: 10_000 },
    ])
  })
})

test('汇入的清单列入时保留来源；分割的地块由新地块接着在清单上，两次评估之间可另列入', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  await imported(app, {
    kind: 'low-efficiency',
    name: '低效清单2024.csv',
    bytes: csv(['年度', '地块编码', '低效类型', '认定依据'], [2024, 'SJ-XQ-0001', '未投产', '专项行动']),
  })
  expect(await answer(app, zhouTao, 'lowEfficiencyList')).toMatchObject({ total: 0, waiting: 1 })
  await decideList(app, { kind: 'take-in', ground: 'imported', chosen: { imported: true } })
  const [taken] = await listed(app)
  expect(taken).toMatchObject({ parcelCode: 'SJ-XQ-0001', origin: 'imported', landArea: 13333.33 })
  expect(taken?.source).toBe('低效清单2024.csv 第 2 行；年度 2024；低效类型 未投产；认定依据 专项行动')
  await decideList(app, { kind: 'take-in', ground: 'between', chosen: { parcelCodes: ['SJ-XQ-0002', 'SJ-XQ-0001'] } })
  const successors = [{ parcelCode: 'SJ-XQ-0101', landArea: 8000 }, { parcelCode: 'SJ-XQ-0102' }]
  const split = {
    request: 'request-split-1',
    cycle,
    reason: '用地调整',
    kind: 'split',
    predecessors: ['SJ-XQ-0001'],
    successors,
  }
  await answer(app, zhouTao, 'actOnBaseParcels', { body: split })
  const after = await listed(app)
  expect(
    after.map(({ parcelCode, origin, predecessors, source }) => [parcelCode, origin, predecessors, source === null]),
  ).toEqual([
    ['SJ-XQ-0002', 'between', [], true],
    ['SJ-XQ-0101', 'succession', ['SJ-XQ-0001'], false],
    ['SJ-XQ-0102', 'succession', ['SJ-XQ-0001'], false],
  ])
})
