import { expect, it } from 'vitest'
import { notice9Policy, policyNotice } from '#core/vocabulary/policy.ts'

it.each([
  ['2020-10-25', '沪经信规范〔2020〕9号自 2020-10-26 起施行。'],
  ['2020-10-26', null],
  ['2025-10-25', null],
  ['2025-10-26', '沪经信规范〔2020〕9号有效期已届满（至 2025-10-25），请确认是否有延续或替代文件。'],
])('9号文在 %s', (day, notice) => {
  expect(policyNotice(notice9Policy, day)).toBe(notice)
})

it('登记了替代文件的，指明现行文件', () => {
  const succeeded = { ...notice9Policy, successor: '示例规范〔2026〕1号' }
  expect(policyNotice(succeeded, '2026-11-22')).toBe(
    '沪经信规范〔2020〕9号有效期已届满，现行文件为示例规范〔2026〕1号。',
  )
})
