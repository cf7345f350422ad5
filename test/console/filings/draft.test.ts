import { expect, it } from 'vitest'
import { cellsWith, changedFields, printed, textIn } from '#console/filings/form/draft.ts'

const saved = { projectName: '示例项目', totalInvestment: 8000, townCode: '310117105000', negativeClear: true }

it('改回原样的不算修改，写法不同、值相同的也不算', () => {
  expect(changedFields({ totalInvestment: '8,000.00 万元', projectName: '示例项目' }, saved)).toEqual({})
  expect(changedFields({ totalInvestment: '9000' }, saved)).toEqual({ totalInvestment: 9000 })
})

it('清空是修改；读不懂的原样留着', () => {
  expect(changedFields({ totalInvestment: '' }, saved)).toEqual({ totalInvestment: null })
  expect(changedFields({ totalInvestment: '八千' }, saved)).toEqual({ totalInvestment: { raw: '八千' } })
  expect(cellsWith({ totalInvestment: '' }, saved)).not.toHaveProperty('totalInvestment')
})

it('输入框里的字照表上的写法', () => {
  expect(textIn('townCode', {}, saved)).toBe('新桥镇')
  expect(textIn('negativeClear', {}, saved)).toBe('是')
  expect(textIn('totalInvestment', { totalInvestment: '9' }, saved)).toBe('9')
  expect(printed('totalInvestment', '9000')).toBe('9,000.00')
  expect(printed('totalInvestment', '八千')).toBe('八千')
})
