import { expect, it } from 'vitest'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { differenceText } from '#ui/difference.ts'

it('两个数相差多少，带单位，不带浮点的尾巴', () => {
  const { vacantFloorArea } = parcelForm.fields
  expect(differenceText(vacantFloorArea, 900.3, 1500)).toBe('599.70 m²')
  expect(differenceText(vacantFloorArea, 0.3, 0.1)).toBe('0.20 m²')
  expect(differenceText(enterpriseForm.fields.employeesYearEnd, 12, 9)).toBe('3 人')
})

it('不是数、没填或相同的，没有相差', () => {
  const { vacantFloorArea, parcelName } = parcelForm.fields
  expect(differenceText(vacantFloorArea, 900, null)).toBeNull()
  expect(differenceText(vacantFloorArea, 900, 900)).toBeNull()
  expect(differenceText(parcelName, '甲', '乙')).toBeNull()
})
