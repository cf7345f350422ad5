import { describe, expect, it } from 'vitest'
import { reasonFor, splitExplained, validReason, valuesOf } from '#core/checks/reason.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { type Case, findingsOf } from './case.ts'

const given: Case = { 名称: '', 规则: '', 企业: [{ 是否规上: '否', 年末从业人数: 0, 研究开发费用: 332.5 }] }
const by = { key: '2025/SJ-XQ-0137/91310117999999912E', by: 'wangfang', at: '2026-11-21T14:20:00+08:00' }
const keyOf = () => by.key

function one(findings: readonly AnyFinding[], code: string): AnyFinding {
  const finding = findings.find((each) => each.code === code)
  if (finding === undefined) throw new RangeError(`no ${code}`)
  return finding
}

describe('须说明的理由', () => {
  it('5 至 200 个字，不计首尾空格', () => {
    expect(['情况属实', ' 情况属实 　', '', '说'.repeat(201)].map(validReason)).toEqual([false, false, false, false])
    expect(['上年已搬迁', '说'.repeat(200), '𠮷'.repeat(5)].map(validReason)).toEqual([true, true, true])
  })

  it('说明过的须说明折入已说明，其余不变', () => {
    const findings = findingsOf(given)
    const reason = reasonFor(one(findings, 'X12'), { ...by, reason: ' 上年已退出规上库 ' })
    const { open, explained } = splitExplained(findings, [reason], keyOf)
    expect(explained.map(({ finding, reason: { reason: text } }) => [finding.code, text])).toEqual([
      ['X12', '上年已退出规上库'],
    ])
    expect(open).toEqual(findings.filter(({ code }) => code !== 'X12'))
  })

  it('须改正的不能用说明代替', () => {
    const findings = findingsOf(given)
    const reason = reasonFor(one(findings, 'X17'), { ...by, reason: '研发外包给高校' })
    expect(splitExplained(findings, [reason], keyOf)).toEqual({ open: findings, explained: [] })
  })

  it('任何一个有关的数变了，就再次要求说明', () => {
    const before = one(findingsOf(given), 'X12')
    const reason = reasonFor(before, { ...by, reason: '上年已退出规上库' })
    const again = (changed: Case) => splitExplained(findingsOf(changed), [reason], keyOf).explained.length
    const firm = given.企业?.[0]
    expect(again({ ...given, 企业: [{ ...firm, 营业收入: 9500.01 }] })).toBe(0)
    expect(again({ ...given, 企业: [{ ...firm, 企业名称: '改名不影响' }] })).toBe(1)
  })

  it('只对所在的行、字段有效，同一处以最后一次为准', () => {
    const finding = one(findingsOf(given), 'X12')
    const reason = reasonFor(finding, { ...by, reason: '上年已退出规上库' })
    expect(splitExplained([finding], [{ ...reason, key: '2025/SJ-XQ-0137/913101179999999209' }], keyOf).open).toEqual([
      finding,
    ])
    expect(splitExplained([finding], [{ ...reason, field: 'revenue' }], keyOf).open).toEqual([finding])
    expect(splitExplained([finding], [{ ...reason, key: finding.row }]).explained).toHaveLength(1)
    const later = { ...reason, reason: '统计局已确认退库' }
    expect(splitExplained([finding], [reason, later], keyOf).explained[0]?.reason).toEqual(later)
  })

  it('同一发现的文字与书写顺序无关', () => {
    const finding = one(findingsOf(given), 'X12')
    const reversed = Object.fromEntries(Object.entries(finding.details).reverse())
    expect(valuesOf({ ...finding, details: reversed } as AnyFinding)).toBe(valuesOf(finding))
  })

  it('检查日变了，到期的说明仍有效', () => {
    const expired = { 名称: '', 规则: '', 地块: { 使用权终止日期: '2020-06-29' } }
    expect(valuesOf(one(findingsOf(expired), 'X24'))).not.toContain('2026')
  })
})
