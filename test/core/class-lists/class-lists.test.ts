import { expect, it } from 'vitest'
import { movesOf } from '#core/class-lists/class-move.ts'
import { classesOf, directionOf, directions } from '#core/class-lists/direction.ts'
import { type EarlierInput, readEarlierLine } from '#core/class-lists/earlier-list.ts'
import { examplePolicies } from '#core/class-lists/example-policies.ts'
import { isOverridable, listHindrances } from '#core/class-lists/hindrance.ts'
import { ineligibility } from '#core/class-lists/policy.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'

it.each([
  [null, 'A', 'first'],
  ['D', 'D', 'two-d same'],
  ['A', 'A', 'same'],
  ['C', 'D', 'c-to-d worse'],
  ['A', 'D', 'worse'],
  ['D', 'C', 'improved'],
  ['B', 'A', 'improved'],
] as const)('上一年 %s、本年 %s：%s', (before, now, moves) => {
  expect(movesOf(before, now).join(' ')).toBe(moves)
})

it('四类各在一个导向', () => {
  for (const { code } of parcelClasses) {
    expect(directions.filter((direction) => classesOf(direction).includes(code))).toEqual([directionOf(code)])
  }
})

const policy = { classes: ['A', 'B'], validFrom: '2026-01-01', validUntil: '2026-12-31' } as const

it.each([
  ['A', '2026-01-01', null],
  ['B', '2026-12-31', null],
  ['A', '2025-12-31', 'not-yet'],
  ['A', '2027-01-01', 'expired'],
  ['C', '2026-06-01', 'class'],
  [null, '2026-06-01', 'no-class'],
  [undefined, '2026-06-01', 'not-decided'],
] as const)('A、B 类 2026 年的政策，%s 类在 %s：%s', (decided, day, why) => {
  expect(ineligibility(policy, decided, day)).toBe(why)
})

it('没有截止日的一直有效；只有条件不合的可凭理由放行', () => {
  expect(ineligibility({ ...policy, validUntil: null }, 'A', '2099-01-01')).toBeNull()
  expect(listHindrances.filter(isOverridable)).toEqual(['not-decided', 'no-class', 'class', 'not-yet', 'expired'])
})

it('示例政策都注明拟定，类别与导向相符', () => {
  for (const { document, clause, classes, direction } of examplePolicies) {
    expect([document, clause.includes('替换')]).toEqual(['拟定', true])
    expect(classes.filter((code) => directionOf(code) !== direction)).toEqual([])
  }
})

const read = (年度: string, 类别: string, 地块编码 = 'SJ-XQ-0137') => readEarlierLine({ 地块编码, 年度, 类别 }, '2026')

it.each([
  ['2024', 'D', '2024 D'],
  ['2024年度', 'Ｃ类', '2024 C'],
  ['2024', '整治退出', '2024 D'],
] as const)('以往结果 %s、%s 读作 %s', (year, letter, expected) => {
  const { cycle, class: of } = read(year, letter) as EarlierInput
  expect(`${cycle} ${of}`).toBe(expected)
})

it.each([
  ['2027', 'A', '年度应为'],
  ['24', 'A', '年度应为'],
  ['2024', 'E', '类别应为'],
  ['2024', '', '类别应为'],
] as const)('以往结果 %s、%s 不办', (year, letter, why) => {
  expect(read(year, letter)).toContain(why)
})
