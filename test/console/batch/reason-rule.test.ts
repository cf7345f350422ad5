import { expect, it } from 'vitest'
import { reasonFault } from '#console/batch/reason-rule.ts'

const rule = { label: '理由', shortest: 5, longest: 500, advice: '请写明要改正什么。' }

it('不足的理由说明有几字、要几字、写什么', () => {
  expect(reasonFault(rule, ' 不符 ')).toBe('共 2 字，至少 5 字。请写明要改正什么。')
  expect(reasonFault(rule, '与现场不符')).toBeNull()
})

it('一个字算一个字，不论它占几个编码单元', () => {
  expect(reasonFault(rule, '𠮷𠮷𠮷')).toContain('共 3 字')
})

it('选填的可以空着', () => {
  expect(reasonFault({ ...rule, shortest: 0 }, '')).toBeNull()
})
