import { expect, test } from 'vitest'
import type { CalendarYear, WorkCalendar } from '#core/calendar/calendar.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import type { FilingRuleTable } from '#server/db/filing-tables.ts'
import { rulesOf } from '#server/filing/rules.ts'

const notice = { title: '示例通知', number: null, date: null }

function year(number: number, from: string, to: string, ...makeUp: string[]): CalendarYear {
  return { year: number, notices: [notice], holidays: [{ name: '元旦', from, to, makeUp }] }
}

function taken(...years: readonly CalendarYear[]): readonly FilingRuleTable[] {
  return years.map((content, index) => ({
    district: '310117',
    kind: 'calendar',
    seq: index + 1,
    name: String(content.year),
    content: JSON.stringify(content),
    reason: '示例',
    username: 'guanli',
    by_name: '孙立',
    at: '2026-11-20T02:00:00.000Z',
  }))
}

const own = year(2027, '2027-01-01', '2027-01-03')
/** A later program whose notice of 2028 has a Sunday worked that the district's 2027 has free. */
const later: WorkCalendar = {
  years: [...shippedCalendar.years, year(2028, '2028-01-01', '2028-01-03', '2027-01-03')],
  provisional: [],
}

test('区里采用的年份与程序后来所附的矛盾：不生效，说出哪一年、为什么，不悄悄丢掉', () => {
  expect(rulesOf(taken(own)).setAside).toEqual([])
  const { calendar, setAside } = rulesOf(taken(own), later)
  expect(calendar.years.map((each) => each.year)).not.toContain(2027)
  expect(setAside).toEqual([{ year: 2027, faults: ['2027-01-03 在 2028 年的通知中安排相反。请核对两份通知。'] }])
})

test('重新录入不矛盾的安排后，不再提示', () => {
  const corrected = year(2027, '2027-01-01', '2027-01-02')
  const { calendar, setAside } = rulesOf(taken(own, corrected), later)
  expect(setAside).toEqual([])
  expect(calendar.years.find((each) => each.year === 2027)).toEqual(corrected)
})

test('先采用的照样生效，后来录入的矛盾：用先采用的，提示后来的没有生效', () => {
  const corrected = year(2027, '2027-01-01', '2027-01-02')
  const { calendar, setAside } = rulesOf(taken(corrected, own), later)
  expect(calendar.years.find((each) => each.year === 2027)).toEqual(corrected)
  expect(setAside.map((each) => each.year)).toEqual([2027])
})
