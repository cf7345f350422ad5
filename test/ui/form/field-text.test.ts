import { expect, it } from 'vitest'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { choicesOf, inputText, pickerOf } from '#ui/form/field-text.ts'

const { fields } = zeroIncrementForm

it('日期能用选择器的用选择器，读不懂的照原样写', () => {
  expect(pickerOf(fields.startDate, '2027-03')).toBe('month')
  expect(pickerOf(fields.applicationDate, '')).toBe('date')
  expect(pickerOf(fields.applicationDate, '明年春天')).toBeNull()
  expect(inputText(fields.applicationDate, { raw: '明年春天' })).toBe('明年春天')
  expect(inputText(fields.startDate, '2027-03-01')).toBe('2027-03')
})

it('可选的列出来，要填的没有选项；空白就是空白', () => {
  expect(choicesOf(fields.negativeClear)).toEqual(['是', '否'])
  expect(choicesOf(fields.works)).toEqual(['新建', '改建', '扩建'])
  expect(choicesOf(fields.totalInvestment)).toBeNull()
  expect(inputText(fields.totalInvestment, null)).toBe('')
})
