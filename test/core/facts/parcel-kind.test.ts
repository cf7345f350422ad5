import { describe, expect, it } from 'vitest'
import { mainIndustryOf, scaleOf, tenureOf } from '#core/facts/parcel-kind.ts'
import { sharedSum } from '#core/facts/sums.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { toNumber } from '#core/vocabulary/exact.ts'

describe('地块的规模、用地关系和主要行业', () => {
  it.each<[readonly EnterpriseValues[], string | null]>([
    [[], null],
    [[{ aboveScale: false }], '规下'],
    [[{ aboveScale: false }, { aboveScale: true }], '规上'],
    [[{ aboveScale: false }, {}], null],
  ])('规模 %j：%s', (firms, expected) => {
    expect(scaleOf({ firms })).toBe(expected)
  })

  it.each<[readonly EnterpriseValues[], string | null]>([
    [[], null],
    [[{ occupancy: '租赁' }, { occupancy: '分租' }], '承租'],
    [[{ occupancy: '租赁' }, { occupancy: '自有' }], '自有'],
    [[{ occupancy: '租赁' }, { occupancy: '合作' }], null],
  ])('用地关系 %j：%s', (firms, expected) => {
    expect(tenureOf({ firms })).toBe(expected)
  })

  it.each<[readonly EnterpriseValues[], string | null]>([
    [[], null],
    [[{ industryCode: '3511' }, { industryCode: '3599' }], '35'],
    [[{ industryCode: '3511' }, {}], null],
    [
      [
        { industryCode: '3511', revenue: 9 },
        { industryCode: '1310', revenue: 9 },
      ],
      '13',
    ],
    [
      [
        { industryCode: '3511', revenue: 9, parcelShare: 50 },
        { industryCode: '1310', revenue: 5 },
      ],
      '13',
    ],
    [[{ industryCode: '3511', revenue: 9 }, { industryCode: '1310' }], null],
    [
      [
        { industryCode: '3511', revenue: 0 },
        { industryCode: '1310', revenue: 0 },
      ],
      '13',
    ],
  ])('主要行业 %j：%s', (firms, expected) => {
    expect(mainIndustryOf({ firms })).toBe(expected)
  })
})

it.each<[readonly EnterpriseValues[], number | null]>([
  [[], null],
  [[{ electricityKwh: 10 }, {}], null],
  [[{ electricityKwh: 10, parcelShare: 33.3333 }, { electricityKwh: 2 }], 5.33333],
])('用电量按分摊比例相加，缺一家就缺 %j：%s', (firms, expected) => {
  const sum = sharedSum(firms, 'electricityKwh')
  expect(sum === null ? null : toNumber(sum)).toBe(expected)
})
