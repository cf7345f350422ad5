import { expect, it } from 'vitest'
import { noFindings, resultInWords } from '#addin/app/findings.ts'

it('没有校验过不说没有发现', () => {
  expect(resultInWords(noFindings)).toBe('尚未校验')
})

it('校验过，什么也没有：没有发现', () => {
  expect(resultInWords({ ...noFindings, checkedAt: '14:35' })).toBe('没有发现')
})

it('校验过，有须改正和须说明的：各有几项', () => {
  const counts = { error: 18, warning: 43, info: 0 }
  expect(resultInWords({ ...noFindings, counts, checkedAt: '14:35' })).toBe('18 项须改正，43 项须说明')
})
