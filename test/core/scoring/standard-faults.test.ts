import { describe, expect, it } from 'vitest'
import { industryFaults, methodFaults } from '#core/scoring/method-faults.ts'
import type { DirectRule, Ladder, Method, Predicate, Standard } from '#core/scoring/standard.ts'
import { standardFaults } from '#core/scoring/standard-faults.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { indicator, taxBy } from './golden-results.ts'

/** "rules.0.when.1: 差错"：在哪里，错在什么。 */
function faults(changes: Partial<Standard>): readonly string[] {
  return standardFaults({ ...regExample20261, ...changes }).map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  )
}

function withIndicator(index: number, changes: object): Partial<Standard> {
  const { indicators } = regExample20261
  return { indicators: indicators.map((one, at) => (at === index ? Object.assign({}, one, changes) : one)) }
}

function withRule(...when: readonly Predicate[]): Partial<Standard> {
  const { rules } = regExample20261
  return { rules: rules.map((rule, at): DirectRule => (at === 1 ? { ...rule, when } : rule)) }
}

function is(field: string, ...oneOf: readonly (string | boolean)[]): Predicate {
  return { predicate: 'parcel-is', params: { field, oneOf }, text: '试' }
}

const { shares, smallGroup } = regExample20261.classes

function withClasses(changes: object): Partial<Standard> {
  return { classes: { ...regExample20261.classes, ...changes } }
}

function withLines(A: number, B: number, C: number): Partial<Standard> {
  return withClasses({ smallGroup: { ...smallGroup, lines: { A, B, C } } })
}

describe('标准的差错，写明在哪里', () => {
  it.each<[string, Partial<Standard>, readonly string[]]>([
    ['没有差错', {}, []],
    ['失效日在生效日之后', { until: '2999-01-01' }, []],
    ['失效日就是生效日', { until: regExample20261.since }, ['until: 失效日期应晚于生效日期']],
    ['编号重复', withIndicator(1, { id: 'R1' }), ['indicators: 编号 R1 重复']],
    ['权重多了 1', withIndicator(0, { weight: 9 }), ['indicators: 权重合计应为 100']],
    [
      '维度没有指标',
      { dimensions: [...regExample20261.dimensions, { id: 'Z', name: '空', citation: proposed() }] },
      ['dimensions.3: 维度 Z 没有指标'],
    ],
    ['维度不存在', withIndicator(1, { dimension: 'X' }), ['indicators.1.dimension: 指标 R2 的维度 X 不存在']],
    [
      '维度对一类用地没有指标',
      {
        indicators: regExample20261.indicators.map((one) =>
          one.dimension === 'G' ? { ...one, notApplicableTo: ['研发'] } : one,
        ),
      },
      ['dimensions.2: 维度 G 对研发没有适用指标'],
    ],
    [
      '指标的方法',
      withIndicator(3, { method: { kind: 'ratioToMax' } }),
      ['indicators.3.method: 指标 R4 只能用分档或按选项计分'],
    ],
    [
      '规则的第二个条件',
      withRule(is('houseSafety', '重大'), is('houseSafety', '特大')),
      ['rules.1.when.1: 房屋安全隐患 没有选项“特大”'],
    ],
    ['是否项只能是或否', withRule(is('useMismatch', true, '是')), ['rules.1.when.0: 用非所用 没有选项“是”']],
    ['数值字段没有选项', withRule(is('landArea', '大')), ['rules.1.when.0: 土地面积 没有选项“大”']],
    [
      '不是“无”的：选项也要有',
      withRule({ predicate: 'parcel-is-not', params: { field: 'exemptReason', value: '没有' }, text: '试' }),
      ['rules.1.when.0: 暂不评价情形 没有选项“没有”'],
    ],
    [
      '企业的选项',
      withRule({ predicate: 'any-firm-is', params: { field: 'srdi', oneOf: ['国家级小巨人', '省级'] }, text: '试' }),
      ['rules.1.when.0: 专精特新级别 没有选项“省级”'],
    ],
    [
      '停产的状态',
      withRule({ predicate: 'stopped-without-tax', params: { statuses: ['停产', '停业'], taxAtMost: 0 }, text: '试' }),
      ['rules.1.when.0: 经营状态 没有选项“停业”'],
    ],
    [
      '整数和小数都是数值',
      withRule(
        { predicate: 'parcel-above', params: { field: 'assessYear', above: 2020 }, text: '试' },
        { predicate: 'parcel-above', params: { field: 'landArea', above: 1 }, text: '试' },
        { predicate: 'parcel-below', params: { field: 'roof', below: 1 }, text: '试' },
      ),
      ['rules.1.when.2: roof 不是数值字段'],
    ],
    ['比例合计', withClasses({ shares: { ...shares, D: 6 } }), ['classes.shares: 各类比例合计应为 100%']],
    ['分数线依次降低', withLines(80, 60, 59), []],
    ['A、B 线相同', withLines(80, 80, 40), ['classes.smallGroup.lines: 分数线应由高到低']],
    ['B、C 线相同', withLines(80, 60, 60), ['classes.smallGroup.lines: 分数线应由高到低']],
    ['C 线高于 B 线', withLines(80, 60, 70), ['classes.smallGroup.lines: 分数线应由高到低']],
  ])('%s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })
})

describe('方法的差错，写明在哪里', () => {
  function methodFaultsOf(method: Method): readonly string[] {
    return methodFaults({ ...indicator('R1'), method }, ['方法']).map(
      ({ path, message }) => `${path.join('.')}: ${message.replace('指标 R1 的', '')}`,
    )
  }
  const ladder = (...tiers: Ladder['tiers']): Ladder => ({ unit: '', tiers, otherwise: 0 })
  const sound = ladder({ atLeast: 2, points: 100 }, { atLeast: 1, points: 50 })
  const points = '分档应由优到劣，分值递减'
  const bounds = '分档界限应依次变化，方向一致'

  it.each<[string, Ladder, readonly string[]]>([
    ['由高到低', sound, []],
    ['由低到高', ladder({ atMost: 1, points: 100 }, { atMost: 2, points: 50 }), []],
    ['高于零算一档', ladder({ atLeast: 1, points: 100 }, { above: 0, points: 50 }), []],
    ['分值相同', ladder({ atLeast: 2, points: 50 }, { atLeast: 1, points: 50 }), [`0: ${points}`]],
    ['末档与其余同分', ladder({ atLeast: 2, points: 50 }, { atLeast: 1, points: 0 }), [`1: ${points}`]],
    ['界限相同', ladder({ atLeast: 2, points: 100 }, { atLeast: 2, points: 50 }), [`0: ${bounds}`]],
    ['界限倒了', ladder({ atLeast: 1, points: 100 }, { atLeast: 2, points: 50 }), [`0: ${bounds}`]],
    ['越低越好的界限相同', ladder({ atMost: 2, points: 100 }, { atMost: 2, points: 50 }), [`0: ${bounds}`]],
    ['越低越好的界限倒了', ladder({ atMost: 2, points: 100 }, { atMost: 1, points: 50 }), [`0: ${bounds}`]],
    ['先低后高', ladder({ atMost: 1, points: 100 }, { atLeast: 2, points: 50 }), [`0: ${bounds}`]],
    ['先高后低', ladder({ atLeast: 2, points: 100 }, { atMost: 1, points: 50 }), [`0: ${bounds}`]],
    ['先高后低，同一个数', ladder({ atLeast: 2, points: 100 }, { atMost: 3, points: 50 }), [`0: ${bounds}`]],
  ])('分档：%s', (_, tested, expected) => {
    expect(methodFaultsOf({ kind: 'tier', ladder: tested })).toEqual(
      expected.map((fault) => `方法.ladder.tiers.${fault}`),
    )
    expect(methodFaultsOf({ kind: 'tier', ladder: sound, fallback: tested })).toEqual(
      expected.map((fault) => `方法.fallback.tiers.${fault}`),
    )
  })

  it.each<[string, readonly (readonly [number, number])[], readonly number[]]>([
    [
      '由高到低',
      [
        [20, 100],
        [10, 0],
      ],
      [],
    ],
    [
      '分值相同',
      [
        [20, 50],
        [10, 50],
      ],
      [0],
    ],
    [
      '界限相同',
      [
        [20, 100],
        [10, 50],
        [10, 0],
      ],
      [1],
    ],
    [
      '越低越好，界限相同',
      [
        [10, 100],
        [20, 50],
        [20, 0],
      ],
      [1],
    ],
    [
      '越低越好，分值相同',
      [
        [10, 100],
        [20, 50],
        [30, 50],
      ],
      [1],
    ],
  ])('插值点：%s', (_, stops, expected) => {
    const method: Method = {
      kind: 'tierLinear',
      unit: '万元/亩',
      stops: stops.map(([at, each]) => ({ at, points: each })),
    }
    const found = methodFaults(taxBy(method), ['方法'])
    expect(found.map(({ path }) => path)).toEqual(expected.map((index) => ['方法', 'stops', index]))
  })

  it('极差的满分可以是 100，不可以多', () => {
    const range = (span: number) => methodFaults(taxBy({ kind: 'minMax', floor: 20.1, span }), []).length
    expect(range(79.9)).toBe(0)
    expect(range(79.91)).toBe(1)
  })
})

it('行业基准的差错，写明是第几行', () => {
  const line = (industry: string, of: string) => ({
    industry,
    indicator: of,
    values: { 推荐值: 50 },
    citation: proposed(),
  })
  const ratio = (id: string) => ({
    ...taxBy({ kind: 'ratioCapped', benchmark: { kind: 'industry', choice: '推荐值' }, cap: 100 }),
    id,
  })
  const faultsOf = (...industryBenchmarks: readonly ReturnType<typeof line>[]) =>
    industryFaults({ ...regExample20261, indicators: [ratio('K1'), ratio('K2')], industryBenchmarks }).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  expect(faultsOf(line('35', 'K1'), line('35', 'K2'))).toEqual([])
  expect(faultsOf(line('35', 'K1'))).toEqual(['industryBenchmarks: 指标 K2 没有行业基准'])
  expect(faultsOf(line('35', 'K1'), line('35', 'K2'), line('00', 'K1'), line('36', 'K3'), line('35', 'K2'))).toEqual([
    'industryBenchmarks.2: 没有行业大类 00',
    'industryBenchmarks.3: 指标 K3 不按行业基准计分',
    'industryBenchmarks.4: 行业基准 35 K2 重复',
  ])
  expect(industryFaults(regExample20261)).toEqual([])
})
