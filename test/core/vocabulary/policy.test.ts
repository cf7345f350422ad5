import { describe, expect, it } from 'vitest'
import { notice9 } from '#core/vocabulary/citation.ts'
import { notice9Policy, type PolicyDocument, shippedPolicies } from '#core/vocabulary/policy.ts'
import { policyFaults, policyNumber } from '#core/vocabulary/policy-fault.ts'
import { policyNotice } from '#core/vocabulary/policy-register.ts'
import { policySchema } from '#core/vocabulary/policy-schema.ts'

function entered(number: string, changed: Partial<PolicyDocument>): PolicyDocument {
  return { ...notice9Policy, number, effectiveTo: null, ...changed }
}

const extension = entered('示例规范〔2025〕3号', {
  effectiveFrom: '2025-10-26',
  succession: { how: 'extends', document: notice9, until: '2026-12-31' },
})
const replacement = entered('示例规范〔2026〕1号', {
  effectiveFrom: '2026-06-01',
  effectiveTo: '2028-05-31',
  succession: { how: 'replaces', document: notice9 },
})
const second = entered('示例规范〔2028〕2号', {
  effectiveFrom: '2028-06-01',
  succession: { how: 'replaces', document: replacement.number },
})
const asks = (end: string) => ({
  kind: 'question',
  text: `沪经信规范〔2020〕9号有效期已届满（至 ${end}），请确认是否有延续或替代文件。`,
})

describe('9号文，没有登记别的文件', () => {
  it.each([
    ['2020-10-25', { kind: 'question', text: '沪经信规范〔2020〕9号自 2020-10-26 起施行。' }],
    ['2020-10-26', null],
    ['2025-10-25', null],
    ['2025-10-26', asks('2025-10-25')],
  ])('在 %s', (day, notice) => {
    expect(policyNotice(shippedPolicies, notice9, day)).toEqual(notice)
  })
})

describe('登记了延续、替代', () => {
  const register = [...shippedPolicies, second, extension, replacement]
  const answers = (text: string) => ({ kind: 'answer', text })
  const extended = answers('适用沪经信规范〔2020〕9号，有效期由示例规范〔2025〕3号延长至 2026-12-31。')
  it.each([
    ['2025-10-25', null],
    ['2025-10-26', extended],
    ['2026-05-31', extended],
    ['2026-06-01', answers('适用示例规范〔2026〕1号（替代沪经信规范〔2020〕9号，自 2026-06-01 起施行）。')],
    ['2028-05-31', answers('适用示例规范〔2026〕1号（替代沪经信规范〔2020〕9号，自 2026-06-01 起施行）。')],
    ['2028-06-01', answers('适用示例规范〔2028〕2号（替代沪经信规范〔2020〕9号，自 2028-06-01 起施行）。')],
  ])('在 %s', (day, notice) => {
    expect(policyNotice(register, notice9, day)).toEqual(notice)
  })

  it('延续也到期、延续之前有空档、作废的延续：仍问', () => {
    expect(policyNotice([...shippedPolicies, extension], notice9, '2027-01-01')).toEqual(asks('2026-12-31'))
    const late = { ...extension, effectiveFrom: '2026-01-01' }
    expect(policyNotice([...shippedPolicies, late], notice9, '2025-12-31')).toEqual(asks('2025-10-25'))
    const voided = { ...extension, isVoid: true }
    expect(policyNotice([...shippedPolicies, voided], notice9, '2026-03-01')).toEqual(asks('2025-10-25'))
  })

  it('没有写截止日期的延续，一直适用', () => {
    const open = { ...extension, succession: { how: 'extends', document: notice9, until: null } as const }
    expect(policyNotice([...shippedPolicies, open], notice9, '2040-01-01')).toEqual(
      answers('适用沪经信规范〔2020〕9号，有效期由示例规范〔2025〕3号延长，未写明截止日期。'),
    )
  })

  it('互相替代的登记不会绕圈', () => {
    const one = entered('甲〔2026〕1号', {
      effectiveFrom: '2026-01-01',
      succession: { how: 'replaces', document: notice9 },
    })
    const back = { ...notice9Policy, succession: { how: 'replaces', document: one.number } as const }
    expect(policyNotice([back, one], notice9, '2026-03-01')?.kind).toBe('question')
  })
})

describe('登记前核对', () => {
  const faults = (document: PolicyDocument, register = shippedPolicies) => policyFaults(document, register)

  it('随程序提供的和正常的没有问题', () => {
    for (const document of shippedPolicies) {
      expect(faults(document)).toEqual([])
      expect(policySchema.parse(document)).toEqual(document)
    }
    expect(faults(extension)).toEqual([])
    expect(faults(second, [...shippedPolicies, replacement])).toEqual([])
  })

  it.each([
    ['截止早于施行', { ...replacement, effectiveTo: '2026-05-31' }, '有效期截止 2026-05-31 早于施行日期 2026-06-01'],
    ['替代自己', { ...replacement, number: notice9 }, '文件不能延续或替代自己'],
    ['替代不在登记中的', second, '登记中没有示例规范〔2026〕1号'],
    ['施行不晚于被替代的', { ...replacement, effectiveFrom: '2020-10-26' }, '施行日期不晚于沪经信规范〔2020〕9号'],
    [
      '延长到更早的一天',
      { ...extension, succession: { how: 'extends', document: notice9, until: '2025-10-25' } as const },
      '延长至 2025-10-25，不晚于原有效期 2025-10-25',
    ],
    [
      '延长没有截止日期的',
      { ...extension, succession: { how: 'extends', document: '松规划资源〔2023〕123号', until: null } as const },
      '松规划资源〔2023〕123号没有截止日期',
    ],
  ])('%s', (_name, document, fault) => {
    expect(faults(document)).toEqual([expect.stringContaining(fault)])
  })

  it('被别的文件延续或替代的，不能作废，也不能反过来替代它', () => {
    const register = [...shippedPolicies, replacement, second]
    expect(faults({ ...replacement, isVoid: true }, register)).toEqual([
      '示例规范〔2028〕2号延续或替代本文件，不能作废。请先作废该文件。',
    ])
    const back = { ...replacement, succession: { how: 'replaces', document: second.number } as const }
    expect(faults(back, register)).toEqual([expect.stringContaining('不能互相替代')])
  })
})

it('文号的括号和空格按通行写法', () => {
  for (const typed of [
    '沪经信规范[2025]3号',
    '沪经信规范 （2025） 3 号',
    '沪经信规范【2025】3号',
    '沪经信规范〔2025〕3号',
  ]) {
    expect(policyNumber(typed)).toBe('沪经信规范〔2025〕3号')
  }
})
