import { expect, test } from 'vitest'
import { pageFoot } from '#workbook/write/page-foot.ts'

test('页脚以数字开头：数字不接在字号后面', () => {
  expect(pageFoot('2026年度')).toMatch(/^&L&8 2026年度&R/)
})

test('页脚里的 & 是字，不是代码；过长的截到 255 字，不截断成单个 &', () => {
  expect(pageFoot('A&B')).toContain('&8A&&B&R')
  for (const length of [118, 119, 120, 300]) {
    const foot = pageFoot(`${'x'.repeat(length % 2)}${'&'.repeat(length)}𠮷`)
    expect(foot.length).toBeLessThanOrEqual(255)
    // What is left of the words without the pairs: no single & stands before the code for the right.
    expect(
      foot
        .slice('&L&8'.length)
        .replaceAll('&&', '')
        .replace(/^x?(𠮷)?/u, ''),
    ).toMatch(/^&R&8第/)
    expect(foot.length).toBeGreaterThan(200)
  }
})
