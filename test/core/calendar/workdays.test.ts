import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dayOn, daysFrom, isWorkday } from '#core/calendar/day.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { nthWorkdayAfter, workdaysBetween } from '#core/calendar/workdays.ts'

interface Deadline {
  readonly 受理: string
  readonly 到期: string
  readonly 暂定?: string
  readonly 说明: string
}

const file = new URL('../../cases/calendar/deadlines.yaml', import.meta.url)
const deadlines = parse(readFileSync(file, 'utf8')) as readonly Deadline[]

describe('十个工作日', () => {
  it.for(deadlines)('$受理 受理，$到期 到期：$说明', ({ 受理, 到期, 暂定 }) => {
    const provisional = 暂定 === '是'
    expect(nthWorkdayAfter(受理, 10, shippedCalendar)).toEqual({ date: 到期, provisional })
    expect(workdaysBetween(受理, 到期, shippedCalendar)).toEqual({ days: 10, provisional })
  })
})

describe('工作日之间的天数', () => {
  it('起始日不计，终止日计入；不往回数', () => {
    expect(workdaysBetween('2026-09-21', '2026-09-22', shippedCalendar).days).toBe(1)
    expect(workdaysBetween('2026-09-21', '2026-09-21', shippedCalendar).days).toBe(0)
    expect(workdaysBetween('2026-09-22', '2026-09-21', shippedCalendar).days).toBe(0)
    expect(nthWorkdayAfter('2026-09-21', 0, shippedCalendar)).toEqual({ date: '2026-09-21', provisional: false })
  })

  it('与逐日数出的相同，跨年也相同', () => {
    for (const [from, to] of [
      ['2018-11-01', '2019-02-20'],
      ['2022-12-20', '2025-01-10'],
      ['2026-12-01', '2028-03-01'],
    ] as const) {
      const counted = daysFrom(from, to).filter((date) => date > from && isWorkday(date, shippedCalendar)).length
      expect(workdaysBetween(from, to, shippedCalendar).days).toBe(counted)
    }
  })
})

describe('一天是什么日子', () => {
  it.each([
    ['2026-09-25', 'holiday', '中秋节', false],
    ['2026-10-10', 'make-up', '国庆节', false],
    ['2026-09-19', 'weekend', null, false],
    ['2026-09-21', 'workday', null, false],
    ['2022-12-31', 'holiday', '元旦', false],
    ['2027-02-05', 'holiday', '春节', true],
    ['2027-01-04', 'workday', null, true],
    ['2028-10-02', 'holiday', '国庆节', true],
    ['2028-01-31', 'workday', null, true],
  ] as const)('%s', (date, kind, holiday, provisional) => {
    expect(dayOn(date, shippedCalendar)).toEqual({ date, kind, holiday, provisional })
  })
})
