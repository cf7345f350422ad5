import { expect, it } from 'vitest'
import { blankLine, type YearlyDraft, yearlyBodyOf, yearlyFaults } from '#console/disposal/yearly/yearly-draft.ts'

const draft: YearlyDraft = {
  year: '2027',
  origin: 'imported',
  source: ' 减量化年度计划 ',
  lines: [
    { townCode: '310117105000', path: '收储', area: '4.8', parcels: '1，200' },
    { ...blankLine, area: '0.0001' },
  ],
}

it('公顷换算为 m²，不经过浮点；不分街镇、不分路径、不填宗数的留空', () => {
  expect(yearlyFaults({ ...draft, lines: [{ ...blankLine, area: '12.3457' }] })).toEqual([])
  expect(yearlyBodyOf(draft).lines).toEqual([
    { townCode: '310117105000', path: '收储', area: 48_000, parcels: 1200 },
    { townCode: null, path: null, area: 1, parcels: null },
  ])
  expect(yearlyBodyOf(draft).source).toBe('减量化年度计划')
})

it('差什么逐条写明：年度、来源、面积、宗数、重复的行', () => {
  const faults = yearlyFaults({
    ...draft,
    year: '27',
    source: '',
    lines: [
      { ...blankLine, area: '若干' },
      { ...blankLine, area: '1', parcels: '三' },
    ],
  })
  expect(faults).toEqual([
    '年度未填或不是年份。请填四位年份，如 2027。',
    '来源未填。请写明文件名称、文号或专项行动。',
    '第 1 行的面积不是数字。请按公顷填写，最多四位小数。',
    '第 2 行的宗数不是整数。请更正。',
    '有两行的街镇和路径相同。请合并为一行。',
  ])
})
