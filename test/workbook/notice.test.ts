import { expect, it } from 'vitest'
import { noticeText } from '#workbook/notice.zh.ts'

it('说清哪张表、哪几列、怎么办', () => {
  expect(noticeText({ code: 'other-unit', sheet: '台账', heading: '土地面积（亩）', expected: '土地面积（m²）' })).toBe(
    '工作表“台账”的“土地面积（亩）”列单位不同，未读入。请换算后用“土地面积（m²）”作列标题。',
  )
})

it('列得太多时只说前五个和总数', () => {
  const headings = ['甲', '乙', '丙', '丁', '戊', '己']
  expect(noticeText({ code: 'unknown-columns', sheet: '表', headings })).toBe(
    '工作表“表”的 “甲”、“乙”、“丙”、“丁”、“戊”等 6 列不在表样中，未读入。',
  )
  expect(noticeText({ code: 'passed-over-rows', sheet: '表', rows: [7, 8] })).toBe(
    '工作表“表”第 7、8 行是合计或备注，未读入。',
  )
})
