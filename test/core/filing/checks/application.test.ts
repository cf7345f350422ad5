import { describe, expect, it } from 'vitest'
import { applicationRules } from '#core/filing/checks/catalogue.ts'
import { applicationCheckIds } from '#core/filing/checks/rule.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { fieldEntries } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { expectBeat, expectWhyAndWhat } from '../../error/beats.ts'
import { applicationCases, judged, told } from './application.ts'

it('基准表没有发现，得出程序所需的事实', () => {
  const { findings, errors, facts } = judged()
  expect(findings.map(told)).toEqual([])
  expect(errors).toBe(0)
  expect(facts).toMatchObject({
    landType: '开发边界内规划保留',
    works: '改建',
    acquireMode: '出让',
    contractAbsence: null,
  })
  expect(facts).toMatchObject({ breaksContractRatio: false, promised: { investment: 8000, floorAreaRatio: 1.2 } })
})

it('空表逐项说必填，没有事实', () => {
  const labels = fieldEntries(zeroIncrementForm).map(([, field]) => field.label)
  const { findings, facts } = judged(Object.fromEntries(labels.map((label) => [label, '空'])))
  const always = fieldEntries(zeroIncrementForm).filter(([, field]) => field.required === 'always')
  expect(findings.filter(({ code }) => code === 'required').length).toBe(always.length + 2)
  expect(facts).toBeNull()
})

describe('用例', () => {
  it.for(applicationCases)('$名称', (given) => {
    const { findings, errors } = judged(given.改)
    expect(findings.map(told)).toEqual(given.预期)
    expect(errors).toBe(given.预期.filter((text) => text.includes(levelNames.error)).length)
    for (const { why, what, where } of findings) {
      expectBeat(where)
      expectWhyAndWhat(why, what)
    }
    if (given.说法 !== undefined) expect([findings[0]?.why, findings[0]?.what]).toEqual(given.说法)
  })
})

describe('每条核对都有用例，级别与声明相同', () => {
  it.for(applicationCheckIds)('%s', (id) => {
    const found = applicationCases.flatMap(({ 预期 }) => 预期).filter((text) => text.startsWith(id))
    const levels = new Set(found.map((text) => text.split(' ')[1]))
    expect([...levels].sort()).toEqual(applicationRules[id].levels.map((level) => levelNames[level]).sort())
    expect(applicationRules[id].id).toBe(id)
  })
})
