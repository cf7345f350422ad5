import { describe, expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { parseChecklist } from '#core/filing/checklist-schema.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { applyEvent, foldFiling } from '#core/filing/fold.ts'
import { reviewTable } from '#core/filing/review-table.ts'
import { defaultReviewers, reviewerName } from '#core/filing/reviewer.ts'
import { daysHistogram, summaryRow } from '#core/filing/summary.ts'
import { milestoneLines, promiseLines, trackingStageOf } from '#core/filing/tracking.ts'
import { act, figures, town } from './acts.ts'
import { filingIn } from './logs.ts'

function rowOf(filing: ReturnType<typeof filingIn>, onDay = '2026-12-31') {
  return summaryRow(filing, onDay, shippedCalendar, defaultClockRule)
}

/** Decided on the day; accepted on 2026-11-02. */
function decidedOn(day: string) {
  const steps = ['assess', 'issue-sheet', 'open-review'] as const
  const start = foldFiling([act('create'), act('submit'), act('accept')])
  const reviewed = steps.reduce((filing, kind) => applyEvent(filing, act(kind, { day: '2026-11-04' })), start)
  const reported = applyEvent(reviewed, act('report', { day: '2026-11-09' }))
  return applyEvent(reported, act('recognise', { day }))
}

describe('汇总统计', () => {
  it('各节点的日期和到那天的用时', () => {
    const row = rowOf(decidedOn('2026-11-13'))
    expect(row).toMatchObject({
      stateName: '产业项目跟踪',
      decision: '通过认定',
      routeMark: '①',
      daysUsed: 9,
      overdueBy: 0,
    })
    expect(row.nodes).toEqual({
      submitted: { day: '2026-11-02', daysUsed: 0 },
      accepted: { day: '2026-11-02', daysUsed: 0 },
      sheet: { day: '2026-11-04', daysUsed: 2 },
      review: { day: '2026-11-04', daysUsed: 2 },
      reported: { day: '2026-11-09', daysUsed: 5 },
      'city-review': { day: null, daysUsed: null },
      decided: { day: '2026-11-13', daysUsed: 9 },
    })
  })

  it('草稿没有用时', () => {
    const row = rowOf(filingIn('draft'))
    expect(row).toMatchObject({ stateName: '草稿', daysUsed: 0, deadline: '', decision: '', routeMark: '' })
    expect(Object.values(row.nodes).every(({ day, daysUsed }) => day === null && daysUsed === null)).toBe(true)
  })

  it('用时分布只数已认定的，超过十天的另数', () => {
    const days = ['2026-11-13', '2026-11-13', '2026-11-16', '2026-11-18']
    const rows = [...days.map((day) => rowOf(decidedOn(day))), rowOf(filingIn('review'))]
    expect(daysHistogram(rows, defaultClockRule)).toEqual({
      bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1],
      overLimit: 1,
      limitDays: 10,
      decided: 4,
    })
  })
})

describe('联审一览表', () => {
  it('答复、未答复、推进理由、逾期', () => {
    const rows = reviewTable(filingIn('review'), '2026-11-12')
    expect(rows).toMatchObject([
      { number: 1, reviewer: '区规划资源局', opinion: '同意', answeredOn: '2026-11-02', isLate: false, overruled: '' },
      {
        number: 2,
        reviewer: '新桥镇',
        opinion: '未答复',
        answeredOn: null,
        isLate: true,
        overruled: '逾期未复，已电话沟通',
      },
    ])
    expect(reviewTable(filingIn('accepted'), '2026-11-12')).toEqual([])
  })

  it('默认邀请发改、科委、规划资源、生态环境、应急和所在街镇', () => {
    expect(defaultReviewers(town).map(reviewerName)).toEqual([
      '区发改委',
      '区科委',
      '区规划资源局',
      '区生态环境局',
      '区应急局',
      '新桥镇',
    ])
    expect(reviewerName('nobody')).toBeNull()
  })
})

describe('跟踪', () => {
  it('阶段随节点走', () => {
    const start = filingIn('tracking')
    expect(trackingStageOf(start)).toBe('认定')
    const expanded = applyEvent(start, act('reach-milestone', { milestone: 'expansion', on: '2026-12-01' }))
    expect(trackingStageOf(expanded)).toBe('改扩建')
    expect(milestoneLines(expanded).filter(({ on }) => on !== null)).toEqual([
      { milestone: 'expansion', on: '2026-12-01' },
    ])
  })

  it('承诺与实际逐项比：金额不低于，面积和容积率不高于，用途相同', () => {
    const start = filingIn('tracking')
    expect(promiseLines(start).every(({ kept }) => kept === 'unknown')).toBe(true)
    const actual = {
      ...figures,
      output: 19_999.99,
      floorAreaRatio: 1.21,
      tax: 2000,
      investment: null,
      landUse: '科研用地',
    }
    const reported = applyEvent(start, act('report-actuals', { year: 2028, figures: actual }))
    expect(Object.fromEntries(promiseLines(reported).map(({ key, kept }) => [key, kept]))).toEqual({
      investment: 'unknown',
      output: 'short',
      tax: 'kept',
      landArea: 'kept',
      floorArea: 'kept',
      floorAreaRatio: 'short',
      landUse: 'short',
    })
    expect(promiseLines(reported, 2027).every(({ kept }) => kept === 'unknown')).toBe(true)
  })
})

describe('正面和负面清单', () => {
  it('内置的是示例，每条都标明', () => {
    expect(parseChecklist(structuredClone(exampleChecklist))).toEqual(exampleChecklist)
    expect(exampleChecklist.standing).toBe('example')
    expect(
      exampleChecklist.items.every(({ text, source }) => text.startsWith('示例：') && source.standing === 'proposed'),
    ).toBe(true)
  })

  it('条目编号不可重复', () => {
    const [first] = exampleChecklist.items
    expect(() => parseChecklist({ ...exampleChecklist, items: [first, first] })).toThrow('条目编号重复')
  })
})
