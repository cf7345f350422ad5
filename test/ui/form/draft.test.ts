import { expect, it } from 'vitest'
import { zeroIncrementForm as form } from '#core/forms/zero-increment-application.ts'
import { cellsWith, changedFields, printed, textIn } from '#ui/form/draft.ts'

const saved = { projectName: '示例项目', totalInvestment: 8000, townCode: '310117105000', negativeClear: true }

it('改回原样的不算修改，写法不同、值相同的也不算', () => {
  expect(changedFields(form, { totalInvestment: '8,000.00 万元', projectName: '示例项目' }, saved)).toEqual({})
  expect(changedFields(form, { totalInvestment: '9000' }, saved)).toEqual({ totalInvestment: 9000 })
})

it('清空是修改；读不懂的原样留着', () => {
  expect(changedFields(form, { totalInvestment: '' }, saved)).toEqual({ totalInvestment: null })
  expect(changedFields(form, { totalInvestment: '八千' }, saved)).toEqual({ totalInvestment: { raw: '八千' } })
  expect(cellsWith(form, { totalInvestment: '' }, saved)).not.toHaveProperty('totalInvestment')
})

it('输入框里的字照表上的写法', () => {
  expect(textIn(form, 'townCode', {}, saved)).toBe('新桥镇')
  expect(textIn(form, 'negativeClear', {}, saved)).toBe('是')
  expect(textIn(form, 'totalInvestment', { totalInvestment: '9' }, saved)).toBe('9')
  expect(printed(form, 'totalInvestment', '9000')).toBe('9,000.00')
  expect(printed(form, 'totalInvestment', '八千')).toBe('八千')
})
