import { describe, expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { type ClockRule, defaultClockRule } from '#core/filing/clock-rule.ts'
import { clockStatus, clockText, deadlineText } from '#core/filing/clock-status.ts'
import type { Filing } from '#core/filing/filing.ts'
import { applyEvent, foldFiling } from '#core/filing/fold.ts'
import { act } from './acts.ts'
import { readCases } from './yaml.ts'

interface Correction {
  readonly 退回: string
  readonly 提交: string
}

interface Case {
  readonly 名称: string
  readonly 起算?: '当日'
  readonly 申报后补正?: Correction
  readonly 受理: string
  readonly 补正?: readonly Correction[]
  readonly 认定?: string
  readonly 某日: readonly {
    readonly 日: string
    readonly 已用: number
    readonly 到期: string
    readonly 程度?: string
    readonly 时钟?: string
    readonly 说法: string
  }[]
}

const cases = readCases<readonly Case[]>('clock.yaml')

/** The filing as it stood at the end of that day: later events had not happened. */
function asOf(given: Case, day: string): Filing {
  let filing = foldFiling([act('create', { day: '2026-01-05' }), act('submit', { day: '2026-01-05' })])
  const correct = ({ 退回, 提交 }: Correction) => {
    if (退回 <= day) filing = applyEvent(filing, act('return', { day: 退回 }))
    if (提交 <= day) filing = applyEvent(filing, act('resubmit', { day: 提交 }))
  }
  if (given.申报后补正 !== undefined) correct(given.申报后补正)
  filing = applyEvent(filing, act('accept', { day: given.受理 }))
  for (const correction of given.补正 ?? []) correct(correction)
  const { 认定 } = given
  if (认定 === undefined || 认定 > day) return filing
  for (const kind of ['assess', 'issue-sheet', 'open-review', 'report', 'recognise'] as const) {
    filing = applyEvent(filing, act(kind, { day: 认定 }))
  }
  return filing
}

describe.for(cases)('$名称', (given) => {
  const rule: ClockRule = { ...defaultClockRule, start: given.起算 === '当日' ? 'same-day' : 'next-working-day' }

  it.for(given.某日)('$日：$说法', (expected) => {
    const status = clockStatus(asOf(given, expected.日), expected.日, shippedCalendar, rule)
    expect(status.daysUsed).toBe(expected.已用)
    expect(status.deadline && deadlineText(status.deadline)).toBe(expected.到期)
    expect(status.level).toBe(expected.程度 ?? 'plain')
    expect(status.phase).toBe(expected.时钟 ?? 'running')
    expect(clockText(status)).toBe(expected.说法)
  })
})

it('未受理的没有时钟', () => {
  const filing = foldFiling([act('create'), act('submit')])
  const status = clockStatus(filing, '2026-12-31', shippedCalendar, defaultClockRule)
  expect(status).toMatchObject({
    phase: 'not-started',
    daysUsed: 0,
    deadline: null,
    level: 'plain',
    provisional: false,
  })
  expect(clockText(status)).toBe('未受理，未起算')
})
