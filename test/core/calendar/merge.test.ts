import { describe, expect, it } from 'vitest'
import type { CalendarYear, Holiday } from '#core/calendar/calendar.ts'
import { type AnyCalendarFault, calendarFaultText } from '#core/calendar/fault.ts'
import { withAmendment, withYear } from '#core/calendar/merge.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'

const notice = { title: '示例通知', number: null, date: null }

function yearOf(year: number, ...holidays: Holiday[]): CalendarYear {
  return { year, notices: [notice], holidays }
}

function holiday(name: string, from: string, to: string, ...makeUp: string[]): Holiday {
  return { name, from, to, makeUp }
}

function errorsOf(faults: readonly AnyCalendarFault[]): readonly string[] {
  return faults.filter(({ level }) => level === 'error').map(calendarFaultText)
}

describe('不能并入的安排', () => {
  it.each([
    ['没有放假安排', yearOf(2027), '没有读到任何放假安排。请粘贴通知的全文。'],
    ['日期不存在', yearOf(2027, holiday('元旦', '2027-02-30', '2027-02-30')), '“2027-02-30”不是一个日期。请核对原文。'],
    [
      '起止颠倒',
      yearOf(2027, holiday('元旦', '2027-01-03', '2027-01-01')),
      '元旦：2027-01-03 晚于 2027-01-01。请核对起止日期。',
    ],
    [
      '年份差两年',
      yearOf(2027, holiday('元旦', '2025-01-01', '2025-01-01')),
      '元旦：2025-01-01 不在 2027 年或相邻的年份。请核对年份。',
    ],
    [
      '平日补班',
      yearOf(2027, holiday('元旦', '2027-01-01', '2027-01-01', '2027-01-04')),
      '元旦：上班日 2027-01-04 不是周六或周日。请核对日期。',
    ],
    [
      '上班日在假期内',
      yearOf(2027, holiday('元旦', '2027-01-01', '2027-01-03', '2027-01-02')),
      '元旦：上班日 2027-01-02 又是元旦的放假日。请核对日期。',
    ],
    [
      '两个假期重叠',
      yearOf(2027, holiday('元旦', '2027-01-01', '2027-01-01'), holiday('春节', '2027-01-01', '2027-01-02')),
      '春节：2027-01-01 已在元旦假期内。请合并或更正。',
    ],
    [
      '与相邻年份的通知相反',
      yearOf(2027, holiday('元旦', '2026-10-10', '2026-10-10')),
      '2026-10-10 在 2026 年的通知中安排相反。请核对两份通知。',
    ],
  ])('%s', (_name, year, sentence) => {
    const { calendar, faults, changes } = withYear(shippedCalendar, year)
    expect(errorsOf(faults)[0]).toBe(sentence)
    expect(calendar).toBe(shippedCalendar)
    expect(changes).toEqual([])
  })
})

it('缺某个节日、假期过长只提示，不挡', () => {
  const { calendar, faults } = withYear(shippedCalendar, yearOf(2027, holiday('元旦', '2027-01-01', '2027-01-15')))
  expect(errorsOf(faults)).toEqual([])
  expect(faults.map(calendarFaultText)).toEqual([
    '元旦放假 15 天，比历年都长。请核对起止日期。',
    ...['春节', '清明', '劳动', '端午', '中秋', '国庆'].map((name) => `没有读到${name}。请核对原文。`),
  ])
  expect(calendar.years.at(-1)?.year).toBe(2027)
})

it('覆盖过的年份再次录入，告知原来的安排和有变化的日子', () => {
  const old = shippedCalendar.years.find(({ year }) => year === 2026)
  if (old === undefined) throw new Error('2026 is not shipped')
  const holidays = old.holidays.map((each) =>
    each.name === '劳动节' ? { ...each, to: '2026-05-04', makeUp: [] } : each,
  )
  const { replaced, changes, calendar } = withYear(shippedCalendar, { ...old, holidays })
  expect(replaced).toBe(old)
  expect(changes).toEqual([
    { date: '2026-05-05', works: true },
    { date: '2026-05-09', works: false },
  ])
  expect(calendar.years).toHaveLength(shippedCalendar.years.length)
})

it('没有录入的年份不能调整', () => {
  const change = { to: '2027-02-12' }
  const { calendar, faults } = withAmendment(shippedCalendar, { year: 2027, notice, holiday: '春节', change })
  expect(errorsOf(faults)).toEqual(['日历中没有 2027 年春节的安排可以调整。请先录入该年度的通知。'])
  expect(calendar).toBe(shippedCalendar)
})
