import { describe, expect, it } from 'vitest'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { mayAttachTo, type ObjectionParty, possibleObjectionActs, stateAfterUndo } from '#core/objection/act.ts'
import { isLate, objectionDue, opinionDue } from '#core/objection/due.ts'
import { isAccepted, objectionStates } from '#core/objection/state.ts'
import { shippedPublicationTerms } from '#core/publication/terms.ts'

const parties: readonly ObjectionParty[] = ['firm', 'town', 'district']

describe('谁在哪一步能办什么', () => {
  it.each([
    [
      'console',
      [
        ['draft', 'submit withdraw', '', ''],
        ['late', 'withdraw', '', 'admit refuse-late'],
        ['received', 'withdraw', 'opine', 'decide'],
        ['heard', 'withdraw', 'undo', 'decide'],
        ['decided', 'withdraw', '', 'undo answer'],
        ['answered', '', '', ''],
        ['refused-late', '', '', ''],
        ['withdrawn', '', '', ''],
      ],
    ],
    [
      'paper',
      [
        ['draft', '', 'submit withdraw', ''],
        ['late', '', 'withdraw', 'admit refuse-late'],
        ['received', '', 'opine withdraw', 'decide'],
        ['heard', '', 'undo withdraw', 'decide'],
        ['decided', '', 'withdraw', 'undo answer'],
        ['answered', '', '', ''],
        ['refused-late', '', '', ''],
        ['withdrawn', '', '', ''],
      ],
    ],
  ] as const)('%s', (channel, expected) => {
    const found = objectionStates.map((state) => [
      state,
      ...parties.map((party) => possibleObjectionActs({ state, channel }, party).join(' ')),
    ])
    expect(found).toEqual(expected)
    for (const state of objectionStates) expect(possibleObjectionActs({ state, channel }, null)).toEqual([])
  })

  it('凭证由提出的一方上传，意见和决定前可补依据', () => {
    const may = (channel: 'console' | 'paper') =>
      objectionStates.map((state) => parties.filter((party) => mayAttachTo({ state, channel }, party)).join(' '))
    expect(may('console').slice(0, 5)).toEqual(['firm', '', 'town district', 'district', ''])
    expect(may('paper')[0]).toBe('town')
    expect(mayAttachTo({ state: 'draft', channel: 'console' }, null)).toBe(false)
  })

  it('撤销决定回到有没有街镇意见的那一步', () => {
    expect([stateAfterUndo('decided', true), stateAfterUndo('decided', false), stateAfterUndo('heard', true)]).toEqual([
      'heard',
      'received',
      'received',
    ])
  })
})

it('期满当天收到的不算逾期；答复期收到之日不计，街镇意见期不晚于答复期', () => {
  expect([isLate('2026-11-27', '2026-11-27'), isLate('2026-11-28', '2026-11-27')]).toEqual([false, true])
  const terms = shippedPublicationTerms
  expect(objectionDue('2026-11-23', terms, shippedCalendar).date).toBe('2026-12-07')
  expect(opinionDue('2026-11-23', terms, shippedCalendar).date).toBe('2026-11-30')
  expect(opinionDue('2026-11-23', { ...terms, answerDays: 2 }, shippedCalendar).date).toBe('2026-11-25')
  expect([isAccepted('采纳'), isAccepted('部分采纳'), isAccepted('不予采纳'), isAccepted(null)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
