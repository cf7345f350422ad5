import { expect, it } from 'vitest'
import { actText } from '#console/audit/act-text.ts'
import { detailsText } from '#console/audit/details-text.ts'

it('处理冲突说字段、层和选择，删除和恢复说带走几行', () => {
  const settled = { conflict: 'x1', layer: 'onsite', field: 'vacantFloorArea', choice: 'mine', written: true }
  expect(actText({ action: 'conflict-settled', details: settled })).toBe('空置建筑面积（现场）：采用“我的”')
  const moved = { form: 'parcel-self-assessment', revision: 5, rows: 3 }
  expect(actText({ action: 'row-removed', details: moved })).toBe('地块，第 5 版，连同企业 2 行')
  const firm = { form: 'enterprise-information', revision: 2, rows: 1 }
  expect(detailsText({ action: 'row-restored', details: firm })).toBe('企业，第 2 版')
})

it('不认识的字段和选择照样显示，别的动作仍逐项列', () => {
  const newer = { layer: 'sensed', field: 'newField', choice: 'both' }
  expect(actText({ action: 'conflict-settled', details: newer })).toBe('newField（sensed）：both')
  expect(detailsText({ action: 'sign-in', details: { method: 'password' } })).toBe('方式 密码')
})
