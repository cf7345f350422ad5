import { expect, it } from 'vitest'
import { headingIn, readOnlyText, valueText } from '#console/conflicts/conflict-words.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { conflict } from './conflict.ts'

it('字段带单位；不认识的字段照样显示', () => {
  expect(headingIn(conflict())).toBe('空置建筑面积（m²）')
  expect(headingIn(conflict({ field: 'newField' }))).toBe('newField')
  expect(valueText(parcelForm.fields.vacantFloorArea, 1500)).toBe('1,500.00')
  expect(valueText(parcelForm.fields.vacantFloorArea, 1500, true)).toBe('1,500.00 m²')
  expect(valueText(null, { raw: '约一千' })).toBe('约一千')
  expect(valueText(null, null)).toBe('未填')
})

it('不能处理的说明为什么：只查看、部门核定、状态', () => {
  expect(readOnlyText('auditor', conflict())).toBe('您的角色只查看，不处理。')
  expect(readOnlyText('town', conflict({ layer: 'department' }))).toContain('以部门核定值为准')
  expect(readOnlyText('department', conflict())).toBe('填报值由企业或街镇处理。')
  expect(readOnlyText('town', conflict())).toContain('状态')
})
