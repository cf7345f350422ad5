import { expect, test } from 'vitest'
import { deliverByDay, letterState } from '#core/letter/delivery.ts'
import { letterNumberText, shippedLetterSettings } from '#core/letter/settings.ts'

const due = deliverByDay('2026-12-25', 15)

test.each([
  ['期限当天还不逾期', false, null, '2027-01-09', 'waiting'],
  ['过了期限没有送达', false, null, '2027-01-10', 'overdue'],
  ['送达了就不再逾期', false, '2027-01-12', '2027-02-01', 'delivered'],
  ['作废的不算未送达', true, null, '2027-02-01', 'voided'],
] as const)('%s', (_, voided, deliveredOn, today, state) => {
  expect(letterState({ voided, deliveredOn, deliverBy: due }, today)).toBe(state)
})

test('没有定期限的函件不逾期', () => {
  expect(letterState({ voided: false, deliveredOn: null, deliverBy: null }, '2030-01-01')).toBe('waiting')
})

test('字号以区名首字开头', () => {
  const { words } = shippedLetterSettings('松江区')
  expect(letterNumberText(words['result-notice'], 2026, 1)).toBe('松产评告〔2026〕1号')
})
