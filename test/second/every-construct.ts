/*
 * Standards that nobody ships, made to use what the shipped ones do not: every method, benchmark, missing-value policy,
 * grouping, predicate and effect that a district may choose stands in one of them or in a shipped one.
 */
import type { Indicator, Method, Standard } from '#core/scoring/standard.ts'
import { exampleFamilies, standards } from '#core/standards/catalogue.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'

export const shippedStandards: readonly Standard[] = [...standards, ...exampleFamilies]

const citation = proposed('第二实现的对照用')

function withMethods(methods: Readonly<Record<string, Method>>, more: Partial<Indicator> = {}): readonly Indicator[] {
  return regExample20261.indicators.map((indicator): Indicator => {
    const method = methods[indicator.id]
    return method === undefined ? indicator : { ...indicator, method, missing: more.missing ?? 'peer-average' }
  })
}

const industry = (indicator: string, 大类: string, 控制值: number, 推荐值: number) => ({
  industry: 大类,
  indicator,
  values: { 控制值, 推荐值 },
  citation,
})

/** Scaled methods on every kind of value; groups by industry, scale and tenure; score lines only. */
const byIndustry: Standard = {
  ...regExample20261,
  id: '对照-行业.1',
  indicators: withMethods({
    R1: { kind: 'ratioToMax' },
    R3: { kind: 'reverseMean' },
    E1: { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '控制值' }, cap: 90 },
    E2: { kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 120 },
    E3: { kind: 'ratioCapped', benchmark: { kind: 'percentile', percent: 62.5 }, cap: 100 },
    G1: { kind: 'minMax', floor: 12.5, span: 80 },
    G2: { kind: 'ratioCapped', benchmark: { kind: 'groupMean', times: 1.7 }, cap: 100 },
  }),
  industryBenchmarks: [industry('E1', '34', 33.3, 60), industry('E2', '34', 300, 700), industry('E2', '26', 1, 512.34)],
  classes: { ...regExample20261.classes, groupBy: ['townCode', 'industry', 'scale', 'tenure'], by: 'lines' },
}

/** Directly judged parcels take places; what is missing leaves its weight to the rest; less is better along a line; shares that leave a class empty. */
const leftOut: Standard = {
  ...regExample20261,
  id: '对照-缺项.1',
  indicators: withMethods(
    {
      R1: {
        kind: 'tierLinear',
        unit: '',
        stops: [
          { at: 1.5, points: 100 },
          { at: 0.7, points: 33.3 },
        ],
      },
      R3: {
        kind: 'tierLinear',
        unit: '',
        stops: [
          { at: 0.05, points: 100 },
          { at: 0.3, points: 45 },
          { at: 0.9, points: 1.25 },
        ],
      },
      R4: {
        kind: 'option',
        points: [
          { option: '优', points: 100 },
          { option: '中', points: 12.5 },
        ],
      },
      E4: { kind: 'reverseMean' },
      G1: { kind: 'ratioCapped', benchmark: { kind: 'fixed', value: 10.361538 }, cap: 100 },
      G3: { kind: 'value', cap: 60 },
    },
    { missing: 'not-applicable' },
  ),
  classes: {
    ...regExample20261.classes,
    groupBy: ['landClass', 'townCode'],
    shares: { A: 10, B: 70, C: 20, D: 0 },
    directInQuota: true,
    totalDecimals: 1,
  },
}

/** Predicates and effects that no shipped standard has; a direct class between A and D, several caps and floors. */
const manyRules: Standard = {
  ...exampleChangle,
  id: '对照-规则.1',
  rules: [
    ...regExample20261.rules,
    ...exampleChangle.rules.map((rule) => ({ ...rule, id: `K${rule.id}` })),
    {
      id: 'M1',
      name: '面积不足',
      when: [{ predicate: 'parcel-below', params: { field: 'landArea', below: 3333.33 }, text: '面积不足' }],
      effect: { kind: 'direct', class: 'C' },
      confirmedBy: ['planning'],
      citation,
    },
    {
      id: 'M2',
      name: '规上',
      when: [{ predicate: 'scale-is', params: { scale: '规上' }, text: '规上' }],
      effect: { kind: 'floor', class: 'C' },
      confirmedBy: ['statistics'],
      citation,
    },
  ],
  classes: { ...exampleChangle.classes, smallGroup: regExample20261.classes.smallGroup },
}

export const madeUpStandards: readonly Standard[] = [byIndustry, leftOut, manyRules]
