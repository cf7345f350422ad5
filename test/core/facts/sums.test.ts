import { describe, expect, it } from 'vitest'
import type { ParcelFigures } from '#core/facts/facts.ts'
import { countedFirms, hasBlank, isDepartmentFigure, sumBasis, sumOf } from '#core/facts/sums.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { toNumber } from '#core/vocabulary/exact.ts'
import { golden } from '../scoring/golden.ts'

function basisOf(firms: readonly EnterpriseValues[], figures?: ParcelFigures, assumed?: { readonly revenue: number }) {
  return sumBasis({ ...golden, firms, ...(figures === undefined ? {} : { figures }) }, assumed)
}

/** 营业收入: as a numerator, as a denominator, blank or not, by a department or not. */
function revenueOf(...of: Parameters<typeof basisOf>): readonly [number | null, number | null, boolean, boolean] {
  const basis = basisOf(...of)
  const sums = (['numerator', 'denominator'] as const).map((role) => {
    const sum = sumOf(basis, 'revenue', role)
    return sum === null ? null : toNumber(sum)
  })
  return [sums[0] ?? null, sums[1] ?? null, hasBlank(basis, 'revenue'), isDepartmentFigure(basis, 'revenue')]
}

const above = (revenue?: number): EnterpriseValues => ({
  aboveScale: true,
  ...(revenue === undefined ? {} : { revenue }),
})
const below = (revenue?: number): EnterpriseValues => ({ ...above(revenue), aboveScale: false })
const untold = (revenue: number): EnterpriseValues => ({ revenue })

const blank = null

describe('各行之和', () => {
  it.each<[string, readonly EnterpriseValues[], readonly [number | null, number | null, boolean, boolean]]>([
    ['没有行，分子分母都缺', [], [blank, blank, true, false]],
    ['都填了', [above(10), below(2.5)], [12.5, 12.5, false, false]],
    ['有一行没填：分子照加，分母缺', [above(10), below()], [10, blank, true, false]],
    ['分摊 50%', [{ ...above(10), parcelShare: 50 }], [5, 5, false, false]],
    ['分摊 100% 与不填相同', [{ ...above(10), parcelShare: 100 }, above(1)], [11, 11, false, false]],
    ['分摊 0 的行不看，空白也不看', [{ ...above(), parcelShare: 0 }, above(1)], [1, 1, false, false]],
  ])('%s', (_, firms, expected) => {
    expect(revenueOf(firms)).toEqual(expected)
  })

  it('没有分摊 0 的，行照旧是那些行', () => {
    const firms = [above(1), { ...above(2), parcelShare: 30 }]
    expect(countedFirms(firms)).toBe(firms)
    expect(countedFirms([...firms, { parcelShare: 0 }])).toEqual(firms)
  })
})

describe('统计部门的地块数', () => {
  const statistics = { statistics: { revenue: 100 } } as const
  it.each<[string, readonly EnterpriseValues[], readonly [number | null, number | null, boolean, boolean]]>([
    ['替规上各行，加规下', [above(10), below(2)], [102, 102, false, true]],
    ['规下没填：分子只有部门数，分母缺', [above(10), below()], [100, blank, true, true]],
    ['都是规上，没填也不缺', [above()], [100, 100, false, true]],
    ['有一家没说规上规下：不知道它算不算在内，分母缺', [above(10), untold(3)], [100, blank, true, true]],
    ['没有企业也用部门数', [], [100, 100, false, true]],
  ])('%s', (_, firms, expected) => {
    expect(revenueOf(firms, statistics)).toEqual(expected)
  })

  it('税务的数整个替下，各行空白不算缺；没给的数仍是各行之和', () => {
    const basis = basisOf([{ ...below(5), taxPaid: 3 }, below()], { tax: { taxPaid: 7 } })
    expect(sumOf(basis, 'taxPaid', 'denominator')).toEqual({ units: 7, scale: 0 })
    expect(isDepartmentFigure(basis, 'taxPaid')).toBe(true)
    expect([hasBlank(basis, 'revenue'), isDepartmentFigure(basis, 'revenue')]).toEqual([true, false])
  })
})

it('假设的数替下和数，不再算缺，别的数不动', () => {
  const firms = [{ ...above(), taxPaid: 3 }]
  expect(revenueOf(firms, undefined, { revenue: 9 })).toEqual([9, 9, false, false])
  const basis = basisOf(firms, undefined, { revenue: 9 })
  expect(sumOf(basis, 'taxPaid', 'numerator')).toEqual({ units: 3, scale: 0 })
  expect(hasBlank(basis, 'fixedAssets')).toBe(true)
  expect(revenueOf([above(), above(4)], { statistics: { revenue: 8 } }, { revenue: 9 })).toEqual([9, 9, false, true])
})
