import { expect, it } from 'vitest'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { exampleFamilies, standards } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'

const { indicators, rules, classes } = regExample20261

/** The example with something else at a place. */
function withAt(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(regExample20261))
  let part = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) part = part[key] as typeof part
  const last = path.at(-1) ?? ''
  if (value === undefined) delete part[last]
  else part[last] = value
  return copy
}

function told(value: unknown): readonly string[] {
  return judgeStandard(value).faults.map(({ path, message }) => `${path.join('.')} ${message}`)
}

it('随系统提供的标准没有问题', () => {
  for (const standard of [...standards, ...exampleFamilies])
    expect(judgeStandard(standard)).toEqual({ standard, faults: [] })
})

it.each([
  [['name'], undefined, 'name 没有填写，应补上。'],
  [['name'], '  ', 'name 不能空着，应补上。'],
  [['name'], '长'.repeat(501), 'name 最多 500 个字，请缩短。'],
  [['since'], '2026年', 'since 应为年月日，如 2026-01-01。'],
  [['district'], '3101', 'district 写法不对，应为 6 位行政区划代码。'],
  [['label'], '官方', 'label 应为下列之一：示例、试行、正式。'],
  [['dimensions'], [], 'dimensions 至少要有 1 项。'],
  [['indicators', 0, 'weight'], 0, 'indicators.0.weight 应大于 0。'],
  [['indicators', 0, 'weight'], 101, 'indicators.0.weight 应不大于 100。'],
  [['indicators', 0, 'missingPoints'], -1, 'indicators.0.missingPoints 应不小于 0。'],
  [['indicators', 0, 'id'], 'e1', 'indicators.0.id 写法不对，应为 1 至 3 个大写字母，后面至多 3 位数字，如 E1。'],
  [
    ['indicators', 0, 'method', 'ladder', 'tiers', 1, 'points'],
    '80',
    'indicators.0.method.ladder.tiers.1.points 类型不对，应为数值。',
  ],
  [['classes', 'shares', 'A'], 0.2, 'classes.shares.A 类型不对，应为整数。'],
  [['extra'], 1, ' 有不认识的项：extra，应删去。'],
] as const)('结构不对：%j 为 %j，说出应是什么', (path, value, message) => {
  expect(told(withAt(path, value))).toContain(message)
})

it('一处结构不对，不遮住别处的自相矛盾；说不准的不说', () => {
  const [first, ...rest] = indicators
  const broken = {
    ...regExample20261,
    until: '2019-01-01',
    indicators: [{ ...first, weight: '8' }, ...rest],
    rules: [
      { ...rules[0], name: '' },
      { ...rules[1], when: [{ predicate: 'parcel-is', params: { field: 'workSafety', oneOf: ['无'] }, text: '无' }] },
    ],
    classes: { ...classes, shares: { A: 30, B: 55, C: 20, D: 5 } },
  }
  expect(told(broken)).toEqual([
    'indicators.0.weight 类型不对，应为数值。',
    'rules.0.name 不能空着，应补上。',
    'until 失效日期应晚于生效日期。',
    'rules.1.when.0 安全生产条件 没有选项“无”。',
    'classes.shares 各类比例合计应为 100%。',
  ])
  expect(judgeStandard(broken).standard).toBeNull()
})

it('结构对而自相矛盾的，标准仍给出', () => {
  const { standard, faults } = judgeStandard(withAt(['indicators', 0, 'weight'], 9))
  expect(standard?.indicators[0]?.weight).toBe(9)
  expect(faults).toEqual([{ path: ['indicators'], message: '权重合计应为 100。' }])
})

it.each([null, 1, 'x', [], {}])('不是标准：%j', (value) => {
  expect(judgeStandard(value)).toMatchObject({ standard: null, faults: expect.arrayContaining([expect.anything()]) })
})
