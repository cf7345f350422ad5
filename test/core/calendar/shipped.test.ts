import { describe, expect, it } from 'vitest'
import { coveredYears } from '#core/calendar/calendar.ts'
import { daysFrom, isWorkday } from '#core/calendar/day.ts'
import { workCalendarSchema } from '#core/calendar/schema.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { calendarFaults } from '#core/calendar/validate.ts'
import { daysMadeUp, daysOff, type NoticeCase, notices } from './notices.ts'

/** Saturdays and Sundays by counting sevens from a known Saturday, not by our own function. */
function weekendDays(year: number): ReadonlySet<string> {
  // 2019-01-05 was a Saturday.
  const all = daysFrom('2019-01-05', `${year}-12-31`)
  return new Set(all.filter((date, index) => date.startsWith(`${year}`) && (index % 7 === 0 || index % 7 === 1)))
}

function expectedWorkdays(given: NoticeCase): readonly string[] {
  const [off, madeUp, weekend] = [daysOff(given), daysMadeUp(given), weekendDays(given.年份)]
  const days = daysFrom(`${given.年份}-01-01`, `${given.年份}-12-31`)
  return days.filter((date) => madeUp.has(date) || !(off.has(date) || weekend.has(date)))
}

describe('内置日历与照通知写成的表逐日相同', () => {
  it('覆盖的年份就是表中的年份', () => {
    expect(coveredYears(shippedCalendar)).toEqual(notices.map((each) => each.年份))
  })

  it.for(notices)('$年份 年', (given) => {
    const days = daysFrom(`${given.年份}-01-01`, `${given.年份}-12-31`)
    const found = days.filter((date) => isWorkday(date, shippedCalendar))
    // 元旦 of the year after may take days of this December: it is in that year's line.
    const next = notices.find((each) => each.年份 === given.年份 + 1)
    const taken = next === undefined ? new Set<string>() : daysOff(next)
    expect(found).toEqual(expectedWorkdays(given).filter((date) => !taken.has(date)))
  })

  it.for(shippedCalendar.years)('$year 年的安排自身没有矛盾', (year) => {
    expect(calendarFaults(year, shippedCalendar)).toEqual([])
  })

  it('文号和日期与表相同', () => {
    for (const given of notices) {
      const year = shippedCalendar.years.find((each) => each.year === given.年份)
      const numbers = [given.文号, ...(given.变更 === undefined ? [] : [given.变更.文号])]
      expect(year?.notices.map(({ number }) => number)).toEqual(numbers)
      expect(year?.notices[0]?.date).toBe(given.日期)
    }
  })

  it('能按存储格式读回', () => {
    expect(workCalendarSchema.parse(structuredClone(shippedCalendar))).toEqual(shippedCalendar)
  })
})
