import { describe, expect, it } from 'vitest'
import {
  exportRequestState,
  mayDecideExport,
  mayRevokeExport,
  type Officer,
  type RequestFate,
  seesExportRequest,
} from '#core/access/export-approval.ts'
import { guardedField, guardedFields, ownersOf } from '#core/access/export-fields.ts'
import { maskedDepartments, seesDepartmentLayer, seesEverything } from '#core/access/mask.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'

const now = '2026-11-22T10:00:00.000+08:00'
const later = '2026-11-22T10:00:00.001+08:00'
const approved: RequestFate = { decision: 'approved', downloads: 2, used: 1, validUntil: later, revokedAt: null }

describe('一份申请的状态', () => {
  it.each<[string, Partial<RequestFate>, string]>([
    ['还没有人批', { decision: null, downloads: null, validUntil: null, used: 0 }, 'pending'],
    ['批准，还有次数和时间', {}, 'approved'],
    ['次数用完', { used: 2 }, 'used-up'],
    ['到点即过期', { validUntil: now }, 'expired'],
    ['用完又过期，算用完', { used: 2, validUntil: now }, 'used-up'],
    ['驳回', { decision: 'rejected', downloads: null, validUntil: null }, 'rejected'],
    ['待审批时撤销', { decision: null, revokedAt: now }, 'revoked'],
    ['批准后撤销', { revokedAt: now }, 'revoked'],
  ])('%s', (_name, change, state) => {
    expect(exportRequestState({ ...approved, ...change }, now)).toBe(state)
  })
})

describe('谁批、谁撤、谁看得到', () => {
  const request = { username: 'zhoutao', departments: ['tax'] as const }
  const both = { username: 'zhoutao', departments: ['statistics', 'tax'] as const }
  const people: Readonly<Record<string, Officer>> = {
    本人: { username: 'zhoutao', role: 'district', org: null },
    专班另一人: { username: 'wumin', role: 'district', org: null },
    税务局: { username: 'zhaomin', role: 'department', org: 'tax' },
    建管委: { username: 'liuyang', role: 'department', org: 'construction' },
    审计: { username: 'qianjin', role: 'auditor', org: null },
    街镇: { username: 'wangfang', role: 'town', org: '310117105000' },
  }
  it.each([
    ['本人', [false, false], [true, true], [true, true]],
    ['专班另一人', [true, true], [true, true], [true, true]],
    ['税务局', [true, false], [true, true], [true, true]],
    ['建管委', [false, false], [false, false], [false, false]],
    ['审计', [false, false], [false, false], [true, true]],
    ['街镇', [false, false], [false, false], [false, false]],
  ] as const)('%s', (who, decides, revokes, sees) => {
    const person = people[who]
    if (person === undefined) throw new Error(who)
    expect([request, both].map((one) => mayDecideExport(person, one))).toEqual(decides)
    expect([request, both].map((one) => mayRevokeExport(person, one))).toEqual(revokes)
    expect([request, both].map((one) => seesExportRequest(person, one))).toEqual(sees)
  })
})

describe('要审批的字段', () => {
  it('就是统计、税务核定的字段，键不重复', () => {
    expect(new Set(guardedFields.map(({ key }) => key)).size).toBe(guardedFields.length)
    expect(guardedFields.every(({ department }) => maskedDepartments.includes(department))).toBe(true)
    expect(guardedField('taxPaid')?.department).toBe('tax')
    expect(guardedField('codT')).toBeNull()
    expect(ownersOf(['taxPaid', 'revenue'])).toEqual(['statistics', 'tax'])
  })

  it('导出时只见所批的字段；审批给不了角色本来没有的', () => {
    const { taxPaid, revenue, codT } = enterpriseForm.fields
    const taken = { role: 'district' as const, org: null, released: new Set([taxPaid]) }
    expect([taxPaid, revenue, codT].map((field) => seesDepartmentLayer(taken, field, null))).toEqual([
      true,
      false,
      true,
    ])
    expect(seesEverything(taken)).toBe(false)
    expect(seesEverything({ role: 'district', org: null })).toBe(true)
    expect(seesDepartmentLayer({ ...taken, role: 'town', org: '310117105000' }, taxPaid, null)).toBe(false)
  })
})
