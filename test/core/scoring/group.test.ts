import { describe, expect, it } from 'vitest'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { groupKey, inRankOrder, placeGroup } from '#core/scoring/group.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden } from './golden.ts'

/** 总分 100、98、96……的地块，按名次。 */
function contenders(count: number, first = 100) {
  return Array.from({ length: count }, (_, index) => ({
    parcelCode: `P${String(index + 1).padStart(2, '0')}`,
    total: first - index * 2,
  }))
}

describe('排序分组', () => {
  it('总分高的在前，同分按地块编码', () => {
    const [low, high] = [
      { parcelCode: 'P1', total: 60 },
      { parcelCode: 'P2', total: 70 },
    ]
    const same = { parcelCode: 'P3', total: 70 }
    expect([low, same, high].sort(inRankOrder)).toEqual([high, same, low])
    expect([high, same, low].sort(inRankOrder)).toEqual([high, same, low])
    expect([same, high].sort(inRankOrder)).toEqual([high, same])
  })

  it('各类最低分是该类最后一名的总分；没有的类没有', () => {
    const { group } = placeGroup(regExample20261, '工业', contenders(20), undefined)
    expect(group).toEqual({
      key: '工业',
      label: '工业',
      size: 20,
      byScoreLines: false,
      cutOffs: { A: 94, B: 72, C: 64 },
    })
    const few = placeGroup(regExample20261, '工业', contenders(3, 62), undefined).group
    expect(few).toMatchObject({ byScoreLines: true, cutOffs: { A: null, B: 60, C: 58 } })
    const none = { A: 90, B: 60, C: 0 }
    const { classes } = regExample20261
    const lines: Standard = { ...regExample20261, classes: { ...classes, smallGroup: { below: 20, lines: none } } }
    expect(placeGroup(lines, '工业', [{ parcelCode: 'P1', total: 0 }], undefined).group.cutOffs).toEqual({
      A: null,
      B: null,
      C: 0,
    })
  })

  it('直接判定计入比例的，写明各类计入几宗', () => {
    const { classes } = regExample20261
    const counting: Standard = { ...regExample20261, classes: { ...classes, directInQuota: true } }
    const direct = { A: 4, B: 0, C: 0, D: 0 }
    expect(placeGroup(counting, '工业', contenders(20), direct).group).toMatchObject({
      direct,
      cutOffs: { A: null, B: 74, C: 66 },
    })
  })

  it('只按街镇分的，用地类别不同也在一组', () => {
    const { classes } = regExample20261
    const firms = { firms: [] }
    expect(groupKey({ ...classes, groupBy: ['townCode'] }, golden, firms)).toBe('310117105000')
    expect(groupKey({ ...classes, groupBy: ['landClass', 'townCode'] }, golden, firms)).toBe('工业·310117105000')
    expect(groupKey({ ...classes, groupBy: ['landClass'] }, golden, firms)).toBe('工业')
  })

  it('不与同组比较的标准，没有同组的统计值可留', () => {
    expect(evaluateAmongPeers([golden], regExample20261).peers).toBeNull()
  })
})
