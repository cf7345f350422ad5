import { describe, expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import type { FilingEvent } from '#core/filing/event.ts'
import { foldFiling } from '#core/filing/fold.ts'
import { mechanismOf } from '#core/filing/mechanism.ts'
import { mechanismFigures } from '#core/filing/mechanism-schema.ts'
import { act, figures, town } from './acts.ts'
import { logs } from './logs.ts'

const tracked = logs.tracking ?? []

function of(year: number, asOf: string, ...all: readonly (readonly FilingEvent[])[]) {
  const filings = all.map((log) => ({ facts: foldFiling(log), rule: defaultClockRule }))
  return mechanismOf(filings, { year, asOf, calendar: shippedCalendar, rule: defaultClockRule })
}

/** Accepted on 2026-11-02 and decided on a later day; in review from the first day on. */
function decidedOn(day: string, kind: 'recognise' | 'reject' = 'recognise'): readonly FilingEvent[] {
  return [...(logs.reported ?? []), act(kind, { day })]
}

it('没有项目：各项为零，没有平均数', () => {
  const empty = of(2026, '2026-12-31')
  expect(empty).toMatchObject({
    received: 0,
    days: { decided: 0, average: null, longest: null, overLimit: 0 },
    overdue: [],
    review: [],
    tracking: { projects: 0 },
  })
  expect(mechanismFigures.parse(empty)).toEqual(empty)
})

it('按年度数申报、受理、认定、未通过、撤回；别的年度不数', () => {
  const all = [decidedOn('2026-11-13'), decidedOn('2026-11-16', 'reject'), logs.withdrawn ?? [], logs.draft ?? []]
  expect(of(2026, '2026-12-31', ...all)).toMatchObject({
    received: 3,
    accepted: 2,
    withdrawn: 1,
    decisions: [
      { decider: 'district', recognised: 1, rejected: 1 },
      { decider: 'city', recognised: 0, rejected: 0 },
      { decider: 'lingang', recognised: 0, rejected: 0 },
    ],
  })
  expect(of(2025, '2026-12-31', ...all)).toMatchObject({ received: 0, accepted: 0, withdrawn: 0, days: { decided: 0 } })
})

describe('用时与逾期', () => {
  it('分布、平均、最长；恰好十天不算逾期', () => {
    // 9, 10 and 12 working days.
    const all = [decidedOn('2026-11-13'), decidedOn('2026-11-16'), decidedOn('2026-11-18', 'reject')]
    const { days, overdue } = of(2026, '2026-12-31', ...all)
    expect(days).toEqual({
      decided: 3,
      limitDays: 10,
      bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
      overLimit: 1,
      average: 10.3,
      longest: 12,
    })
    expect(overdue).toMatchObject([{ daysUsed: 12, overdueBy: 2, isDecided: true, reason: null }])
  })

  it('在办逾期的只在当年数；写明的原因列出', () => {
    const running = [...(logs.reported ?? []), act('explain-overrun', { day: '2026-11-18' })]
    expect(of(2026, '2026-11-18', running).overdue).toMatchObject([
      { isDecided: false, overdueBy: 2, reason: '专家评审排期' },
    ])
    expect(of(2026, '2026-11-16', running).overdue).toEqual([])
    expect(of(2025, '2026-11-18', running).overdue).toEqual([])
  })
})

it('退回补正：次数、项数、环节和时钟停的工作日', () => {
  const accepted = (logs.accepted ?? []).slice(0, 3)
  const once = [...accepted, act('return', { day: '2026-11-03' }), act('resubmit', { day: '2026-11-06' })]
  const open = [...accepted, act('return', { day: '2026-11-03' })]
  expect(of(2026, '2026-11-04', once, open, accepted).corrections).toEqual({
    filings: 2,
    times: 2,
    // Three working days of the one that came back, one of the other up to the day.
    pausedDays: 4,
    byStage: [{ stage: '已受理/初审', times: 2 }],
  })
})

it('联审：按期、逾期、未答复、推进、催办按部门数', () => {
  const review = (logs.review ?? []).slice(0, -2)
  const log = [
    ...review,
    act('remind', { day: '2026-11-09', reviewers: ['planning', town] }),
    act('give-opinion', { day: '2026-11-10' }),
  ]
  const late = [...review, act('give-opinion', { day: '2026-11-11' }), act('overrule', { day: '2026-11-11' })]
  expect(of(2026, '2026-11-12', log, late).review).toEqual([
    { reviewer: '区规划资源局', invited: 2, onTime: 1, late: 1, open: 0, overruled: 0, reminders: 1 },
    { reviewer: '新桥镇', invited: 2, onTime: 0, late: 2, open: 1, overruled: 1, reminders: 1 },
  ])
})

it('跟踪：当年填报的与承诺比较，没有填报的不算未达到；措施逐条列出', () => {
  const short = [...tracked, act('report-actuals', { figures: { ...figures, output: 15_000 } })]
  const measured = [...tracked, act('take-measure', { day: '2026-11-20' })]
  const { tracking, measures } = of(2026, '2026-12-31', short, measured, logs.archived ?? [])
  expect(tracking).toMatchObject({ projects: 3, reported: 1 })
  expect(tracking.stages).toEqual([
    { stage: '认定', projects: 2 },
    { stage: '改扩建', projects: 0 },
    { stage: '竣工验收', projects: 0 },
    { stage: '日常运营', projects: 1 },
  ])
  expect(tracking.promises.find(({ label }) => label === '产值（万元）')).toEqual({
    label: '产值（万元）',
    kept: 0,
    short: 1,
    unknown: 2,
  })
  expect(tracking.short).toMatchObject([{ items: ['产值（万元）承诺 20000，实际 15000'] }])
  expect(measures).toMatchObject([{ day: '2026-11-20', measure: '停止改扩建手续办理', reason: '产值不实' }])
  expect(of(2025, '2026-12-31', short, measured)).toMatchObject({ tracking: { projects: 0 }, measures: [] })
})
