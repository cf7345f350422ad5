import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { dueOf, noDates } from '#core/progress/due-dates.ts'
import { proposedDates } from '#core/progress/proposed-dates.ts'
import { dueStages } from '#core/progress/stage.ts'
import { stepFigures } from '#core/progress/step-figures.ts'
import { dueDay, dueDayText, timelinessOf, timelinessText } from '#core/progress/timeliness.ts'

const folder = 'test/cases/progress'

function cases<T>(name: string): T {
  return parse(readFileSync(`${folder}/${name}`, 'utf8')) as T
}

interface Case {
  readonly 名称: string
  readonly 时限: string
  readonly 末日?: string
  readonly 办结?: string
  readonly 今天: string
  readonly 结果: string
  readonly 说法: string
  readonly 暂定?: boolean
}

describe('按时、迟交、逾期', () => {
  it.for(cases<readonly Case[]>('timeliness.yaml'))('$名称', (given) => {
    const due = dueDay(given.时限, shippedCalendar)
    expect(due.last).toBe(given.末日 ?? given.时限)
    const timeliness = timelinessOf(due, given.办结 ?? null, given.今天, shippedCalendar)
    expect(timeliness.kind).toBe(given.结果)
    expect(timelinessText(timeliness)).toBe(given.说法)
    expect(timeliness.provisional).toBe(given.暂定 ?? false)
  })
})

interface Extensions {
  readonly 全体: string
  readonly 街镇: Readonly<Record<string, string>>
  readonly 部门: Readonly<Record<string, string>>
  readonly 地块: Readonly<Record<string, string>>
  readonly 情形: readonly { 名称: string; 街镇?: string; 部门?: string; 地块?: string; 末日: string }[]
}

describe('延长', () => {
  const given = cases<Extensions>('extensions.yaml')
  const of = (each: Readonly<Record<string, string>>) => new Map(Object.entries(each))
  const dates = {
    everybody: given.全体,
    extended: { town: of(given.街镇), department: of(given.部门), parcel: of(given.地块) },
  }

  it.for(given.情形)('$名称', ({ 街镇: town, 部门: department, 地块: parcel, 末日 }) => {
    const holder = { ...(town && { town }), ...(department && { department }), ...(parcel && { parcel }) }
    expect(dueOf(dates, holder, shippedCalendar)?.last).toBe(末日)
    expect(dueOf({ ...dates, everybody: null }, holder, shippedCalendar)).toBeNull()
  })
})

describe('合计', () => {
  const onDay = { today: '2026-11-25', calendar: shippedCalendar }
  const counts = [
    { day: '2026-11-19', parcels: 3 },
    { day: '2026-11-20', parcels: 2 },
    { day: '2026-11-24', parcels: 4 },
    { day: null, parcels: 5 },
  ]

  it('按日数分为按时、迟交、逾期，逾期天数取最多', () => {
    const figures = stepFigures(counts, dueDay('2026-11-20', shippedCalendar), onDay)
    expect(figures).toEqual({ done: 9, open: 5, onTime: 5, late: 4, overdue: 5, mostDaysOver: 3 })
  })

  it('时限改晚，迟交的变成按时，不用重数', () => {
    const figures = stepFigures(counts, dueDay('2026-11-25', shippedCalendar), onDay)
    expect(figures).toEqual({ done: 9, open: 5, onTime: 9, late: 0, overdue: 0, mostDaysOver: 0 })
  })

  it('没有时限：不分按时、迟交', () => {
    expect(stepFigures(counts, null, onDay)).toMatchObject({ done: 9, open: 5, onTime: 0, late: 0, overdue: 0 })
  })
})

describe('示例时限', () => {
  it('在评估年度的次年，都是工作日，先后有序', () => {
    const dates = proposedDates('2025', shippedCalendar)
    expect(dates.map(({ stage }) => stage)).toEqual(dueStages)
    // 10-10 is a Saturday that is worked; 10-31 is one that is not.
    expect(dates.map(({ due }) => due)).toEqual(['2026-10-10', '2026-11-02', '2026-11-10', '2026-11-20', '2026-11-30'])
  })

  it('没有设定的环节对谁都没有时限', () => {
    expect(dueOf(noDates, { town: '新桥镇' }, shippedCalendar)).toBeNull()
  })

  it.for([
    ['2026-11-20', '2026-11-20'],
    ['2026-10-31', '2026-11-02（2026-10-31 为休息日，顺延）'],
    ['2027-01-06', '暂定 2027-01-06（2027 年放假安排未发布）'],
  ])('%s 写作 %s', ([set = '', text]) => {
    expect(dueDayText(dueDay(set, shippedCalendar))).toBe(text)
  })
})
