import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classByLines, classByRank, type DirectCounts, noDirect, placings } from '#core/scoring/rank.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'

const { classes } = regExample20261
const { shares } = classes

function counts(size: number, of = shares): string {
  const letters = Array.from({ length: size }, (_, index) => classByRank(index + 1, size, of))
  return ['A', 'B', 'C', 'D'].map((letter) => letters.filter((one) => one === letter).length).join('/')
}

describe('按比例分类', () => {
  it.each([
    [20, '4/11/4/1'],
    [21, '4/11/4/2'],
    [39, '7/22/8/2'],
    [100, '20/55/20/5'],
    [48501, '9700/26675/9700/2426'],
  ])('%s 宗', (size, expected) => {
    expect(counts(size)).toBe(expected)
  })

  it('10/70 的界限名次不因小数漂移掉档', () => {
    expect(0.1 + 0.7).toBeLessThan(0.8)
    expect(classByRank(8, 10, { A: 10, B: 70, C: 15, D: 5 })).toBe('B')
  })

  it('名次越后类别不会越好，各类数量是累计比例的整数部分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (size) => {
        const letters = Array.from({ length: size }, (_, index) => classByRank(index + 1, size, shares)).join('')
        expect(letters).toMatch(/^A*B*C*D*$/)
        expect(letters.lastIndexOf('A') + 1).toBe(Math.floor((20 * size) / 100))
        expect(letters.replace(/[CD]/g, '').length).toBe(Math.floor((75 * size) / 100))
        expect(letters.replace(/D/g, '').length).toBe(Math.floor((95 * size) / 100))
      }),
    )
  })
})

describe('名次', () => {
  it('名次等于比它高的宗数加一', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }), (scores) => {
        const totals = [...scores].sort((a, b) => b - a)
        for (const [index, { rank, of }] of placings(totals, classes).entries()) {
          expect(of).toBe(totals.length)
          expect(rank).toBe(1 + totals.filter((total) => total > (totals[index] ?? 0)).length)
        }
      }),
    )
  })

  it('19宗按分数线，20宗按比例', () => {
    expect(placings(Array(19).fill(90), classes).map(({ rankedClass }) => rankedClass)).toEqual(Array(19).fill('A'))
    expect(placings(Array(19).fill(10), classes).map(({ rankedClass }) => rankedClass)).toEqual(Array(19).fill('D'))
    expect(placings(Array(20).fill(10), classes).map(({ rankedClass }) => rankedClass)).toEqual(Array(20).fill('A'))
  })

  it.each([
    [80, 'A'],
    [79.999999, 'B'],
    [60, 'B'],
    [59.999999, 'C'],
    [40, 'C'],
    [39.999999, 'D'],
    [0, 'D'],
  ])('%s 分按分数线为 %s 类', (total, expected) => {
    expect(classByLines(total, classes.smallGroup.lines)).toBe(expected)
  })
})

it('直接判定计入比例时，各类的都算进总数', () => {
  const shares = { A: 25, B: 25, C: 25, D: 25 }
  const classes = (direct: DirectCounts) => [1, 2, 3, 4].map((rank) => classByRank(rank, 4, shares, direct)).join('')
  expect(classes(noDirect)).toBe('ABCD')
  // Eight in all, two places a class: what sits in a class pushes the ranked ones down, what sits below pulls them up.
  expect(classes({ A: 4, B: 0, C: 0, D: 0 })).toBe('CCDD')
  expect(classes({ A: 0, B: 4, C: 0, D: 0 })).toBe('AADD')
  expect(classes({ A: 0, B: 0, C: 4, D: 0 })).toBe('AABB')
  expect(classes({ A: 0, B: 0, C: 0, D: 4 })).toBe('AABB')
})
