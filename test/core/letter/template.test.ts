import { expect, test } from 'vitest'
import { templatedKinds } from '#core/letter/kind.ts'
import { placeholders, placeholdersOf } from '#core/letter/placeholder.ts'
import { shippedTemplates } from '#core/letter/shipped-templates.ts'
import { fillTemplate, templateFaults, templateFaultText } from '#core/letter/template.ts'

const values = {
  words: { 地块编码: 'SJ-XQ-0001', 街镇: null },
  blocks: { 判定依据: [{ kind: 'paragraph', text: '得分 72.60。' }] },
} as const

test('占位符换成值，缺的写“未填”；# 成标题，空行不要，成段内容占一行', () => {
  const body = '# 一、{{地块编码}}\n\n地块在{{ 街镇 }}。\n{{判定依据}}\n'
  expect(fillTemplate({ title: '', body }, values)).toEqual([
    { kind: 'heading', text: '一、SJ-XQ-0001' },
    { kind: 'paragraph', text: '地块在未填。' },
    { kind: 'paragraph', text: '得分 72.60。' },
  ])
})

test('不认识的占位符、夹在句中的成段内容、不成对的括号，都说出第几行第几个字', () => {
  const text = {
    title: '关于{{地块号}}的告知书',
    body: '编码𠮷{{地快编码}}\n依据：{{判定依据}}\n编码{{地块编码}\n{{指标口径}}',
  }
  expect(templateFaults('result-notice', text).map(templateFaultText)).toEqual([
    '标题第 3 个字：没有“地块号”这个占位符，请从清单中选择。',
    '正文第 1 行第 4 个字：没有“地快编码”这个占位符，请从清单中选择。',
    '正文第 2 行第 4 个字：“判定依据”是一段内容，须单独占一行。',
    '正文第 3 行第 3 个字：大括号不成对，占位符写作 {{名称}}。',
    '正文第 4 行第 1 个字：没有“指标口径”这个占位符，请从清单中选择。',
  ])
})

test('随程序带来的示例模板都没有错，句中没有“您”和“请”', () => {
  for (const kind of templatedKinds) {
    const { title, body } = shippedTemplates[kind]
    expect(templateFaults(kind, { title, body })).toEqual([])
    expect(`${title}${body}`).not.toMatch(/[您请]/)
  }
})

test('每个占位符只列一次，每类函件都有受送达单位', () => {
  expect(new Set(placeholders.map(({ name }) => name)).size).toBe(placeholders.length)
  for (const kind of templatedKinds) expect(placeholdersOf(kind).map(({ name }) => name)).toContain('受送达单位')
})
