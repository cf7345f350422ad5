import { expect, it } from 'vitest'
import { detailsText } from '#console/audit/details-text.ts'
import { objectText } from '#console/audit/object-text.ts'

it('评估、材料、密码、下载的详情不留英文代码', () => {
  const started = { cycle: 2025, mode: 'formal', standard: 'REG-2026.1', hash: 'a1'.repeat(32), trial: false }
  expect(detailsText({ action: 'evaluation-started', details: started })).toBe(
    '年度 2025，评估方式 正式评估，评估标准 REG-2026.1，标准摘要 a1a1a1a1a1a1…，另选标准 否',
  )
  expect(detailsText({ action: 'password-changed', details: { ended: 2 } })).toBe('结束的登录 2')
  const file = { sha256: 'b2'.repeat(32), size: 2048 }
  expect(detailsText({ action: 'dispute-file-added', details: file })).toBe(
    '文件摘要 b2b2b2b2b2b2…，文件大小（字节） 2048',
  )
  const factor = { client: 'pane', method: 'recovery-code', step: 'done' }
  expect(detailsText({ action: 'sign-in', details: factor })).toBe('来自 填报窗格，方式 恢复码，步骤 完成')
})

it('一串文件摘要逐个缩短', () => {
  const details = { documents: ['c3'.repeat(32), 'd4'.repeat(32)] }
  expect(detailsText({ action: 'stage-act', details })).toBe('材料 c3c3c3c3c3c3…、d4d4d4d4d4d4…')
})

it('名单选定的一行没有企业时说无', () => {
  const details = { lines: [[1, 'SJ-XQ-0001', null]] }
  expect(detailsText({ action: 'department-list-chosen', details })).toBe('行数 1、SJ-XQ-0001、无')
})

it('对象用中文说；账号、地块编码照样显示', () => {
  expect(objectText('audit')).toBe('审计记录')
  expect(objectText('audit installation')).toBe('审计记录 系统链')
  expect(objectText('ledger 2025')).toBe('台账 2025')
  expect(objectText('wangfang')).toBe('wangfang')
})
