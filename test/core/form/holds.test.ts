import { describe, expect, it } from 'vitest'
import { all, any, type Condition, filled, industrial, is, not, positive } from '#core/form/condition.ts'
import { conditionText } from '#core/form/condition-text.ts'
import { holds } from '#core/form/holds.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'

const cases: readonly (readonly [Condition, Record<string, string | number | boolean>, boolean])[] = [
  [is('occupancy', '租赁', '分租'), { occupancy: '分租' }, true],
  [is('occupancy', '租赁', '分租'), { occupancy: '自有' }, false],
  [is('occupancy', '租赁'), {}, false],
  [is('highTech', false), { highTech: false }, true],
  [is('highTech', true), { highTech: false }, false],
  [positive('revenue'), { revenue: 0.01 }, true],
  [positive('revenue'), { revenue: 0 }, false],
  [positive('revenue'), {}, false],
  [filled('revenue'), { revenue: 0 }, true],
  [filled('revenue'), {}, false],
  [industrial('industryCode'), { industryCode: '0610' }, true],
  [industrial('industryCode'), { industryCode: '4690' }, true],
  [industrial('industryCode'), { industryCode: '0590' }, false],
  [industrial('industryCode'), { industryCode: '4710' }, false],
  [industrial('industryCode'), {}, false],
  [not(is('opStatus', '未投产')), {}, true],
  [all(filled('revenue'), positive('taxPaid')), { revenue: 1, taxPaid: 1 }, true],
  [all(filled('revenue'), positive('taxPaid')), { revenue: 1 }, false],
  [any(filled('revenue'), positive('taxPaid')), { revenue: 1 }, true],
  [any(filled('revenue'), positive('taxPaid')), {}, false],
]

describe('条件', () => {
  it.each(cases)('%j 对 %j：%s', (condition, values, expected) => {
    expect(holds(condition, values, enterpriseForm)).toBe(expected)
  })

  it('表里没有的项是我们的错', () => {
    expect(() => holds(filled('nowhere'), {}, enterpriseForm)).toThrow(RangeError)
  })

  it.each<readonly [Condition, string]>([
    [is('occupancy', '租赁', '分租'), '“用地关系”为“租赁”或“分租”'],
    [not(is('highTech', true)), '“高新技术企业”不为“是”'],
    [not(all(is('highTech', true), filled('revenue'))), '“高新技术企业”不为“是”，或未填“营业收入”'],
    [not(any(positive('revenue'), industrial('industryCode'))), '“营业收入”不大于0，且“行业代码”不属工业（大类06–46）'],
    [not(not(filled('revenue'))), '已填“营业收入”'],
  ])('说成话：%j', (condition, text) => {
    expect(conditionText(condition, enterpriseForm)).toBe(text)
  })
})
