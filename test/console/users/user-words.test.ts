import { expect, test } from 'vitest'
import { factorBadge, scopeWord, usersAddress } from '#console/users/user-words.ts'
import type { AccountLine } from '#core/api/accounts.ts'

const line: AccountLine = {
  username: 'wangfang',
  name: '王芳',
  role: 'town',
  org: '310117105000',
  orgName: '新桥镇',
  person: 'wangfang',
  active: true,
  secondFactor: false,
  needsSecondFactor: false,
  identity: null,
  invited: false,
  sessions: 0,
  lastSignInAt: null,
  lockedUntil: null,
}

test.each<[string, Partial<AccountLine>, string]>([
  ['街镇', {}, '新桥镇'],
  ['区专班', { role: 'district', org: null, orgName: null }, '全区'],
  ['系统管理没有数据范围', { role: 'admin', org: null, orgName: null }, '—'],
  ['第三方', { role: 'third-party', org: '91310117000000203A', orgName: null }, '91310117000000203A（按授权）'],
  ['邀请来的企业', { role: 'enterprise', org: '91310117999999912E', invited: true }, '91310117999999912E（受邀）'],
])('范围：%s', (_name, other, word) => {
  expect(scopeWord({ ...line, ...other })).toBe(word)
})

test('二次验证：开启、未开启、须开启三种说法', () => {
  expect(factorBadge(line).word).toBe('未开启')
  expect(factorBadge({ ...line, secondFactor: true }).word).toBe('已开启')
  expect(factorBadge({ ...line, needsSecondFactor: true }).word).toContain('登录时须开启')
})

test('查找和角色都在地址里', () => {
  expect(usersAddress('', '')).toBe('/users')
  expect(decodeURIComponent(usersAddress('王', 'town'))).toBe('/users?q=王&role=town')
})
