import { expect, test } from 'vitest'
import { seesDepartmentLayer } from '#core/access/mask.ts'
import type { Role } from '#core/access/role.ts'
import { formById } from '#core/forms/catalogue.ts'

const { taxPaid, revenue, highTech } = formById('enterprise-information').fields
const firm = '91310117999999912E'

test.each<[string, Role, string | null, { tax: boolean; statistics: boolean }]>([
  ['街镇经办看不到统计、税务核定值', 'town', '310117105000', { tax: false, statistics: false }],
  ['街镇审核看不到', 'town-reviewer', '310117105000', { tax: false, statistics: false }],
  ['税务局看得到自己的，看不到统计局的', 'department', 'tax', { tax: true, statistics: false }],
  ['统计局看得到自己的，看不到税务局的', 'department', 'statistics', { tax: false, statistics: true }],
  ['其他部门看不到', 'department', 'planning', { tax: false, statistics: false }],
  ['区专班都看得到', 'district', null, { tax: true, statistics: true }],
  ['审计都看得到', 'auditor', null, { tax: true, statistics: true }],
  ['企业看得到自己的', 'enterprise', firm, { tax: true, statistics: true }],
  ['企业看不到同地块其他企业的', 'enterprise', '913101179999999209', { tax: false, statistics: false }],
  ['第三方技术单位看不到', 'third-party', null, { tax: false, statistics: false }],
])('%s', (_name, role, org, expected) => {
  if (!taxPaid || !revenue || !highTech) throw new Error('fields are gone')
  const viewer = { role, org }
  expect(seesDepartmentLayer(viewer, taxPaid, firm)).toBe(expected.tax)
  expect(seesDepartmentLayer(viewer, revenue, firm)).toBe(expected.statistics)
  expect(seesDepartmentLayer(viewer, highTech, firm)).toBe(true)
})
