import { expect, test } from 'vitest'
import { type AuditAction, auditActions, chainOf } from '#core/access/audit-action.ts'
import { dutyOf } from '#core/access/duty.ts'
import { roles } from '#core/access/role.ts'
import { needsSecondFactor, signInStepNamed } from '#core/access/sign-in-step.ts'

test('四类权限：系统、安全、审计各一个角色，其余都是业务', () => {
  expect(roles.filter((role) => dutyOf(role) === 'system')).toEqual(['admin'])
  expect(roles.filter((role) => dutyOf(role) === 'security')).toEqual(['security'])
  expect(roles.filter((role) => dutyOf(role) === 'audit')).toEqual(['auditor'])
  expect(roles.filter((role) => dutyOf(role) === 'business')).toHaveLength(roles.length - 3)
})

test('区专班、安全管理、系统管理须二次验证', () => {
  expect(roles.filter(needsSecondFactor)).toEqual(['district', 'security', 'admin'])
})

test('不认识的登录步骤当作没有走完', () => {
  expect(['done', 'verify', 'enrol', '', 'later'].map(signInStepNamed)).toEqual([
    'done',
    'verify',
    'enrol',
    'verify',
    'verify',
  ])
})

test('账号的变更记在系统链里，登录和会话记在本区链里', () => {
  const inInstallation: readonly AuditAction[] = [
    'account-created',
    'account-changed',
    'identity-bound',
    'identity-unbound',
    'password-link-created',
  ]
  for (const action of inInstallation) expect(chainOf(action), action).toBe('installation')
  const ofDistrict = auditActions.filter((action) =>
    /^(sign|session|second|pair|invitation|password-(set|changed))/.test(action),
  )
  expect(ofDistrict.length).toBeGreaterThan(10)
  for (const action of ofDistrict) expect(chainOf(action), action).toBe('district')
})
