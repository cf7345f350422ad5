import { describe, expect, it } from 'vitest'
import { methodNames, missingPolicyNames } from '#core/scoring/method-names.ts'
import { methodSentence } from '#core/scoring/method-sentence.ts'
import type { ScaledMethod } from '#core/scoring/scaled-method.ts'
import { standardSchema } from '#core/scoring/standard-schema.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { taxPerMu } from '#core/standards/example-parts.ts'
import { proposed } from '#core/vocabulary/citation.ts'

const tax = {
  ...taxPerMu,
  id: 'K1',
  dimension: 'K',
  weight: 100,
  missingPoints: 0,
  notApplicableTo: [],
  citation: proposed(),
} as const
const line = { industry: '35', indicator: 'K1', values: { 控制值: 10 }, citation: proposed() }
const byIndustry = { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '控制值' }, cap: 100 } as const
const falling = [
  { at: 5, points: 100 },
  { at: 15, points: 0 },
]

/** What the schema says of a standard with this method. */
function issuesOf(method: object, more: object = {}, indicator: object = {}): readonly string[] {
  const draft = { ...exampleChangle, indicators: [{ ...tax, method, ...indicator }], ...more }
  const result = standardSchema.safeParse(draft)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe('计分方法的格式', () => {
  it.each<[string, ScaledMethod, object?]>([
    ['分档插值', { kind: 'tierLinear', unit: '万元/亩', stops: falling }],
    ['基准比值', byIndustry, { industryBenchmarks: [line] }],
    ['基准比值', { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 24.097 }, cap: 100 }],
    ['基准比值', { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 2 }, cap: 100 }],
    ['基准比值', { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 80 }, cap: 100 }],
    ['最高值比值', { kind: 'ratioToMax' }],
    ['极差', { kind: 'minMax', floor: 20, span: 80 }],
    ['反向均值', { kind: 'reverseMean' }],
  ])('收下%s', (_, method, more) => {
    expect(issuesOf(method, more)).toEqual([])
  })

  it.each<[string, object, object, object, RegExp]>([
    ['插值点不递减', { kind: 'tierLinear', unit: '万元/亩', stops: [...falling].reverse() }, {}, {}, /由优到劣/],
    ['插值点只有一个', { kind: 'tierLinear', unit: '万元/亩', stops: falling.slice(1) }, {}, {}, /stops/],
    [
      '插值点方向不一',
      {
        kind: 'tierLinear',
        unit: '万元/亩',
        stops: [
          { at: 5, points: 100 },
          { at: 9, points: 50 },
          { at: 7, points: 0 },
        ],
      },
      {},
      {},
      /stops\.1: .*方向一致/,
    ],
    ['底分与幅度超过一百', { kind: 'minMax', floor: 30, span: 80 }, {}, {}, /不超过 100/],
    ['基准为零', { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 0 }, cap: 100 }, {}, {}, /value/],
    ['多出来的键', { kind: 'ratioToMax', cap: 100 }, {}, {}, /cap/],
    ['选项指标按比值', { kind: 'ratioToMax' }, {}, { measure: 'property-quality' }, /只能用分档或按选项/],
    ['没有行业基准', byIndustry, {}, {}, /K1 没有行业基准/],
    ['没有这个大类', byIndustry, { industryBenchmarks: [line, { ...line, industry: '00' }] }, {}, /没有行业大类 00/],
    ['行业基准重复', byIndustry, { industryBenchmarks: [line, line] }, {}, /重复/],
    ['行业基准没有指标用', { kind: 'ratioToMax' }, { industryBenchmarks: [line] }, {}, /不按行业基准计分/],
    ['缺项处理不认识', { kind: 'ratioToMax' }, {}, { missing: 'median' }, /missing/],
  ])('不收：%s', (_, method, more, indicator, message) => {
    expect(issuesOf(method, more, indicator).join('\n')).toMatch(message)
  })
})

it('名称齐全，不重复', () => {
  for (const names of [methodNames, missingPolicyNames]) {
    const texts = Object.values(names)
    expect(new Set(texts).size).toBe(texts.length)
  }
})

it.each<[ScaledMethod, string]>([
  [{ kind: 'tierLinear', unit: '万元/亩', stops: falling }, '分档插值：5 得 100 分，15 得 0 分，两点之间插值'],
  [byIndustry, '基准比值：取值 ÷ 行业基准的控制值 × 100，最高 100 分'],
  [
    { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 2 }, cap: 100 },
    '基准比值：取值 ÷ 同组平均值的 2 倍 × 100，最高 100 分',
  ],
  [
    { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 24.097 }, cap: 90 },
    '基准比值：取值 ÷ 基准值 24.097 × 100，最高 90 分',
  ],
  [
    { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 80 }, cap: 100 },
    '基准比值：取值 ÷ 同组第 80 百分位值 × 100，最高 100 分',
  ],
  [{ kind: 'ratioToMax' }, '最高值比值：取值 ÷ 同组最高值 × 100'],
  [{ kind: 'minMax', floor: 20, span: 80 }, '极差：20 + 80 ×（取值 − 同组最低值）÷（同组最高值 − 同组最低值）'],
  [{ kind: 'reverseMean' }, '反向均值：（2 − 取值 ÷ 同组平均值）× 50，达到平均值两倍的得 0 分'],
])('标准页上这样写：%o', (method, text) => {
  expect(methodSentence({ ...tax, method }, method)).toBe(text)
})
