import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel, seriesOf } from './golden.ts'
import { randomDistrict } from './random-facts.ts'

function without<T extends object>(values: T, ...keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key as keyof T))) as Partial<T>
}

function parcel(values: ParcelValues, firms: readonly EnterpriseValues[] = [goldenFirm]): ParcelFacts {
  return { ...golden, parcel: values, firms }
}

/** Sentences of P1 among the others. */
function sentences(one: ParcelFacts, others: readonly ParcelFacts[] = []): readonly string[] {
  const { parcels, groups } = evaluate([one, ...others], regExample20261)
  const result = parcels.find(({ parcelCode }) => parcelCode === one.parcelCode)
  if (result === undefined) throw new Error('no result')
  return explain(
    result,
    regExample20261,
    groups.find(({ key }) => key === result.group),
  ).map(({ text }) => text)
}

describe('评分说明', () => {
  it('示例地块逐项说清算法、档次、权重和得分', () => {
    expect(sentences(golden)).toEqual([
      'R1 容积率实现度：16,000.00 m² ÷ 13,333.33 m² ÷ 1.50 = 80.00%，达到 ≥80% 档，得 80 分，权重 8，计 6.40 分。',
      'R2 固定资产投入强度：7,000.00 万元 ÷ 20.00 亩 = 350.00 万元/亩，达到 ≥300 档，得 80 分，权重 10，计 8.00 分。',
      'R3 房屋空置率：1,200.00 m² ÷ 16,000.00 m² = 7.50%，达到 ≤15% 档，得 80 分，权重 7，计 5.60 分。',
      'R4 物业品质：良，得 80 分，权重 5，计 4.00 分。',
      'E1 土地税收产出率：900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩，达到 ≥30 档，得 60 分，权重 20，计 12.00 分。',
      'E2 土地产出率：9,000.00 万元 ÷ 20.00 亩 = 450.00 万元/亩，达到 ≥300 档，得 60 分，权重 12，计 7.20 分。',
      'E3 人均营业收入：9,500.00 万元 ÷ 80 人 = 118.75 万元/人，达到 ≥80 档，得 60 分，权重 5，计 3.00 分。',
      'E4 研发投入强度：332.50 万元 ÷ 9,500.00 万元 = 3.50%，达到 ≥3% 档，得 80 分，权重 8，计 6.40 分。',
      'G1 单位能耗产值：9,000.00 万元 ÷ 600.000 吨标准煤 = 15.00 万元/tce，达到 ≥10 档，得 80 分，权重 8，计 6.40 分。',
      'G2 单位排放产值：9,000.00 万元 ÷ 0.6000 吨当量 = 15,000.00 万元/吨当量，达到 ≥10,000 档，得 80 分，权重 5，计 4.00 分。',
      'G3 科创与总部资质：高新技术企业 40、专精特新级别（市级） 40，得 80 分，权重 12，计 9.60 分。',
      '总分 72.60：资源利用 24.00 / 30，经济效益 28.60 / 45，绿色与成长 20.00 / 25。',
      '在工业类 1 宗参加排序的地块中列第 1 名。',
      '参加排序的地块不足 20 宗，按分数线分类：总分 72.60，达到 B 类线 60，为 B 类。',
      '类别为 B 类（保留提升）。',
      '本标准为示例，非官方，结果不作为正式评估依据。',
    ])
  })

  it('直接判定写在最前，写明由谁核定', () => {
    const [first, ...rest] = sentences(parcel({ ...goldenParcel, houseSafety: '重大' }))
    expect(first).toBe('D1 房屋安全重大隐患：房屋安全隐患 重大，直接判为 D 类（整治退出）。待区建管委核定。')
    expect(rest).toContain('按 D1 直接判定，类别为 D 类（整治退出），不参加排序。')
  })

  it('部门核定过的写已核定', () => {
    const confirmed = {
      ...parcel({ ...goldenParcel, houseSafety: '重大' }),
      layers: { houseSafety: 'department' } as const,
    }
    expect(sentences(confirmed)[0]).toContain('已由区建管委核定。')
  })

  it('街镇现场核查项由现场层确认，没有核定部门的才算', () => {
    const vacant = { ...goldenParcel, vacantFloorArea: 16000, vacantSince: '2022-01-01' }
    const onsite = { vacantFloorArea: 'onsite', vacantSince: 'onsite', floorArea: 'onsite' } as const
    expect(sentences({ ...parcel(vacant), layers: onsite })[0]).toContain('待街镇、区税务局核定')
    expect(sentences({ ...parcel(vacant), layers: { ...onsite, floorArea: 'department' } })[0]).toContain(
      '已由街镇、区税务局核定',
    )
  })

  it('停产无税写明家数、税金和上一年度', () => {
    const firms = [
      { ...goldenFirm, opStatus: '停产', taxPaid: 0 },
      { ...goldenFirm, uscc: 'F2', opStatus: '停产', taxPaid: -1 },
    ] as const
    expect(sentences({ ...parcel(goldenParcel, firms), taxPaidYearBefore: 0 })[0]).toContain(
      '企业经营状态 停产（2 家）、上缴税金总额 −1.00 万元、上一年度上缴税金总额 0.00 万元，直接判为 D 类',
    )
  })

  it('没有上限的、未填的、为零的、为负的、不适用的各有说法', () => {
    const odd = parcel(without({ ...goldenParcel, landClass: '仓储' }, 'farAllowed', 'propertyQuality'), [
      { ...goldenFirm, taxPaid: -30, energyTce: 0 },
      { ...without(goldenFirm, 'employeesYearEnd'), uscc: 'F2', taxPaid: 0, energyTce: 0 },
    ])
    const texts = sentences(odd)
    expect(texts).toContain(
      'R1 容积率实现度：没有容积率上限，按现状容积率，16,000.00 m² ÷ 13,333.33 m² = 1.20，达到 ≥1.2 档，得 80 分，权重 8，计 6.40 分。',
    )
    expect(texts).toContain('R4 物业品质：物业品质未填，得 0 分，权重 5，计 0.00 分。')
    expect(texts).toContain(
      'E1 土地税收产出率：−30.00 万元 ÷ 20.00 亩 = −1.50 万元/亩，为负数，得 0 分，权重 24.32，计 0.00 分。',
    )
    expect(texts).toContain('E3 人均营业收入：有企业年末从业人数未填，得 0 分，权重 6.08，计 0.00 分。')
    expect(texts).toContain('E4 研发投入强度：不适用（权重已按比例分配）。')
    expect(texts).toContain('G1 单位能耗产值：综合能耗为 0，得 0 分，权重 10，计 0.00 分。')
  })

  it('差一点到档的，不把数字四舍五入成界限', () => {
    const texts = sentences(parcel({ ...goldenParcel, landArea: 10000 }, [{ ...goldenFirm, taxPaid: 449.99 }]))
    expect(texts).toContain(
      'E1 土地税收产出率：449.99 万元 ÷ 15.00 亩 = 29.999 万元/亩，达到 ≥12 档，得 40 分，权重 20，计 8.00 分。',
    )
  })

  it('低于最低档和不排放', () => {
    const texts = sentences(
      parcel(goldenParcel, [{ ...without(goldenFirm, 'codT'), hasDischarge: false, taxPaid: 79 }]),
    )
    expect(texts).toContain(
      'E1 土地税收产出率：79.00 万元 ÷ 20.00 亩 = 3.95 万元/亩，未达到最低档 ≥4，得 0 分，权重 20，计 0.00 分。',
    )
    expect(texts).toContain('G2 单位排放产值：各企业均不排放主要污染物，得 100 分，权重 5，计 5.00 分。')
  })

  it('资质封顶', () => {
    const texts = sentences(parcel(goldenParcel, [{ ...goldenFirm, headquarters: true }]))
    expect(texts).toContain(
      'G3 科创与总部资质：高新技术企业 40、专精特新级别（市级） 40、总部型企业 80，最高 100，得 100 分，权重 12，计 12.00 分。',
    )
  })

  it('部门按地块提供的数写明来源', () => {
    const texts = sentences({ ...golden, figures: { tax: { taxPaid: 1200 } } })
    expect(texts[4]).toContain('1,200.00 万元（部门核定（地块）） ÷ 20.00 亩 = 60.00 万元/亩')
  })

  it('排名写明名次区间，限制和保底写明改变', () => {
    const capped = sentences(parcel({ ...goldenParcel, envRestrict: true }), seriesOf(22))
    expect(capped).toContain('在工业类 23 宗参加排序的地块中列第 5 名。')
    expect(capped).toContain('按比例分类：第 5–17 名为 B 类（20%–75%）。')
    expect(capped).toContain('受 C1 限制，类别为 C 类（观察整改）。')
    const raised = sentences(
      parcel(goldenParcel, [{ ...goldenFirm, headquarters: true, taxPaid: 0, grossOutput: 0, revenue: 0 }]),
    )
    expect(raised).toContain('按 B1 保底，类别为 B 类（保留提升）。')
    expect(raised).toContain('参加排序的地块不足 20 宗，按分数线分类：总分 36.00，未达到 C 类线 40，为 D 类。')
  })

  it('名次区间与分类一致', () => {
    const { parcels } = evaluate(seriesOf(21), regExample20261)
    for (const one of parcels) {
      const sentence = explain(one, regExample20261).find(({ text }) => text.startsWith('按比例分类'))?.text ?? ''
      const [, first = '', , last = first] = /第 (\d+)(–(\d+))? 名为/.exec(sentence) ?? []
      expect(sentence).toContain(`名为 ${one.class} 类`)
      expect(Number(first)).toBeLessThanOrEqual(one.rank ?? 0)
      expect(Number(last)).toBeGreaterThanOrEqual(one.rank ?? 0)
    }
  })

  it('暂不评价、待补正、需专班研判各有说法', () => {
    expect(sentences(parcel({ ...goldenParcel, exemptReason: '公用设施' }))).toContain(
      '暂不评价，不定类别，不参加排序。',
    )
    const incomplete = { ...parcel(without(goldenParcel, 'landArea')), blockedBy: ['X02', 'X22'] }
    expect(sentences(incomplete)[0]).toBe('待补正：X02、X22 须改正，土地面积未填，改正后才能评分。')
    const flagged = sentences(parcel({ ...goldenParcel, bottleneckTech: true, envRestrict: true }))
    expect(flagged).toContain('判定规则相互抵触，需专班研判。')
  })

  it('没有全区排序时不下结论', () => {
    const texts = explain(scoreParcel(golden, regExample20261), regExample20261).map(({ text }) => text)
    expect(texts).toContain('类别待全区排序后确定。')
    expect(texts.filter((text) => /第 \d+ 名|为 [ABCD] 类/.test(text))).toEqual([])
  })

  it('无权查看的数值不出现，档次和得分照说', () => {
    const result = scoreParcel(golden, regExample20261)
    const masked = {
      ...result,
      indicators: result.indicators.map((one) => (one.id === 'E1' ? { ...one, value: null, inputs: [] } : one)),
    }
    const texts = explain(masked, regExample20261).map(({ text }) => text)
    expect(texts).toContain('E1 土地税收产出率：数值无权查看，达到 ≥30 档，得 60 分，权重 20，计 12.00 分。')
  })

  it('每一句都有条款和依据，任何地块都说得出', () => {
    const { parcels, groups } = evaluate(randomDistrict(7, 400), regExample20261)
    for (const one of parcels) {
      for (const { text, clause, basis } of explain(
        one,
        regExample20261,
        groups.find(({ key }) => key === one.group),
      )) {
        expect(text).toMatch(/[。]$/)
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
        expect(clause).toContain(regExample20261.id)
        expect(basis.length).toBeGreaterThan(0)
      }
    }
  })
})

it('直接判定计入比例的，名次段按占去的名额往前挪，说出计入几宗', () => {
  const standard: Standard = { ...regExample20261, classes: { ...regExample20261.classes, directInQuota: true } }
  const direct = ['P1', 'P2', 'P3'].map(
    (parcelCode, index): ParcelFacts => ({
      ...golden,
      parcelCode,
      parcel: { ...goldenParcel, ...(index === 0 ? { houseSafety: '重大' } : { bottleneckTech: true }) },
    }),
  )
  const { parcels, groups } = evaluate([...seriesOf(20), ...direct], standard)
  const [group] = groups
  expect(group?.direct).toEqual({ A: 2, B: 0, C: 0, D: 1 })
  const said = (code: string, isGroupKnown = true): string | undefined => {
    const result = parcels.find(({ parcelCode }) => parcelCode === code)
    return (
      result &&
      explain(result, standard, isGroupKnown ? group : undefined).find(({ text }) => text.startsWith('按比例'))?.text
    )
  }
  // 23 in all: A up to 4.6, two of them seated; B up to 17.25; C up to 21.85.
  expect(said('S01')).toBe('按比例分类，直接判定的 3 宗计入比例：第 1–2 名为 A 类（0%–20%）。')
  expect(said('S15')).toBe('按比例分类，直接判定的 3 宗计入比例：第 3–15 名为 B 类（20%–75%）。')
  expect(said('S16')).toBe('按比例分类，直接判定的 3 宗计入比例：第 16–19 名为 C 类（75%–95%）。')
  expect(said('S20')).toBe('按比例分类，直接判定的 3 宗计入比例：第 20 名为 D 类（95%–100%）。')
  expect(said('S01', false)).toBe('按比例分类，直接判定的地块计入比例：为 A 类。')
})
