import { describe, expect, it } from 'vitest'
import { disposalRules } from '#core/disposal/checks/catalogue.ts'
import { disposalCheckIds } from '#core/disposal/checks/rule.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { expectBeat, expectWhyAndWhat } from '../error/beats.ts'
import { judged, planCases, told } from './plan-case.ts'

it('基准方案没有发现', () => {
  expect(judged().findings.map(told)).toEqual([])
})

describe('用例', () => {
  it.for(planCases)('$名称', (given) => {
    const { findings } = judged(given.改)
    expect(findings.map(told)).toEqual(given.预期)
    for (const { why, what, where } of findings) {
      expectBeat(where)
      expectWhyAndWhat(why, what)
    }
    if (given.说法 !== undefined) expect([findings[0]?.why, findings[0]?.what]).toEqual(given.说法)
  })
})

describe('每条核对都有用例，级别与声明相同', () => {
  it.for(disposalCheckIds)('%s', (id) => {
    const found = planCases.flatMap(({ 预期 }) => 预期).filter((text) => text.startsWith(id))
    const levels = new Set(found.map((text) => text.split(' ')[1]))
    expect([...levels].sort()).toEqual(disposalRules[id].levels.map((level) => levelNames[level]).sort())
    expect(disposalRules[id].id).toBe(id)
  })
})
