import { expect, test } from 'vitest'
import { rankedByProgress, rankedByQuality, type TownFigures } from '#core/letter/town-ranking.ts'

const none = {
  filed: 0,
  townReviewed: 0,
  reviewed: 0,
  overdue: 0,
  returned: 0,
  withErrors: 0,
  required: 10,
  filled: 10,
}
const town = (code: string, parcels: number, more: Partial<TownFigures> = {}): TownFigures => ({
  ...none,
  town: code,
  parcels,
  ...more,
})

test('进度按已提交占比，占比相同的看街镇审核；完全相同的并列，其后空一名', () => {
  const towns = [
    town('a', 3, { filed: 1 }),
    town('b', 300, { filed: 100 }),
    town('c', 10, { filed: 9 }),
    town('d', 30, { filed: 10, townReviewed: 1 }),
    town('e', 5),
  ]
  expect(rankedByProgress(towns).map((one) => [one.town, one.rank])).toEqual([
    ['c', 1],
    ['d', 2],
    ['a', 3],
    ['b', 3],
    ['e', 5],
  ])
})

test('质量按须改正地块占比，少的在前，再看完整率、退回；没有地块的街镇不排', () => {
  const towns = [
    town('a', 10, { withErrors: 1 }),
    town('b', 10, { withErrors: 0, filled: 9 }),
    town('c', 10, { withErrors: 0, returned: 1 }),
    town('d', 0),
    town('e', 10),
  ]
  expect(rankedByQuality(towns).map((one) => [one.town, one.rank])).toEqual([
    ['e', 1],
    ['c', 2],
    ['b', 3],
    ['a', 4],
  ])
})
