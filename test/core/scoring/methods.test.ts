import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { wayUp } from '#core/scoring/lift.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { Indicator, Method, Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { taxPerMu } from '#core/standards/example-parts.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { exact } from '#core/vocabulary/exact.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

const tax = {
  ...taxPerMu,
  id: 'K1',
  dimension: 'K',
  missingPoints: 0,
  notApplicableTo: [],
  citation: proposed(),
} as const

/** One indicator of tax by mu, or the indicators given, and no rules. */
function standardOf(method: Method, more: Partial<Standard> = {}): Standard {
  return { ...exampleChangle, indicators: [{ ...tax, weight: 100, method }], rules: [], ...more }
}

/** 15 亩 each: taxes in 万元/亩. */
function district(...taxes: readonly (number | null)[]): readonly ParcelFacts[] {
  return taxes.map((perMu, index) => one(`P${index + 1}`, {}, { taxPaid: perMu === null ? undefined : perMu * 15 }))
}

function one(
  parcelCode: string,
  parcel: Partial<ParcelValues>,
  ...firms: readonly { readonly [Key in keyof EnterpriseValues]?: EnterpriseValues[Key] | undefined }[]
): ParcelFacts {
  const known = firms.map(
    (firm) =>
      Object.fromEntries(
        Object.entries({ ...goldenFirm, ...firm }).filter(([, value]) => value !== undefined),
      ) as EnterpriseValues,
  )
  return { ...golden, parcelCode, parcel: { ...goldenParcel, landArea: 10000, ...parcel }, firms: known }
}

function pointsOf(standard: Standard, facts: readonly ParcelFacts[], id = 'K1') {
  return evaluate(facts, standard).parcels.map(({ indicators }) => indicators.find((each) => each.id === id)?.points)
}

describe('计分方法', () => {
  it.each<[string, Method, readonly number[], readonly number[]]>([
    ['最高值比值：最高的一百分', { kind: 'ratioToMax' }, [1, 3, 4], [25, 75, 100]],
    ['最高值比值：除不尽的只在最后四舍五入', { kind: 'ratioToMax' }, [1, 2, 3], [33.333333, 66.666667, 100]],
    ['极差：两端为底分和满分', { kind: 'minMax', floor: 20, span: 80 }, [1, 2, 5], [20, 40, 100]],
    ['极差：全部相同得满分', { kind: 'minMax', floor: 20, span: 80 }, [7, 7], [100, 100]],
    ['反向均值：平均值五十分，两倍以上零分', { kind: 'reverseMean' }, [0, 1, 2, 9], [100, 83.333333, 66.666667, 0]],
    ['反向均值：全部为零的得五十分', { kind: 'reverseMean' }, [0, 0], [50, 50]],
    [
      '同组平均值的倍数：封顶',
      { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 0.5 }, cap: 80 },
      [1, 2, 6],
      [66.666667, 80, 80],
    ],
    [
      '百分位：半数不超过的最小值',
      { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 50 }, cap: 100 },
      [1, 2, 3, 4],
      [50, 100, 100, 100],
    ],
    [
      '固定基准：小数不走样',
      { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 0.3 }, cap: 100 },
      [0.1, 0.3],
      [33.333333, 100],
    ],
  ])('%s', (_, method, taxes, points) => {
    expect(pointsOf(standardOf(method), district(...taxes))).toEqual(points)
  })

  it('越低越好的插值也一样', () => {
    const method: Method = {
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: [
        { at: 5, points: 100 },
        { at: 15, points: 80 },
        { at: 30, points: 0 },
      ],
    }
    expect(pointsOf(standardOf(method), district(1, 5, 10, 15, 22.5, 30, 31))).toEqual([100, 100, 90, 80, 40, 0, 0])
  })

  it.each<[string, Method]>([
    ['最高值', { kind: 'ratioToMax' }],
    ['平均值', { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 2 }, cap: 100 }],
    ['百分位', { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 80 }, cap: 100 }],
  ])('大家都是零时没有可比的%s，得缺项的分，说明里说出来', (_, method) => {
    const facts = district(0, 0)
    const standard = standardOf(method)
    const [first] = evaluate(facts, standard).parcels
    expect(first?.indicators[0]).toMatchObject({ points: 0, note: 'no-benchmark' })
    expect(first && explain(first, standard)[0]?.text).toContain('没有可比的基准')
  })
})

describe('同组统计值', () => {
  it('写明数值、宗数和哪一组，各组各算', () => {
    const facts = [
      ...district(1, 3),
      ...district(8).map((each) => ({
        ...each,
        parcelCode: 'Q1',
        parcel: { ...each.parcel, landClass: '仓储' } as const,
      })),
    ]
    const standard = standardOf({ kind: 'ratioToMax' })
    const { parcels } = evaluate(facts, standard)
    expect(parcels.map(({ indicators }) => indicators[0]?.benchmark)).toEqual([
      { basis: 'greatest', value: 3, group: '工业', n: 2 },
      { basis: 'greatest', value: 3, group: '工业', n: 2 },
      { basis: 'greatest', value: 8, group: '仓储', n: 1 },
    ])
    const text = parcels[0] && explain(parcels[0], standard)[0]?.text
    expect(text).toBe(
      'K1 亩均税收：15.00 万元 ÷ 15.00 亩 = 1.00 万元/亩，除以工业组 2 宗的最高值 3.00 万元/亩，乘 100，得 33.33 分，权重 100，计 33.33 分。',
    )
  })

  it('空缺、负数和待补正的不计入', () => {
    const [blocked, ...rest] = district(999, 2, 4, null, -9)
    if (blocked === undefined) throw new Error('no parcel')
    const { parcels } = evaluate([{ ...blocked, blockedBy: ['X02'] }, ...rest], standardOf({ kind: 'ratioToMax' }))
    expect(parcels.map(({ indicators }) => indicators[0]?.benchmark?.n)).toEqual([
      undefined,
      2,
      2,
      undefined,
      undefined,
    ])
    expect(parcels.map(({ total }) => total)).toEqual([null, 50, 100, 0, 0])
  })

  it('不参加排序的，比同组最低的低得底分，比最高的高得满分', () => {
    const outside = [1, 99].map((perMu) => one(`Q${perMu}`, { bottleneckTech: true }, { taxPaid: perMu * 15 }))
    const standard = standardOf({ kind: 'minMax', floor: 20, span: 80 }, { rules: regExample20261.rules })
    for (const taxes of [
      [5, 9],
      [5, 5],
    ]) {
      const { parcels } = evaluate([...district(...taxes), ...outside], standard)
      expect(parcels.slice(2).map(({ how, total }) => [how, total])).toEqual([
        ['direct', 20],
        ['direct', 100],
      ])
    }
  })

  it('单独一宗不知道同组时，总分待定；给了上次的统计值就算', () => {
    const first = one('P1', {}, { taxPaid: 15 })
    const standard = standardOf({ kind: 'ratioToMax' })
    const alone = scoreParcel(first, standard)
    expect(alone).toMatchObject({ total: null, indicators: [{ value: 1, points: null, note: 'peers-unknown' }] })
    expect(explain(alone, standard)[0]?.text).toContain('得分待全区评估、与同组比较后确定')
    const last = new Map([
      ['工业', new Map([['K1', { group: '工业', n: 2, least: 2, greatest: 4, sum: exact(6), percentile: null }]])],
    ])
    expect(scoreParcel(first, standard, last).total).toBe(25)
  })
})

it('不知道同组时不测算提升路径，不说成不能提升', () => {
  const way = wayUp(one('P1', {}, { taxPaid: 15 }), exampleChangle)
  expect(way).toMatchObject({ state: 'peers-unknown', single: [], double: [] })
  expect(wayUpLines(way, exampleChangle)[0]?.text).toBe('本标准有与同组比较的指标，全区评估后才能测算。')
})

describe('行业基准', () => {
  const lines = [
    { industry: '35', indicator: 'K1', values: { 控制值: 10, 推荐值: 20 }, citation: proposed() },
    { industry: '36', indicator: 'K1', values: { 控制值: 40 }, citation: proposed() },
  ]
  const by = (choice: '控制值' | '推荐值' | '调整值') =>
    standardOf(
      { kind: 'ratioCapped', benchmark: { kind: 'industry', choice }, cap: 100 },
      { industryBenchmarks: lines },
    )
  const firms = (...codes: readonly [string, number | undefined][]) => [
    one('P1', {}, ...codes.map(([industryCode, revenue]) => ({ industryCode, revenue, taxPaid: 75 }))),
  ]

  it.each([
    ['只有一个行业', '控制值', [['3511', undefined]], 50],
    ['用所选的一种值', '推荐值', [['3511', 1]], 25],
    [
      '几家企业取营业收入多的行业',
      '控制值',
      [
        ['3511', 1],
        ['3610', 2],
      ],
      25,
    ],
    [
      '营业收入没填、行业不止一个的，定不了',
      '控制值',
      [
        ['3511', 1],
        ['3610', undefined],
      ],
      0,
    ],
    ['没有这种值', '推荐值', [['3610', 1]], 0],
    ['没有这个行业', '控制值', [['1310', 1]], 0],
  ] as const)('%s', (_, choice, codes, points) => {
    expect(
      pointsOf(by(choice), firms(...codes.map(([code, revenue]) => [code, revenue] as [string, number | undefined]))),
    ).toEqual([points])
  })

  it('说明里写出行业和哪一种值', () => {
    const [result] = evaluate(firms(['3511', 1]), by('推荐值')).parcels
    expect(result && explain(result, by('推荐值'))[0]?.text).toContain(
      '除以行业大类 35 的推荐值 20.00 万元/亩，乘 100，最高 100',
    )
  })
})

describe('缺项按不适用', () => {
  const indicators: readonly Indicator[] = [
    { ...tax, weight: 40, method: { kind: 'ratioToMax' }, missing: 'not-applicable' },
    {
      ...tax,
      id: 'K2',
      weight: 60,
      method: { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 100 }, cap: 50 },
      measure: 'rd-intensity',
      unit: '%',
    },
  ]
  const standard = standardOf({ kind: 'ratioToMax' }, { indicators })

  it('权重分给同组其他指标，说明里说出来', () => {
    const [first] = evaluate(district(null, 5), standard).parcels
    expect(first?.indicators.map(({ weight, note }) => [weight, note])).toEqual([
      [0, 'left-out'],
      [100, null],
    ])
    expect(first && explain(first, standard)[0]?.text).toBe(
      'K1 亩均税收：上缴税金总额未填，按不适用处理（权重已按比例分配）。',
    )
  })

  it('没有别的指标可分的，仍按缺项得分', () => {
    const both = indicators.map((each) => ({ ...each, missing: 'not-applicable' as const }))
    const facts = one('P1', {}, { taxPaid: undefined, rdExpense: undefined })
    const [first] = evaluate([facts], { ...standard, indicators: both }).parcels
    expect(first?.indicators.map(({ weight, points, note }) => [weight, points, note])).toEqual([
      [40, 0, 'missing'],
      [60, 0, 'missing'],
    ])
  })
})

describe('分组和分数线', () => {
  it('按规模、行业、用地关系分组', () => {
    const standard = standardOf(
      { kind: 'ratioToMax' },
      { classes: { ...exampleChangle.classes, groupBy: ['scale', 'industry', 'tenure'] } },
    )
    const facts = [
      one('P1', {}, { industryCode: '3511', occupancy: '自有' }, { industryCode: '3511', occupancy: '租赁' }),
      one('P2', {}, { industryCode: '3511', occupancy: '分租', aboveScale: false }),
      one('P3', {}, { aboveScale: undefined }),
    ]
    expect(evaluate(facts, standard).parcels.map(({ group }) => group)).toEqual([
      '规上·行业35·自有',
      '规下·行业35·承租',
      '规模不明·行业不明·用地关系不明',
    ])
  })

  it('标准定为分数线的，多少宗都按分数线', () => {
    const { classes } = exampleChangle
    const standard = standardOf({ kind: 'ratioToMax' }, { classes: { ...classes, by: 'lines' } })
    const { groups, parcels } = evaluate(district(...Array.from({ length: 30 }, (_, index) => index + 71)), standard)
    expect(groups[0]?.byScoreLines).toBe(true)
    expect(new Set(parcels.map((parcel) => parcel.class))).toEqual(new Set(['A', 'B']))
    expect(
      parcels[0] &&
        explain(parcels[0], standard)
          .map(({ text }) => text)
          .join(''),
    ).toContain('按分数线分类：总分 71.00，达到 B 类线 60')
  })
})
