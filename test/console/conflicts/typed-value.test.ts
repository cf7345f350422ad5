import { expect, it } from 'vitest'
import { typedValue } from '#console/conflicts/typed-value.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

const area = (text: string) =>
  typedValue('parcel-self-assessment', 'vacantFloorArea', parcelForm.fields.vacantFloorArea, text, '2026-11-22')
const taxed = (text: string) =>
  typedValue('enterprise-information', 'taxInDistrict', enterpriseForm.fields.taxInDistrict, text, '2026-11-22')

it('按字段的读法读：全角、千分位、带单位', () => {
  expect(area('１，２００.50 m²')).toEqual({ value: 1200.5, remark: null })
  expect(taxed('是')).toEqual({ value: true, remark: null })
})

it('读不成的说明填了什么、应为什么', () => {
  expect(area('约一千')).toEqual({
    value: null,
    remark: '填“约一千”，应为数字，单位 m²。请只填数字；确实没有的填 0。',
  })
})

it('超出范围的也不收，小数过多的收下但提醒', () => {
  expect(area('-5').value).toBeNull()
  expect(area('-5').remark).toContain('应不小于')
  expect(area('12.3456').value).toBe(12.3456)
  expect(area('12.3456').remark).toContain('一般保留 2 位小数')
})

it('空着不是 0，也不是清空', () => {
  expect(area('  ')).toEqual({ value: null, remark: `未填。${parcelForm.fields.vacantFloorArea.hint}` })
})
