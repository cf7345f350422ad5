import { expect, test } from 'vitest'
import type { CalendarYear } from '#core/calendar/calendar.ts'
import { withYear } from '#core/calendar/merge.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { adoptCalendar } from '#server/filing/adopt-calendar.ts'
import { shiLi, sunLi, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp } from '../http/test-app.ts'
import { jingWei, type Staged, stage, staged } from './stage.ts'

const day = 86_400_000

interface Board {
  readonly items: readonly { readonly number: string; readonly clock: Record<string, unknown> }[]
  readonly near: number
  readonly overdue: number
  readonly total: number
}

async function board(app: TestApp, query: Record<string, string> = {}): Promise<Board> {
  return (await answer(app, zhouTao, 'filings', { query })) as Board
}

async function accepted(filing: Staged): Promise<void> {
  await filing.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract'] })
  await filing.act(jingWei, { kind: 'accept' })
}

// The clock of the tests begins on Saturday, 2026-11-21: Monday 11-23 is the first working day.
test('退回补正时钟停，重新提交后续计；第 7 个工作日起为临近，过第 10 个为逾期', async () => {
  const filing = await stage()
  const { app } = filing
  await accepted(filing)
  app.service.clock.pass(3 * day)
  // Tuesday 11-24: two days used.
  await filing.act(jingWei, { kind: 'return', reason: '四至范围有误', items: ['四至范围矢量图'] })
  app.service.clock.pass(3 * day)
  expect((await board(app)).items[0]?.clock).toMatchObject({ phase: 'paused', daysUsed: 2, daysLeft: 8 })
  // Friday 11-27: the day of coming back does not count, Monday 11-30 is the third.
  await filing.act(shiLi, { kind: 'resubmit' })
  app.service.clock.pass(3 * day)
  expect((await board(app)).items[0]?.clock).toMatchObject({
    phase: 'running',
    daysUsed: 3,
    deadline: { date: '2026-12-09', provisional: false },
  })
  app.service.clock.pass(3 * day)
  // Thursday 12-03 is the sixth, Friday 12-04 the seventh.
  expect(await board(app)).toMatchObject({ near: 0, overdue: 0 })
  app.service.clock.pass(day)
  expect(await board(app, { due: 'near' })).toMatchObject({ near: 1, overdue: 0, total: 1 })
  app.service.clock.pass(5 * day)
  expect((await board(app)).items[0]?.clock).toMatchObject({ daysUsed: 10, level: 'nearest' })
  app.service.clock.pass(day)
  expect(await board(app, { due: 'overdue' })).toMatchObject({ near: 0, overdue: 1, total: 1 })
  expect((await filing.refused(shiLi, { kind: 'explain-overrun', reason: '等待规划意见' })).code).toBe(
    'filing-act-not-yours',
  )
  await filing.read(jingWei)
  await filing.act(jingWei, { kind: 'explain-overrun', reason: '等待规划意见' })
})

/** Made up: the notice of 2027 is not out. */
const year2027: CalendarYear = {
  year: 2027,
  notices: [
    { title: '国务院办公厅关于2027年部分节假日安排的通知', number: '国办发明电〔2026〕99号', date: '2026-11-24' },
  ],
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: ['2027-01-09'] },
    { name: '春节', from: '2027-02-05', to: '2027-02-11', makeUp: ['2027-02-14'] },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05', makeUp: [] },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05', makeUp: ['2027-05-08'] },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09', makeUp: [] },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15', makeUp: [] },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07', makeUp: [] },
  ],
}

test('采用新一年的放假安排：暂定的时限重算，旧时限留在记录里；再次采用须说明是替换', async () => {
  const filing = await stage()
  const { app } = filing
  app.service.clock.pass(37 * day)
  // Monday 2026-12-28.
  await accepted(filing)
  expect((await board(app)).items[0]?.clock).toMatchObject({ deadline: { date: '2027-01-12', provisional: true } })
  const applied = (await answer(app, sunLi, 'applyCalendarYear', { body: { year: year2027, replace: false } })) as {
    moved: unknown[]
  }
  const before = { date: '2027-01-12', provisional: true }
  const after = { date: '2027-01-11', provisional: false }
  expect(applied.moved).toMatchObject([{ number: '松优-2026-001', before, after }])
  await filing.read(jingWei)
  expect(filing.detail.events.at(-1)).toMatchObject({
    kind: 'recompute-deadline',
    role: 'system',
    before,
    after,
    cause: expect.stringContaining('国办发明电〔2026〕99号'),
  })
  expect((await board(app)).items[0]?.clock).toMatchObject({ deadline: after })
  const again = await problemOf(
    await call(app, sunLi, 'applyCalendarYear', { body: { year: year2027, replace: false } }),
  )
  expect(again.code).toBe('calendar-refused')
  const wrong = { ...year2027, holidays: [{ name: '元旦', from: '2027-01-03', to: '2027-01-01', makeUp: [] }] }
  const refused = await problemOf(await call(app, sunLi, 'applyCalendarYear', { body: { year: wrong, replace: true } }))
  expect(refused.details.faults).toEqual([expect.stringContaining('起止')])
})

test('粘贴通知：先看会变动的日子和时限，什么也不改', async () => {
  const filing = await stage()
  const { app } = filing
  app.service.clock.pass(37 * day)
  await accepted(filing)
  const text = `国务院办公厅关于2027年部分节假日安排的通知
    一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。`
  const reading = (await answer(app, zhouTao, 'readCalendarNotice', { body: { text } })) as Record<string, unknown[]>
  expect(reading.year).toMatchObject({ year: 2027, holidays: [{ name: '元旦', makeUp: ['2027-01-09'] }] })
  expect(reading.moved).toMatchObject([{ number: '松优-2026-001', after: { date: '2027-01-11' } }])
  expect(reading.faults).toContainEqual({ level: 'warning', message: '没有读到春节。请核对原文。' })
  expect((await board(app)).items[0]?.clock).toMatchObject({ deadline: { date: '2027-01-12' } })
})

test('计时规则变更只管此后受理的项目；在办的按受理时的规则计', async () => {
  const first = await stage()
  const { app } = first
  await accepted(first)
  const rule = { ...defaultClockRule, limitDays: 5, warnAt: [3, 4], reviewTargetDays: 3 }
  await answer(app, sunLi, 'changeClockRule', { body: { rule, reason: '本区缩短为五个工作日' } })
  const second = await staged(app, { 项目名称: '第二个项目' })
  await accepted(second)
  app.service.clock.pass(2 * day)
  expect((await board(app, { sort: 'number' })).items.map(({ number, clock }) => [number, clock.limitDays])).toEqual([
    ['松优-2026-001', 10],
    ['松优-2026-002', 5],
  ])
  expect((await first.read(jingWei)).rule.limitDays).toBe(10)
  expect((await second.read(jingWei)).rule.limitDays).toBe(5)
  const unordered = { ...rule, warnAt: [4, 3] }
  const refused = await call(app, sunLi, 'changeClockRule', { body: { rule: unordered, reason: '写反了' } })
  expect((await problemOf(refused)).code).toBe('malformed-request')
})

test('新版程序所附的日历多了一年：启动时重算，旧时限留在记录里；再启动不重复', async () => {
  const filing = await stage()
  const { service } = filing.app
  await adoptCalendar(service)
  service.clock.pass(37 * day)
  await accepted(filing)
  const newer = withYear(shippedCalendar, year2027).calendar
  await adoptCalendar(service, newer)
  await adoptCalendar(service, newer)
  const recomputed = (await filing.read(jingWei)).events.filter(({ kind }) => kind === 'recompute-deadline')
  expect(recomputed).toMatchObject([
    { before: { date: '2027-01-12' }, after: { date: '2027-01-11' }, cause: '程序更新，所附工作日历有变动' },
  ])
})
