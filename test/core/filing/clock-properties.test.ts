import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWorkday } from '#core/calendar/day.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { nthWorkdayAfter, workdaysBetween } from '#core/calendar/workdays.ts'
import { type ClockFacts, daysUsed, deadlineOf } from '#core/filing/clock.ts'
import { clockCells } from '#core/filing/clock-cells.ts'
import { type ClockRule, defaultClockRule } from '#core/filing/clock-rule.ts'
import { changedDeadline } from '#core/filing/clock-status.ts'
import type { Filing } from '#core/filing/filing.ts'
import { dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import { filingIn } from './logs.ts'

const calendar = shippedCalendar
const first = dayNumber('2019-01-01')
const last = dayNumber('2028-06-30')

const rule = fc.constantFrom<ClockRule>(defaultClockRule, { ...defaultClockRule, start: 'same-day' })

/** 受理 on any day, then corrections one after the other, each any number of days after the one before. */
const clock: fc.Arbitrary<ClockFacts> = fc
  .tuple(fc.integer({ min: first, max: last - 400 }), fc.array(fc.tuple(fc.nat(9), fc.nat(40)), { maxLength: 4 }))
  .map(([accepted, gaps]) => {
    let day = accepted
    const corrections = gaps.map(([run, pause]) => {
      const from = day + run
      day = from + pause
      return { stage: 'accepted' as const, from: fromDayNumber(from), to: fromDayNumber(day), reason: '', items: [] }
    })
    return { acceptedOn: fromDayNumber(accepted), stoppedOn: null, corrections }
  })

const later = fc.nat(300)

function dayAfter({ acceptedOn }: ClockFacts, days: number): string {
  return fromDayNumber(dayNumber(acceptedOn ?? '2026-01-01') + days)
}

it('已用天数从不为负，随日子只增不减，一天至多加一', () => {
  fc.assert(
    fc.property(clock, later, rule, (facts, days, by) => {
      const [today, tomorrow] = [dayAfter(facts, days), dayAfter(facts, days + 1)]
      const step = daysUsed(facts, tomorrow, calendar, by).days - daysUsed(facts, today, calendar, by).days
      expect(daysUsed(facts, today, calendar, by).days).toBeGreaterThanOrEqual(0)
      expect([0, 1]).toContain(step)
      if (step === 1) expect(isWorkday(tomorrow, calendar)).toBe(true)
    }),
  )
})

it('补正期间不走', () => {
  fc.assert(
    fc.property(clock, later, rule, (facts, days, by) => {
      const [today, tomorrow] = [dayAfter(facts, days), dayAfter(facts, days + 1)]
      const isPaused = facts.corrections.some(({ from, to }) => from < tomorrow && tomorrow <= (to ?? tomorrow))
      if (isPaused)
        expect(daysUsed(facts, tomorrow, calendar, by)).toMatchObject({
          days: daysUsed(facts, today, calendar, by).days,
        })
    }),
  )
})

it('补正等到的那一天重新提交，与仍在等，已用相同', () => {
  fc.assert(
    fc.property(clock, later, (facts, days) => {
      const start = facts.corrections.at(-1)?.to ?? facts.acceptedOn ?? ''
      const day = fromDayNumber(dayNumber(start) + days)
      const open = { stage: 'review' as const, from: start, to: null, reason: '', items: [] }
      const waiting = { ...facts, corrections: [...facts.corrections, open] }
      const back = { ...facts, corrections: [...facts.corrections, { ...open, to: day }] }
      expect(daysUsed(waiting, day, calendar, defaultClockRule)).toEqual(
        daysUsed(back, day, calendar, defaultClockRule),
      )
      expect(deadlineOf(waiting, day, calendar, defaultClockRule)).toEqual(
        deadlineOf(back, day, calendar, defaultClockRule),
      )
    }),
  )
})

it('到期日是工作日，当天正好用满，前一天没有', () => {
  fc.assert(
    fc.property(clock, rule, (facts, by) => {
      const end = facts.corrections.at(-1)?.to ?? facts.acceptedOn ?? ''
      const deadline = deadlineOf(facts, end, calendar, by)?.date ?? ''
      expect(isWorkday(deadline, calendar)).toBe(true)
      expect(daysUsed(facts, deadline, calendar, by).days).toBe(by.limitDays)
      expect(daysUsed(facts, fromDayNumber(dayNumber(deadline) - 1), calendar, by).days).toBe(by.limitDays - 1)
    }),
  )
})

it('时限内停 k 个工作日，到期日推后 k 个工作日', () => {
  fc.assert(
    fc.property(fc.integer({ min: first, max: last - 400 }), fc.nat(9), fc.nat(60), (accepted, run, pause) => {
      const acceptedOn = fromDayNumber(accepted)
      const from = nthWorkdayAfter(acceptedOn, run, calendar).date
      const to = fromDayNumber(dayNumber(from) + pause)
      const k = workdaysBetween(from, to, calendar).days
      const plain: ClockFacts = { acceptedOn, stoppedOn: null, corrections: [] }
      const paused = { ...plain, corrections: [{ stage: 'accepted' as const, from, to, reason: '', items: [] }] }
      const without = deadlineOf(plain, to, calendar, defaultClockRule)?.date ?? ''
      expect(deadlineOf(paused, to, calendar, defaultClockRule)?.date).toBe(nthWorkdayAfter(without, k, calendar).date)
    }),
  )
})

it('时钟条与已用天数、到期日说的是一回事', () => {
  fc.assert(
    fc.property(clock, fc.nat(60), rule, (facts, days, by) => {
      const filing: Filing = { ...filingIn('accepted'), ...facts }
      const day = dayAfter(facts, days)
      const cells = clockCells(filing, day, calendar, by).filter((cell) => cell.kind === 'workday')
      const used = cells.filter(({ state }) => state === 'used' || state === 'over')
      expect(used.length).toBe(daysUsed(facts, day, calendar, by).days)
      expect(cells.filter(({ marks }) => marks.includes('deadline')).map(({ date }) => date)).toEqual([
        deadlineOf(facts, day, calendar, by)?.date,
      ])
      expect(cells.every(({ date, state }) => state !== 'ahead' || date > day)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('日历没有变的，到期日不变；变了的，给出前后两个日期', () => {
  const filing: Filing = { ...filingIn('accepted'), acceptedOn: '2026-12-24' }
  const same = changedDeadline(filing, '2026-12-28', { before: calendar, after: calendar }, defaultClockRule)
  expect(same).toBeNull()
  const notice = { title: '示例通知', number: null, date: null }
  const holidays = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: ['2027-01-09'] }]
  const after = { years: [...calendar.years, { year: 2027, notices: [notice], holidays }], provisional: [] }
  expect(changedDeadline(filing, '2026-12-28', { before: calendar, after }, defaultClockRule)).toEqual({
    before: { date: '2027-01-08', provisional: true },
    after: { date: '2027-01-08', provisional: false },
  })
  const paused: Filing = { ...filing, acceptedOn: '2026-12-25' }
  expect(changedDeadline(paused, '2026-12-28', { before: calendar, after }, defaultClockRule)).toEqual({
    before: { date: '2027-01-11', provisional: true },
    after: { date: '2027-01-09', provisional: false },
  })
  const decided: Filing = { ...filing, stoppedOn: '2026-12-30' }
  expect(changedDeadline(decided, '2026-12-31', { before: calendar, after }, defaultClockRule)).toBeNull()
})
