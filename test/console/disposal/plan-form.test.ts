import { expect, it } from 'vitest'
import { pathNeeds } from '#console/disposal/form/path-needs.ts'
import type { PlanForm } from '#console/disposal/form/plan-form.ts'
import { shownKeys, shownResultKeys } from '#console/disposal/form/shown-keys.ts'
import { versionDifferences } from '#console/disposal/plan/version-differences.ts'
import { requirementOf } from '#core/form/requirement.ts'
import { type DisposalPlanValues, disposalPlanForm } from '#core/forms/disposal-plan.ts'

function formOf(values: DisposalPlanValues): PlanForm {
  return {
    values,
    textOf: (key) => String(values[key] ?? ''),
    onText: () => {},
    onLeave: () => {},
    remarksAt: () => [],
    isRequired: (key) => requirementOf(disposalPlanForm, disposalPlanForm.fields[key])(values, 'fill'),
    isChanged: () => false,
    mayEdit: () => true,
  }
}

it('每种路径另须填哪些项，照表单的必填条件说', () => {
  expect(pathNeeds('转型')).toEqual(['规划产业区块', '转型方向'])
  expect(pathNeeds('收储')).toEqual(['收储主体', '补偿测算额'])
})

it('随别项才填的，别项要求时才出现；已填的一直在；金额任何路径都在', () => {
  expect(shownKeys('factors', formOf({ path: '减量' }))).toContain('useAfterReduction')
  expect(shownKeys('factors', formOf({ path: '减量' }))).not.toContain('reserveBody')
  expect(shownKeys('factors', formOf({ path: '减量', reserveBody: '区土地储备中心' }))).toContain('reserveBody')
  expect(shownKeys('money', formOf({ path: '更新' }))).toContain('compensation')
  expect(shownKeys('law', formOf({ sealed: false }))).not.toContain('lawNote')
  expect(shownKeys('law', formOf({ sealed: true }))).toContain('lawNote')
})

it('批准之前不问完成情况，只留备注', () => {
  expect(shownResultKeys('draft', formOf({}))).toEqual(['planNote'])
  expect(shownResultKeys('underway', formOf({}))).toContain('disposedArea')
})

it('两版之间不同的项，按表单顺序，前后都照表上的写法', () => {
  expect(
    versionDifferences({ investment: 3000, path: '收储' }, { investment: 3200.5, path: '收储', sealed: true }),
  ).toEqual([
    { key: 'investment', label: '总投资', before: '3,000.00 万元', after: '3,200.50 万元' },
    { key: 'sealed', label: '是否查封', before: '未填', after: '是' },
  ])
})
