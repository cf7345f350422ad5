import { describe, expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { clashesOf } from '#core/standard-book/clashes.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 as base } from '#core/standards/reg-example-2026-1.ts'

function withIndicator(id: string, change: object): Standard {
  return {
    ...base,
    indicators: base.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }
}

const sentences = (later: Standard): readonly string[] => differencesOf(base, later).map(({ sentence }) => sentence)

describe('两个标准的差异', () => {
  it('相同的没有差异，差异不看对象里的次序', () => {
    expect(differencesOf(base, structuredClone(base))).toEqual([])
    const reordered = Object.fromEntries(Object.entries(base).reverse()) as Standard
    expect(differencesOf(base, reordered)).toEqual([])
  })

  it('一项一句，写明位置、原来和现在', () => {
    expect(differencesOf(base, withIndicator('E1', { weight: 15 }))).toEqual([
      {
        path: 'indicators.E1.weight',
        sentence: '指标 E1 土地税收产出率的权重由 20 改为 15。',
        before: '20',
        after: '15',
      },
    ])
    const [first] = base.indicators
    if (first?.method.kind !== 'tier') throw new Error('R1 is judged by steps')
    const tiers = first.method.ladder.tiers.map((tier, index) => (index === 1 ? { atLeast: 0.85, points: 80 } : tier))
    const moved = withIndicator('R1', { method: { ...first.method, ladder: { ...first.method.ladder, tiers } } })
    expect(sentences(moved)).toEqual(['指标 R1 容积率实现度的分档 第 2 档由 ≥80% 得 80 分 改为 ≥85% 得 80 分。'])
    expect(sentences({ ...base, classes: { ...base.classes, shares: { A: 25, B: 45, C: 25, D: 5 } } })[0]).toBe(
      '比例 A由 20 改为 25。',
    )
  })

  it('增、删、换序各成一句，按编号而不按位置对应', () => {
    const [gone, ...kept] = base.indicators
    expect(sentences({ ...base, indicators: kept })).toEqual([`删去指标：R1 容积率实现度（权重 ${gone?.weight}）。`])
    const rule = { ...base.rules[0], id: 'D9', name: '新增的规则' } as Standard['rules'][number]
    expect(sentences({ ...base, rules: [rule, ...base.rules] })).toEqual([
      '新增规则：D9 新增的规则（直接判为 D 类（整治退出））。',
    ])
    const turned = differencesOf(base, { ...base, dimensions: base.dimensions.toReversed() })
    expect(turned.map(({ path }) => path)).toEqual(['dimensions.order'])
    expect(sentences({ ...base, notes: [...base.notes, '多一条。'] })).toHaveLength(1)
  })

  it('可有可无的各项，有和没有之间也有名称', () => {
    const [first, ...others] = base.indicators
    if (first === undefined) throw new Error('no indicators')
    const optional = { missing: 'not-applicable', noDischargePoints: 60 } as const
    const measured = { text: '优先供地', citation: base.citation }
    const { classMeasures: _, ...without } = base
    const fuller: Standard = {
      ...base,
      indicators: [{ ...first, ...optional }, ...others],
      classes: { ...base.classes, directInQuota: true, by: 'lines', totalDecimals: 2 },
      classMeasures: { A: [measured], B: [], C: [], D: [] },
      industryBenchmarks: [{ industry: '39', indicator: 'E1', values: { 推荐值: 60 }, citation: base.citation }],
    }
    const found = differencesOf(without, fuller).map(({ sentence }) => sentence)
    expect(found).toContain('新增直接判定占比例名额：是。')
    expect(found).toContain('新增定类方式：按分数线。')
    for (const sentence of found) expect(sentence).not.toMatch(/[a-z]{4,}|undefined|\[object/)
  })

  it('任何两个随附标准之间，句子里没有程序代号', () => {
    for (const family of exampleFamilies) {
      for (const { sentence } of differencesOf(base, family)) {
        expect(sentence).toMatch(/。$/)
        expect(sentence).not.toMatch(/[a-z]{4,}|undefined|\[object/)
      }
    }
  })
})

/** Copies of the value with one leaf changed each; codes are left, another code would be none. */
function* changed(value: unknown): Generator<unknown, void> {
  if (typeof value === 'number') yield value + 1
  else if (typeof value === 'boolean') yield !value
  else if (typeof value === 'string' && !/^[A-Za-z][A-Za-z-]*$/.test(value)) yield `${value}改`
  else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) for (const other of changed(member)) yield value.with(index, other)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (key === 'id') continue
      for (const other of changed(member)) yield { ...value, [key]: other }
    }
  }
}

describe('任何一处改动', () => {
  it.each([base, ...exampleFamilies].map((standard) => [standard.id, standard] as const))(
    '%s：改哪一处都有一句，说得出位置，没有程序代号',
    (_id, standard) => {
      for (const other of changed(standard)) {
        const found = differencesOf(standard, other as Standard)
        expect(found).not.toEqual([])
        for (const { sentence } of found) {
          expect(sentence).toMatch(/^[^ ].*。$/)
          expect(sentence).not.toMatch(/[a-z]{4,}|undefined|\[object/)
        }
      }
    },
  )
})

describe('两人同时修改', () => {
  const changes = (later: Standard) => differencesOf(base, later)
  it('改在不同地方的不相碰，改在同一处而结果不同的相碰', () => {
    const theirs = changes(withIndicator('E1', { weight: 15 }))
    expect(clashesOf(theirs, changes(withIndicator('E2', { weight: 10 })))).toEqual([])
    expect(clashesOf(theirs, changes(withIndicator('E1', { weight: 15 })))).toEqual([])
    expect(clashesOf(theirs, changes(withIndicator('E1', { weight: 16 })))).toEqual(['indicators.E1.weight'])
  })
  it('一人改了另一人删去的，相碰', () => {
    const removed = changes({ ...base, indicators: base.indicators.filter(({ id }) => id !== 'E1') })
    expect(clashesOf(removed, changes(withIndicator('E1', { weight: 16 })))).toEqual(['indicators.E1'])
  })
})
