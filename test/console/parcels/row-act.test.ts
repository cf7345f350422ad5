import { expect, it } from 'vitest'
import { actsFrom, actsOf, nextAct, reasonOf } from '#console/parcels/row-act.ts'
import { roles } from '#core/access/role.ts'
import { transitionRoles } from '#core/access/transition.ts'
import { rowStatuses } from '#core/record/status.ts'

it('每个角色的操作就是转换表允许的那些', () => {
  for (const role of roles) {
    const allowed = rowStatuses.filter((status) => transitionRoles[status].includes(role))
    expect(actsOf(role).map((act) => act.to)).toEqual(allowed)
  }
})

it('退回和锁定要写理由', () => {
  const needing = actsOf('district').filter((act) => act.needsReason)
  expect(needing.map((act) => act.verb)).toEqual(['退回', '锁定'])
})

it('醒目的按钮是往前走的那一步，从不是锁定', () => {
  expect(nextAct(actsOf('town-reviewer'))?.to).toBe('town-approved')
  expect(nextAct(actsOf('district'))?.to).toBe('review-approved')
  expect(nextAct(actsFrom('district', 'review-approved'))).toBeNull()
})

it('一宗只给它的状态允许的操作', () => {
  expect(actsFrom('town-reviewer', 'submitted').map((act) => act.verb)).toEqual(['退回', '通过'])
  expect(actsFrom('town-reviewer', 'draft')).toEqual([])
  expect(actsFrom('auditor', 'submitted')).toEqual([])
})

it('街镇通过要说明，先写好审核通过；已有意见的从它改起，成批的可以清空', () => {
  const approve = actsFrom('town-reviewer', 'submitted').find((act) => act.to === 'town-approved')
  if (approve === undefined) throw new Error('nothing to approve')
  expect(reasonOf(approve, null)).toMatchObject({ preset: '审核通过', shortest: 2, longest: 200 })
  expect(reasonOf(approve, '情况属实')).toMatchObject({ preset: '情况属实', shortest: 2 })
  expect(reasonOf(approve, undefined)).toMatchObject({ preset: '审核通过', shortest: 0 })
})

it('区专班通过不必说明，退回必须', () => {
  const [returning, approving] = actsFrom('district', 'town-approved')
  if (returning === undefined || approving === undefined) throw new Error('nothing to do')
  expect(reasonOf(returning, null).shortest).toBe(5)
  expect(reasonOf(approving, null)).toMatchObject({ shortest: 0 })
  expect(reasonOf(approving, null).preset).toBeUndefined()
})
