import { expect, it } from 'vitest'
import { count, decimal } from '#ui/number.ts'

it('计数用千分位', () => {
  expect([0, 999, 1000, 48501, 1234567].map(count)).toEqual(['0', '999', '1,000', '48,501', '1,234,567'])
})

it('小数位固定，负号不是连字符，零没有负号', () => {
  expect(decimal(1280, 2)).toBe('1,280.00')
  expect(decimal(-12, 2)).toBe('\u221212.00')
  expect(decimal(-0.001, 2)).toBe('0.00')
})
