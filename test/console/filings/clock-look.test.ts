import { expect, it } from 'vitest'
import { lookOf, shortClock, shortDeadline } from '#console/filings/clock-look.ts'

const running = {
  phase: 'running',
  limitDays: 10,
  daysUsed: 9,
  daysLeft: 1,
  overdueBy: 0,
  level: 'nearest',
  deadline: { date: '2027-01-08', provisional: true },
  provisional: true,
} as const

it('停了的时钟不再催，补正时是斜线', () => {
  expect(lookOf(running)).toBe('nearest')
  expect(lookOf({ ...running, phase: 'paused' })).toBe('paused')
  expect(lookOf({ ...running, phase: 'stopped', level: 'overdue' })).toBe('none')
})

it.each([
  [running, '第 9 日，剩 1 日'],
  [{ ...running, daysUsed: 0, daysLeft: 10 }, '已受理，剩 10 日'],
  [{ ...running, daysUsed: 13, daysLeft: 0, overdueBy: 3 }, '逾期 3 日'],
  [{ ...running, phase: 'stopped', daysUsed: 13, overdueBy: 3 } as const, '用时 13 日，逾期 3 日'],
  [{ ...running, phase: 'not-started' } as const, '未受理，未起算'],
])('%#：卡片上的话', (clock, words) => {
  expect(shortClock(clock)).toBe(words)
})

it('没有通知的年份，时限说暂定', () => {
  expect(shortDeadline(running)).toBe('暂定 01-08')
  expect(shortDeadline({ ...running, deadline: null })).toBe('')
})
