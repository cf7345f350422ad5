import { describe, expect, it } from 'vitest'
import { countsInWords, type FindingItem, groupFindings, levelCounts, matchesSearch } from '#ui/finding-groups.ts'

function item(id: string, other: Partial<FindingItem> = {}): FindingItem {
  return {
    id,
    level: 'error',
    code: 'X22',
    parcelCode: 'SJ-XQ-0137',
    parcelName: '示例精密制造',
    fieldLabel: '是否排放主要污染物',
    where: '是否排放主要污染物',
    place: 'AD22',
    why: '',
    what: '',
    clause: '',
    reason: null,
    ...other,
  }
}

describe('发现的分组', () => {
  const info = item('a', { level: 'info' })
  const warning = item('b', { level: 'warning', fieldLabel: '是否规上' })
  const error = item('c', { parcelCode: 'SJ-XQ-0001' })

  it('按地块：次序同表格，组内重的在前', () => {
    const groups = groupFindings([info, warning, error], 'parcel')
    expect(groups.map((group) => [group.title, group.level, group.items.map(({ id }) => id)])).toEqual([
      ['SJ-XQ-0137', 'warning', ['b', 'a']],
      ['SJ-XQ-0001', 'error', ['c']],
    ])
  })

  it('按级别：须改正、须说明、提示', () => {
    expect(groupFindings([info, warning, error], 'level').map(({ title }) => title)).toEqual([
      '须改正',
      '须说明',
      '提示',
    ])
  })

  it('超过 200 项时有须改正的组在前', () => {
    const many = Array.from({ length: 201 }, (_, index) => item(`w${index}`, { level: 'warning' }))
    expect(groupFindings([...many, error], 'parcel').map(({ title }) => title)).toEqual(['SJ-XQ-0001', 'SJ-XQ-0137'])
  })

  it('没有地块编码的行有自己的组', () => {
    expect(groupFindings([item('d', { parcelCode: '' })], 'parcel')[0]?.title).toBe('未填地块编码')
  })
})

it('已说明的不计数', () => {
  const reason = { text: '鉴定报告正在补办', by: '王芳', at: '今天 14:20' }
  const counts = levelCounts([item('a'), item('b', { level: 'warning' }), item('c', { level: 'warning', reason })])
  expect(counts).toEqual({ error: 1, warning: 1, info: 0 })
  expect(countsInWords(counts)).toBe('1 项须改正，1 项须说明')
  expect(countsInWords({ error: 0, warning: 0, info: 0 })).toBe('没有发现')
})

it('搜索地块、企业、字段和代码，不分大小写', () => {
  const one = item('a')
  expect(['', ' 0137 ', '精密', '污染物', 'x22', 'ad22'].map((text) => matchesSearch(one, text))).toEqual(
    Array(6).fill(true),
  )
  expect(matchesSearch(one, '仓储')).toBe(false)
})
