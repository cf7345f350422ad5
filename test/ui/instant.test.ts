import { expect, it } from 'vitest'
import { instantInTable, instantText } from '#ui/instant.ts'

it.each([
  ['2026-11-21T14:20:07+08:00', '今天 14:20'],
  ['2026-11-20T16:30:00Z', '今天 00:30'],
  ['2026-11-20T23:59:59+08:00', '昨天 23:59'],
  ['2026-11-18T09:05:00+08:00', '11月18日 09:05'],
  ['2025-12-31T23:30:00+08:00', '2025年12月31日 23:30'],
  ['不是时间', '不是时间'],
])('%s 是 %s', (instant, text) => {
  expect(instantText(instant, '2026-11-21')).toBe(text)
})

it('昨天跨月跨年，表格里写全，机器在哪个时区都一样', () => {
  expect(instantText('2026-12-31T10:00:00+08:00', '2027-01-01')).toBe('昨天 10:00')
  expect(instantInTable('2026-11-20T16:30:00Z')).toBe('2026-11-21 00:30')
})
