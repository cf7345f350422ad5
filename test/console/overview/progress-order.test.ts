import { expect, it } from 'vitest'
import { missingParcels, orderedTowns, submittedShare, type TownProgress } from '#console/overview/progress-order.ts'

function town(townName: string, parcels: number, submitted: number, approved = 0, errors = 0): TownProgress {
  const rest = parcels - submitted - approved
  return {
    townCode: townName,
    townName,
    parcels,
    draft: rest,
    submitted,
    approved,
    notStarted: 0,
    completeness: 0,
    errors,
    warnings: 0,
  }
}

const names = (towns: readonly TownProgress[]) => towns.map((one) => one.townName)

it('最慢的在前，一样慢的差得多的在前，没有地块的在最后', () => {
  const towns = [town('甲', 10, 5), town('乙', 0, 0), town('丙', 40, 10, 10), town('丁', 10, 1), town('戊', 4, 2)]
  expect(names(orderedTowns(towns, 'submitted', false))).toEqual(['丁', '丙', '甲', '戊', '乙'])
  expect(names(orderedTowns(towns, 'submitted', true))).toEqual(['丙', '甲', '戊', '丁', '乙'])
})

it('按问题数排', () => {
  const towns = [town('甲', 10, 5, 0, 3), town('乙', 0, 0), town('丙', 10, 5, 0, 9)]
  expect(names(orderedTowns(towns, 'errors', true))).toEqual(['丙', '甲', '乙'])
})

it('已提交包括已通过；没有地块就没有比例', () => {
  expect(submittedShare(town('甲', 10, 3, 2))).toBe(0.5)
  expect(submittedShare(town('乙', 0, 0))).toBeNull()
  expect(missingParcels(town('甲', 10, 3, 2))).toBe(5)
})
