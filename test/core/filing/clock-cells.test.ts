import { expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { type ClockCell, clockCells } from '#core/filing/clock-cells.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import { filingIn } from './logs.ts'

const marks = { near: '▲', nearest: '●', deadline: '□', today: '◆', stopped: '止' } as const
const states = { used: '■', over: '逾', paused: '▨', ahead: '' } as const

/** 08■7▲ for the eighth, used, the seventh working day with its mark; ·中秋节 25–27· for a gap. */
function drawn(cell: ClockCell): string {
  const signs = cell.marks.map((mark) => marks[mark]).join('')
  const day = (date: string) => date.slice(8)
  if (cell.kind === 'rest') return `·${cell.name ?? ''}${day(cell.from)}–${day(cell.to)}·${signs}`
  return `${day(cell.date)}${states[cell.state]}${cell.number ?? ''}${signs}`
}

function strip(given: Partial<ReturnType<typeof filingIn>>, onDay: string): readonly string[] {
  const filing = { ...filingIn('accepted'), ...given }
  return clockCells(filing, onDay, shippedCalendar, defaultClockRule).map(drawn)
}

it('跨中秋和国庆：假期是有名字的间隔，到期日和今天有标记', () => {
  expect(strip({ acceptedOn: '2026-09-21' }, '2026-10-10')).toEqual([
    '22■1',
    '23■2',
    '24■3',
    '·中秋节25–27·',
    '28■4',
    '29■5',
    '30■6',
    '·国庆节01–07·',
    '08■7▲',
    '09■8',
    '10■9●◆',
    '·11–11·',
    '1210□',
  ])
})

it('调休上班的周六注明为哪个节', () => {
  const cells = clockCells(
    { ...filingIn('accepted'), acceptedOn: '2026-09-21' },
    '2026-10-10',
    shippedCalendar,
    defaultClockRule,
  )
  const makeUp = cells.filter((cell) => cell.kind === 'workday' && cell.makeUpFor !== null)
  expect(makeUp).toMatchObject([{ date: '2026-10-10', makeUpFor: '国庆节', provisional: false }])
})

it('补正的日子另画，注明原因，不编号', () => {
  const corrections = [
    { stage: 'accepted' as const, from: '2026-11-03', to: '2026-11-05', reason: '权证不清晰', items: [] },
  ]
  expect(strip({ acceptedOn: '2026-11-02', corrections }, '2026-11-06').slice(0, 4)).toEqual([
    '03■1',
    '04▨',
    '05▨',
    '06■2◆',
  ])
  const cells = clockCells(
    { ...filingIn('accepted'), acceptedOn: '2026-11-02', corrections },
    '2026-11-06',
    shippedCalendar,
    defaultClockRule,
  )
  expect(cells.filter((cell) => cell.kind === 'workday' && cell.pauseReason === '权证不清晰')).toHaveLength(2)
})

it('逾期的画到今天，今天是周末也看得到', () => {
  expect(strip({ acceptedOn: '2026-11-06' }, '2026-11-24').slice(-4)).toEqual([
    '20■10□',
    '·21–22·',
    '23逾11',
    '24逾12◆',
  ])
  expect(strip({ acceptedOn: '2026-11-06' }, '2026-11-21').at(-1)).toBe('·21–21·◆')
})

it('认定之后停在认定那天，之后不再算已用', () => {
  const stopped = strip({ acceptedOn: '2026-11-02', stoppedOn: '2026-11-12' }, '2026-12-31')
  expect(stopped.slice(-4)).toEqual(['12■8止', '139●', '·14–15·', '1610□'])
})

it('未受理的没有时钟条', () => {
  expect(strip({ acceptedOn: null }, '2026-11-02')).toEqual([])
})
