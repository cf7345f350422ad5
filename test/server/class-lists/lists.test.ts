import { expect, test } from 'vitest'
import type { ClassSummary } from '#core/api/class-list-shapes.ts'
import type { ClassHistory } from '#core/api/class-lists.ts'
import { headings, one } from '../base-map/lists.ts'
import { csv, imported } from '../base-map/stage.ts'
import { chedun, shiLi, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { codes, decide, decidedIn, sheetsOf, xlsxForm } from './stage.ts'

test('奖、惩两个导向，各类宗数和面积，措施带依据；审定以前说明处在哪个阶段', async () => {
  const app = await testApp()
  const summaryOf = async (actor = zhouTao) =>
    (await answer(app, actor, 'classListSummary', { query: { cycle: '2025' } })) as ClassSummary
  expect(await summaryOf()).toMatchObject({ stage: '下发', cycles: [], decided: null })
  const early = await call(app, zhouTao, 'exportClassLists', { query: { cycle: '2025' } })
  expect((await problemOf(early)).detail).toContain('尚未审定')

  const override = { reason: '标准待区政府批复', by: '孙立', at: '2025-11-20T09:00:00+08:00' }
  const gates = [{ id: 'sample-standard', count: 1, overridden: override }] as const
  await decide(app.service, '2025', { P1: 'A', P2: 'B', P3: 'C', P4: 'D', P5: null }, { gates, towns: { P4: chedun } })
  const whole = (await summaryOf()).decided
  expect(whole?.classes).toEqual([
    ...(['A', 'B', 'C', 'D'] as const).map((of) => ({ class: of, parcels: 1, area: 10_000 })),
    { class: null, parcels: 1, area: 10_000 },
  ])
  expect(whole?.measures.map(({ class: of }) => of)).toEqual(['A', 'B', 'C', 'C', 'D'])
  expect(whole?.sentences[0]).toContain('标准待区政府批复')
  expect((await summaryOf(wangFang)).decided?.classes.map(({ class: of }) => of)).toEqual(['A', 'B', 'C', null])

  expect(codes(await decidedIn(app, { cycle: '2025', direction: 'restrain' }))).toEqual(['P3', 'P4'])
  expect(codes(await decidedIn(app, { cycle: '2025', direction: 'restrain' }, zhangWei))).toEqual(['P4'])
  expect(codes(await decidedIn(app, { cycle: '2025', class: 'A,D', q: 'p4' }))).toEqual(['P4'])
  expect((await decidedIn(app, { cycle: '2025', class: 'D' }))[0]).toMatchObject({ onList: true, moves: ['first'] })
  const sheets = await sheetsOf(await call(app, wangFang, 'exportClassLists', { query: { cycle: '2025' } }))
  expect(sheets.map(([name]) => name)).toEqual(['奖（A、B）', '惩（C、D）', '各类措施'])
  expect(sheets[0]?.[1]).toContain('标准待区政府批复')
  expect(sheets[1]?.[1]).toContain('P3')
  expect(sheets[1]?.[1]).not.toContain('P4')
})

test('与上一年比：连续两年 D、C → D、提升、下降、没有上一年；逐对宗数；分割出来的按前身', async () => {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one) })
  const before = { P1: 'D', P2: 'C', P3: 'C', P4: 'A', P5: 'B', 'SJ-XQ-0001': 'D' } as const
  await decide(app.service, '2025', before)
  const split = { request: 'request-split-1', cycle, reason: '用地调整', kind: 'split', predecessors: ['SJ-XQ-0001'] }
  const successors = [{ parcelCode: 'SJ-XQ-0101' }, { parcelCode: 'SJ-XQ-0102' }]
  await answer(app, zhouTao, 'actOnBaseParcels', { body: { ...split, successors } })
  const now = { P1: 'D', P2: 'D', P3: 'B', P4: 'B', P5: 'B', P6: 'A', 'SJ-XQ-0101': 'D', 'SJ-XQ-0102': 'C' } as const
  await decide(app.service, '2026', now, { on: '2026-11-01' })
  const of = async (move: string) => codes(await decidedIn(app, { cycle: '2026', move }))
  expect(await of('two-d')).toEqual(['P1', 'SJ-XQ-0101'])
  expect(await of('c-to-d')).toEqual(['P2'])
  expect(await of('improved')).toEqual(['P3', 'SJ-XQ-0102'])
  expect(await of('worse')).toEqual(['P2', 'P4'])
  expect(await of('same')).toEqual(['P1', 'P5', 'SJ-XQ-0101'])
  expect(await of('first')).toEqual(['P6'])
  const { decided } = (await answer(app, zhouTao, 'classListSummary', { query: { cycle: '2026' } })) as ClassSummary
  expect(decided?.steps.map(({ from, to, parcels }) => `${from}${to}${parcels}`)).toEqual([
    'AB1',
    'BB1',
    'CB1',
    'CD1',
    'DC1',
    'DD2',
  ])
  const history = (await answer(app, zhouTao, 'classHistory', {
    params: { cycle, parcelCode: 'SJ-XQ-0101' },
  })) as ClassHistory
  expect(history.forebears).toEqual(['SJ-XQ-0001'])
  expect(history.years.map(({ cycle: year, class: letter, parcelCode }) => [year, letter, parcelCode])).toEqual([
    ['2025', 'D', 'SJ-XQ-0001'],
    ['2026', 'D', 'SJ-XQ-0101'],
  ])
})

test('以往年度结果：逐行说明再写入，保留来源，接在审定年度之前；企业看自己地块的历年，看不到他人的', async () => {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await decide(app.service, '2025', { [example]: 'C' })
  const body = () =>
    xlsxForm(
      '以往结果.xlsx',
      ['地块编码', '年度', '类别', '标准', '来源'],
      [
        [example, '2024', 'D类', '2024年试行', '区政府会议'],
        [example, '2024', 'C', null, null],
        ['SJ-XQ-9999', '2024', 'B', null, null],
        [example, '2023', 'E', null, null],
      ],
    )
  const preview = await answer(app, zhouTao, 'previewEarlierClasses', { body: await body() })
  expect(preview).toMatchObject({ changes: 1, refused: 3 })
  await answer(app, zhouTao, 'importEarlierClasses', { query: { changes: '1' }, body: await body() })
  expect(codes(await decidedIn(app, { cycle: '2025', move: 'improved' }))).toEqual([example])
  const history = await historyOf(app)
  expect(history.years).toMatchObject([
    { cycle: '2024', class: 'D', from: 'imported', standard: '2024年试行', told: '以往结果.xlsx 第 2 行；区政府会议' },
    { cycle: '2025', class: 'C', from: 'decided', told: '2025-12-05' },
  ])
  const hidden = await call(app, zhangWei, 'classHistory', { params: { cycle, parcelCode: example } })
  expect((await problemOf(hidden)).code).toBe('not-found')
})

async function historyOf(app: TestApp): Promise<ClassHistory> {
  return (await answer(app, shiLi, 'classHistory', { params: { cycle, parcelCode: example } })) as ClassHistory
}
