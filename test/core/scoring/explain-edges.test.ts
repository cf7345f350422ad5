/** What hardly ever happens to an explanation: texts of another standard, masked figures, steps that are drawn. */
import { describe, expect, it } from 'vitest'
import { estimateClass, firedIn } from '#core/scoring/estimate.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { scaledText } from '#core/scoring/explain-benchmark.ts'
import { classSentence, rankSentence } from '#core/scoring/explain-class.ts'
import { indicatorSentence, measuredText } from '#core/scoring/explain-indicator.ts'
import { evidenceText } from '#core/scoring/explain-rule.ts'
import { amountText, valueText } from '#core/scoring/figure-text.ts'
import { methodSentence } from '#core/scoring/method-sentence.ts'
import type { IndicatorBenchmark, ParcelResult } from '#core/scoring/result.ts'
import type { Method, Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenParcel } from './golden.ts'
import { indicator, result, resultOf, taxBy } from './golden-results.ts'

describe('结果与标准对不上时，说得出的照说', () => {
  const bare: Standard = { ...regExample20261, label: '正式', rules: [], indicators: [], dimensions: [] }

  it('别的标准的规则和指标略过，维度报编号，正式标准不加示例提示', () => {
    const capped = { ...golden, parcel: { ...goldenParcel, houseSafety: '一般' } } as const
    const [parcel] = evaluate([capped], regExample20261).parcels
    const texts = parcel === undefined ? [] : explain(parcel, bare).map(({ text }) => text)
    expect(texts[0]).toBe('总分 72.60：R 24.00 / 30，E 28.60 / 45，G 20.00 / 25。')
    expect(texts.at(-1)).toBe('类别为 B 类（保留提升）。')
    expect(parcel && firedIn(bare, parcel)).toEqual([])
  })

  it('没有记下哪条规则判的', () => {
    const direct: ParcelResult = { ...result, how: 'direct', class: 'D' }
    expect(estimateClass(direct, regExample20261)).toEqual({ class: 'D', byLines: null, deciding: null })
    expect(classSentence(direct, regExample20261)).toContain('直接判定，类别为 D 类')
    expect(classSentence({ ...result, how: 'exempt' }, regExample20261)).toBe('暂不评价，不定类别，不参加排序。')
    expect(rankSentence({ ...result, rank: 1, of: 2, landClass: null }, undefined)).toContain('2 宗')
  })
})

describe('看不到的数值和缺细节的依据', () => {
  const masked = { value: null, note: null } as const

  it('指标一句话里不出现看不到的数', () => {
    expect(measuredText(indicator('E1'), resultOf('E1', { ...masked, note: 'peer-average' }))).toBe('数据不全')
    expect(measuredText(indicator('E1'), resultOf('E1', { ...masked, note: 'negative' }))).toBe(
      '900.00 万元 ÷ 20.00 亩，为负数',
    )
    expect(measuredText(indicator('G3'), resultOf('G3', { ...masked, inputs: [] }))).toBe('数值无权查看')
    expect(measuredText(indicator('G3'), resultOf('G3', { ...masked, inputs: [] }), '见体检表')).toBe('见体检表')
    expect(measuredText(indicator('E1'), resultOf('E1', { note: 'zero-denominator' }))).toBe(
      '亩为 0'.replace('亩', '土地面积'),
    )
    expect(evidenceText([{ form: 'enterprise-information', field: 'taxPaid', value: null }])).toBe(
      '上缴税金总额 无权查看',
    )
  })

  it('没有档号的按最低档以下说，资质不在表内的记 0', () => {
    expect(indicatorSentence(indicator('E1'), resultOf('E1', { tier: null }))).toContain('未达到最低档 ≥4')
    const inputs = [{ field: 'highTech', amount: '否', unit: '', source: 'firms' }] as const
    expect(measuredText(indicator('G3'), resultOf('G3', { inputs, value: 0 }))).toBe('高新技术企业 0')
    const empty = { kind: 'tier', ladder: { unit: '万元/亩', tiers: [], otherwise: 0 } } as const
    expect(indicatorSentence({ ...indicator('E1'), method: empty }, resultOf('E1', { tier: null }))).toContain(
      '没有分档',
    )
    expect(indicatorSentence({ ...indicator('E1'), method: empty }, resultOf('E1', { note: 'fallback' }))).toContain(
      '没有分档',
    )
    const itself = { ...indicator('E1'), method: { kind: 'value', cap: 100 } } as const
    expect(measuredText(itself, resultOf('E1'))).toBe('900.00 万元、20.00 亩')
  })

  it('数额按字段的小数位，人数带小数照显，没有小数位的按两位', () => {
    expect(amountText({ field: 'employeesYearEnd', amount: 12.5, unit: '人', source: 'firms' })).toBe('12.5 人')
    expect(amountText({ field: 'propertyQuality', amount: 3, unit: '', source: 'parcel' })).toBe('3.00')
    expect(valueText(indicator('E1'), resultOf('E1', { note: 'fallback' }), 45)).toBe('45.00 万元/亩')
  })

  it('基准只说有的；分档的没有基准可说', () => {
    const text = (method: Method, benchmark: IndicatorBenchmark): string | null =>
      scaledText(taxBy(method), resultOf('E1', { benchmark }))
    const industry = { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 } as const
    expect(text(industry, { basis: 'industry', value: 50 })).toBe(
      '除以行业大类  的推荐值 50.00 万元/亩，乘 100，最高 100',
    )
    expect(text({ kind: 'minMax', floor: 20, span: 80 }, { basis: 'range', value: 50 })).toBe(
      '在组 0 宗的 0.00 万元/亩–50.00 万元/亩 之间按极差计分，底分 20、幅度 80',
    )
    expect(text({ kind: 'reverseMean' }, { basis: 'groupMean', value: 50, group: '工业', n: 3 })).toBe(
      '工业组 3 宗的平均值 50.00 万元/亩，越低越好，按 2 减去与平均值之比、再乘 50 计分',
    )
    expect(text({ kind: 'value', cap: 100 }, { basis: 'fixed', value: 50 })).toBeNull()
  })

  it('插值：未到最低点、反向、看不到数值', () => {
    const rising = {
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: [
        { at: 100, points: 100 },
        { at: 60, points: 0 },
      ],
    } as const
    const falling = {
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: [
        { at: 10, points: 100 },
        { at: 60, points: 0 },
      ],
    } as const
    expect(scaledText(taxBy(rising), resultOf('E1'))).toBe('未达到最低点 60（0 分）')
    expect(scaledText(taxBy(falling), resultOf('E1'))).toBe('在 60（0 分）与 10（100 分）之间插值')
    expect(scaledText(taxBy(falling), resultOf('E1', { value: 5 }))).toBe('达到最高点 10（100 分）')
    expect(scaledText(taxBy(rising), resultOf('E1', { value: null }))).toBeNull()
  })

  it('平均值的一倍不说倍数', () => {
    const method = { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 1 }, cap: 100 } as const
    expect(methodSentence(indicator('E1'), method)).toBe('基准比值：取值 ÷ 同组平均值 × 100，最高 100 分')
  })
})
