import { expect, it } from 'vitest'
import { auditQuery, isFiltered, noFilter, parseAuditView } from '#console/audit/audit-view.ts'
import { detailsText } from '#console/audit/details-text.ts'

it('筛选从地址读出、写回，不合格的不算', () => {
  const text = 'chain=installation&from=2026-11-01&until=2026-11-21&username=wangfang&action=pushed&object=SJ-XQ'
  const view = parseAuditView(new URLSearchParams(text))
  expect(auditQuery(view)).toBe(text)
  expect(isFiltered(view)).toBe(true)
  const odd = parseAuditView(new URLSearchParams('chain=别的&from=2026-02-30&action=无此动作'))
  expect(odd).toEqual({ ...noFilter, chain: 'district' })
  expect(auditQuery(odd)).toBe('')
  expect(isFiltered(parseAuditView(new URLSearchParams('chain=installation')))).toBe(false)
})

it.each([
  ['transition', { from: 'draft', to: 'submitted' }, '填报中 → 已提交'],
  ['pushed', { accepted: 2, refused: 1 }, '接受 2，拒绝 1'],
  ['exported', { contacts: 'masked', town: null }, '联系方式 已脱敏'],
  ['right-granted', { right: 'export-contacts' }, '权限 导出完整联系方式'],
  [
    'due-dates-changed',
    { cycle: '2025', kind: 'set', stages: ['filing', 'review'], changes: 2 },
    '2025年度 填报、核验 设定，2 项',
  ],
  [
    'due-dates-reversed',
    { cycle: '2025', kind: 'reversed', stages: ['filing'], changes: 3, reverses: 4 },
    '2025年度 填报 撤销第 4 次变更，3 项',
  ],
  ['letters-issued', { cycle: '2025', stage: 'department-list', receivers: 5 }, '2025年度 部门名单，5 个对象'],
  ['account-created', { role: 'town', org: '310117105000', parcels: 0 }, '角色 街镇经办，单位 310117105000，地块 0'],
  ['uploaded', { fileHash: 'a'.repeat(64), part: 1, parts: 2 }, '文件摘要 aaaaaaaaaaaa…，分批 1，共 2'],
  [
    'export-requested',
    { kind: 'ledger', cycle: '2025', fields: ['taxPaid', 'rdExpense'] },
    '汇总台账 2025年度：上缴税金总额、研究开发费用',
  ],
  ['export-decided', { decision: 'rejected' }, '驳回'],
  ['exported', { contacts: 'masked', approval: 12 }, '联系方式 已脱敏，导出审批号 12'],
  ['sign-out', {}, ''],
])('%s 的详情写成一句：%j', (action, details, text) => {
  expect(detailsText({ action, details })).toBe(text)
})
