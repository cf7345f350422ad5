/** Sentences that other tests read in part, whole: what stands in them and what must not. */
import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { scaledText } from '#core/scoring/explain-benchmark.ts'
import { classSentence, rankedClassSentence, rankSentence } from '#core/scoring/explain-class.ts'
import { indicatorSentence, measuredText } from '#core/scoring/explain-indicator.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { wayUp } from '#core/scoring/lift.ts'
import type { GroupResult, IndicatorBenchmark, ParcelResult } from '#core/scoring/result.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { DirectRule, Method, Standard } from '#core/scoring/standard.ts'
import { exampleHuaian } from '#core/standards/example-huaian.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'
import { indicator, result, resultOf, taxBy } from './golden-results.ts'

const mean: IndicatorBenchmark = { basis: 'groupMean', value: 60, group: '工业', n: 3 }

function byMean(times: number): Method {
  return { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times }, cap: 100 }
}

describe('和什么比', () => {
  it('平均值的一倍不说倍数，两倍说；不知道基准的不说', () => {
    const text = (times: number) => scaledText(taxBy(byMean(times)), resultOf('E1', { benchmark: mean }))
    expect(text(1)).toBe('除以工业组 3 宗的平均值 60.00 万元/亩，乘 100，最高 100')
    expect(text(2)).toBe('除以工业组 3 宗平均值的 2 倍 60.00 万元/亩，乘 100，最高 100')
    expect(scaledText(taxBy(byMean(1)), resultOf('E1'))).toBeNull()
  })

  it('插值在哪两点之间；正好在点上的，从这一点起', () => {
    const stops = (...at: readonly number[]): Method => ({
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: at.map((bound, index) => ({ at: bound, points: 100 - index * 50 })),
    })
    const rising = (value: number) => scaledText(taxBy(stops(100, 60, 20)), resultOf('E1', { value }))
    expect(rising(19)).toBe('未达到最低点 20（0 分）')
    expect(rising(20)).toBe('在 20（0 分）与 60（50 分）之间插值')
    expect(rising(60)).toBe('在 60（50 分）与 100（100 分）之间插值')
    expect(rising(100)).toBe('达到最高点 100（100 分）')
    const falling = (value: number) => scaledText(taxBy(stops(10, 50, 90)), resultOf('E1', { value }))
    expect(falling(91)).toBe('未达到最低点 90（0 分）')
    expect(falling(90)).toBe('在 90（0 分）与 50（50 分）之间插值')
    expect(falling(50)).toBe('在 50（50 分）与 10（100 分）之间插值')
    expect(falling(10)).toBe('达到最高点 10（100 分）')
  })

  it('以平均值代替的，说代替了什么，再说怎样计分；看不到数值的，连基准也不说', () => {
    const energy = { ...indicator('G1'), method: byMean(1) }
    const { energyTce: _, ...firm } = goldenFirm
    const found = scoreParcel({ ...golden, firms: [firm] }, regExample20261).indicators.find(({ id }) => id === 'G1')
    if (found === undefined) throw new Error('no result')
    const replaced = { ...found, note: 'peer-average', value: 15, points: 100, benchmark: mean } as const
    expect(indicatorSentence(energy, replaced)).toContain(
      '有企业综合能耗未填，以同组平均值 15.00 万元/tce 代替，除以工业组 3 宗的平均值 60.00 万元/tce，乘 100',
    )
    expect(measuredText(energy, { ...replaced, value: null })).toBe('有企业综合能耗未填')
    const masked = indicatorSentence(taxBy(byMean(1)), resultOf('E1', { value: null, inputs: [], benchmark: mean }))
    expect(masked).not.toContain('60.00')
    expect(masked).toContain('数值无权查看，得 60 分')
  })
})

describe('缺了什么、什么为零', () => {
  it('分母为零，说的是为零的那个数', () => {
    const texts = (parcel: object, firm: object, id: string) => {
      const facts = { ...golden, parcel: { ...goldenParcel, ...parcel }, firms: [{ ...goldenFirm, ...firm }] }
      const found = scoreParcel(facts, regExample20261).indicators.find((one) => one.id === id)
      return found && measuredText(indicator(id), found)
    }
    expect(texts({ farAllowed: 0 }, {}, 'R1')).toBe('规划/合同容积率上限为 0')
    expect(texts({}, { rdExpense: 0, revenue: 0 }, 'E4')).toBe('营业收入为 0')
    expect(texts({ floorArea: 0, vacantFloorArea: 0 }, {}, 'R3')).toBe('总建筑面积为 0')
  })

  it('地块的数未填，不说是企业未填', () => {
    const { floorArea: _, ...parcel } = goldenParcel
    const found = scoreParcel({ ...golden, parcel }, regExample20261).indicators.find(({ id }) => id === 'R3')
    expect(found && measuredText(indicator('R3'), found)).toBe('总建筑面积未填')
  })

  it('资质：没有的、标准不认的、封顶的、看不到的', () => {
    const qualified = (changes: Parameters<typeof resultOf>[1]) =>
      measuredText(indicator('G3'), resultOf('G3', changes))
    expect(qualified({ inputs: [], value: 0 })).toBe('没有可计分的资质')
    const high = { field: 'highTech', amount: '是', unit: '', source: 'firms' } as const
    expect(qualified({ inputs: [high], value: 30 })).toBe('高新技术企业 40，最高 30')
    expect(qualified({ inputs: [high], value: 40 })).toBe('高新技术企业 40')
    expect(qualified({ inputs: [high], value: null })).toBe('高新技术企业 40')
    const unknown = { field: 'opStatus', amount: '正常', unit: '', source: 'firms' } as const
    expect(qualified({ inputs: [unknown], value: 0 })).toBe('经营状态 0')
  })

  it('待补正的只说要补什么，不定类别', () => {
    const { landArea: _, ...parcel } = goldenParcel
    const texts = (facts: typeof golden) => {
      const [one] = evaluate([facts], regExample20261).parcels
      return one && explain(one, regExample20261).map(({ text }) => text)
    }
    const notice = '本标准为示例，非官方，结果不作为正式评估依据。'
    expect(texts({ ...golden, blockedBy: ['X02', 'X22'] })).toEqual([
      '待补正：X02、X22 须改正，改正后才能评分。',
      notice,
    ])
    expect(texts({ ...golden, parcel })).toEqual(['待补正：土地面积未填，改正后才能评分。', notice])
  })
})

describe('名次和类别', () => {
  const group: GroupResult = {
    key: '工业·310117105000',
    label: '工业 · 新桥镇',
    size: 20,
    byScoreLines: false,
    cutOffs: { A: null, B: null, C: null },
  }
  const ranked = (rank: number, rankedClass: 'A' | 'B' | 'C' | 'D'): ParcelResult => ({
    ...result,
    rank,
    of: 20,
    rankedClass,
  })

  it('组有名称的用组的名称，没有的用用地类别', () => {
    expect(rankSentence(ranked(3, 'A'), group)).toBe('在工业 · 新桥镇类 20 宗参加排序的地块中列第 3 名。')
    expect(rankSentence(ranked(3, 'A'), undefined)).toBe('在工业类 20 宗参加排序的地块中列第 3 名。')
    expect(rankSentence({ ...result, rank: null, of: null }, group)).toBeNull()
  })

  it('各类都有直接判定的，名次段除去各类占去的名额', () => {
    const standard: Standard = { ...regExample20261, classes: { ...regExample20261.classes, directInQuota: true } }
    const seated = { ...group, direct: { A: 1, B: 2, C: 3, D: 1 } }
    const said = (rank: number, rankedClass: 'A' | 'B' | 'C' | 'D') =>
      rankedClassSentence(ranked(rank, rankedClass), standard, seated)
    // 共 27 宗：A 至 5.4，B 至 20.25，C 至 25.65。
    expect(said(1, 'A')).toBe('按比例分类，直接判定的 7 宗计入比例：第 1–4 名为 A 类（0%–20%）。')
    expect(said(5, 'B')).toBe('按比例分类，直接判定的 7 宗计入比例：第 5–17 名为 B 类（20%–75%）。')
    expect(said(18, 'C')).toBe('按比例分类，直接判定的 7 宗计入比例：第 18–19 名为 C 类（75%–95%）。')
    expect(said(20, 'D')).toBe('按比例分类，直接判定的 7 宗计入比例：第 20 名为 D 类（95%–100%）。')
  })

  it('不评价的，用标准自己的叫法；别的规则一并触发也一样', () => {
    const exempt = exampleHuaian.rules.find(({ effect }) => effect.kind === 'exempt')
    const other = { id: 'C1', deciding: false, evidence: [], confirmed: true }
    const of: ParcelResult = {
      ...result,
      how: 'exempt',
      class: null,
      ruleResults: [other, { ...other, id: exempt?.id ?? '', deciding: true }],
    }
    const before = { ...exampleHuaian.rules[0], id: 'C1', effect: { kind: 'exempt', label: '另一种叫法' } } as const
    const rules = [before as DirectRule, ...exampleHuaian.rules]
    expect(classSentence(of, { ...exampleHuaian, rules })).toBe('不适合评价（T 类），不定类别，不参加排序。')
  })

  it('保底的规则写明不低于哪一类', () => {
    const headquarters = { ...golden, firms: [{ ...goldenFirm, headquarters: true }] }
    expect(explain(scoreParcel(headquarters, regExample20261), regExample20261)[0]?.text).toContain('，类别不低于 B。')
  })

  it('改一项和改两项的办法一样多，也提醒是测算', () => {
    const way = wayUp(golden, regExample20261)
    const kinds = (single: number, double: number, nextSteps: typeof way.single = []) =>
      wayUpLines(
        { ...way, single: way.single.slice(0, single), double: way.double.slice(0, double), nextSteps },
        regExample20261,
      ).map(({ kind }) => kind)
    expect(kinds(1, 1)).toEqual(['gap', 'single', 'double', 'caveat'])
    expect(kinds(0, 1)).toEqual(['gap', 'double', 'none', 'caveat'])
    expect(kinds(0, 0, way.single.slice(0, 1))).toEqual(['gap', 'none', 'step', 'caveat'])
    expect(kinds(0, 0)).toEqual(['gap', 'none'])
  })
})
