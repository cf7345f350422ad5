import { expect, test } from 'vitest'
import { templateAudience } from '#core/vocabulary/template-title.ts'
import { templates } from '#templates/catalogue.ts'

test('每份模板给谁用：填报的、一个部门的、由网页端按街镇预填的', () => {
  const titles = [...templates.keys()].map((name) => name.replace(/\.xlsx$/, ''))
  const of = (audience: string): readonly string[] => titles.filter((title) => templateAudience(title) === audience)
  expect(of('filer')).toEqual(['一地一表', '街镇台账', '零增地技术改造项目申请表'])
  expect(of('district')).toEqual(['处置方案表'])
  expect(of('department')).toContain('部门核定-区税务局')
  expect(of('department')).toHaveLength(titles.length - 4)
})
