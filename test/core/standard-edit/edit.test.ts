import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Method, PredicateId, Standard } from '#core/scoring/standard.ts'
import { standardFaults } from '#core/scoring/standard-faults.ts'
import { standardSchema, standardShape } from '#core/scoring/standard-schema.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { redone, settled, startHistory, stepped, undone } from '#core/standard-edit/history.ts'
import {
  changedIndicator,
  rulesLeftOut,
  withMovedRule,
  withNewDimension,
  withNewIndicator,
  withNewRule,
  withoutIndicator,
  withoutRule,
  withRuleOf,
} from '#core/standard-edit/indicator-edit.ts'
import { changedTier, citingStop, sortedTiers, withMoreStops, withMoreTiers } from '#core/standard-edit/ladder.ts'
import { measureIds } from '#core/standard-edit/measure-model.ts'
import { mergedStandard } from '#core/standard-edit/merge.ts'
import { methodKindsOf, withMethodKind } from '#core/standard-edit/method-edit.ts'
import { percentOf, ratioOf } from '#core/standard-edit/percent.ts'
import { placeKey, placeWords } from '#core/standard-edit/place.ts'
import { startPredicate } from '#core/standard-edit/predicate-edit.ts'
import { predicateNames } from '#core/standard-edit/predicate-text.ts'
import { normalisedWeights, weightSum } from '#core/standard-edit/weights.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { isSameJson } from '#core/vocabulary/same-json.ts'

const shipped = [reg, ...exampleFamilies]

function weighted(weights: readonly number[]): Standard {
  const [model] = reg.indicators
  if (model === undefined) throw new Error('no indicator')
  return { ...reg, indicators: weights.map((weight, index) => ({ ...model, id: `R${index}`, weight })) }
}

describe('权重', () => {
  it('按比例归一：合计正好 100，没有变成 0 的，大小次序不变，再归一不变', () => {
    const weight = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100)
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 20 }), (weights) => {
        const { indicators } = normalisedWeights(weighted(weights))
        expect(weightSum(indicators)).toBe(100)
        for (const [index, { weight: now }] of indicators.entries()) {
          expect(now).toBeGreaterThan(0)
          for (const [other, was] of weights.entries()) {
            if ((weights[index] ?? 0) > was) expect(now).toBeGreaterThanOrEqual((indicators[other]?.weight ?? 0) - 0.01)
          }
        }
        const again = normalisedWeights({ ...reg, indicators })
        expect(again.indicators).toBe(indicators)
      }),
    )
  })

  it('手工算过的一例：三个 1 归为 33.34、33.33、33.33', () => {
    expect(normalisedWeights(weighted([1, 1, 1])).indicators.map(({ weight }) => weight)).toEqual([33.34, 33.33, 33.33])
  })
})

describe('撤销', () => {
  it('同一处连着改是一步；离开再改是另一步；撤销、重做回到原值', () => {
    let history = startHistory('a')
    history = stepped(history, 'b', '改名', 'name')
    history = stepped(history, 'c', '改名', 'name')
    history = stepped(settled(history), 'd', '改名', 'name')
    expect(undone(history).present).toBe('c')
    expect(undone(undone(history)).present).toBe('a')
    expect(redone(undone(undone(history))).present).toBe('c')
    expect(undone(undone(undone(history)))).toEqual(undone(undone(history)))
    expect(stepped(undone(history), 'x', '改名', null).future).toEqual([])
  })
})

describe('方法', () => {
  const cases = measureIds.flatMap((measure) => methodKindsOf(measure).map((kind) => [measure, kind] as const))
  it.each(cases)('%s 换成 %s 后形状正确、没有矛盾', (measure, kind) => {
    const before = withNewIndicator(reg, 'E', measure)
    const index = before.indicators.findIndex(({ id }) => id === 'E5')
    const indicator = before.indicators[index]
    if (indicator === undefined) throw new Error('not added')
    const standard = changedIndicator(before, index, withMethodKind(indicator, kind))
    expect(standardShape.safeParse(standard).error).toBeUndefined()
    expect(standardFaults(standard).map(({ message }) => message)).toEqual(['权重合计应为 100'])
  })

  it('分档换成插值再换回，界限和得分不变', () => {
    const tax = reg.indicators.find(({ id }) => id === 'E1')
    if (tax?.method.kind !== 'tier') throw new Error('no ladder')
    const back = withMethodKind(withMethodKind(tax, 'tierLinear'), 'tier').method
    const bounds = (method: Method) => (method.kind === 'tier' ? method.ladder.tiers.map(({ points }) => points) : [])
    expect(bounds(back)).toEqual(bounds(tax.method).slice(0, -1))
  })

  it('加一档仍由优到劣；乱序的按界限排好', () => {
    for (const { indicators } of shipped) {
      for (const { method } of indicators) {
        if (method.kind === 'tierLinear') expect(withMoreStops(method.stops).at(-1)?.points).toBe(0)
        if (method.kind !== 'tier') continue
        const more = withMoreTiers(method.ladder)
        expect(more.tiers.length).toBe(method.ladder.tiers.length + 1)
        expect(sortedTiers({ ...more, tiers: [...more.tiers].reverse() })).toEqual(more)
      }
    }
  })

  it('换方向、改界限不丢依据', () => {
    const cited = { atLeast: 10, points: 60, citation: reg.citation }
    expect(changedTier(cited, { sign: 'atMost', bound: 5 })).toEqual({ atMost: 5, points: 60, citation: reg.citation })
  })

  it('一档、一点的依据可以写上、带日子、去掉，别的不变', () => {
    const dated = { ...reg.citation, since: '2020-01-01' }
    const [tier, stop] = [
      { above: 10, points: 60 },
      { at: 10, points: 60 },
    ]
    expect(changedTier(tier, { citation: dated })).toEqual({ ...tier, citation: dated })
    expect(changedTier({ ...tier, citation: dated }, { citation: null })).toEqual(tier)
    expect(citingStop(stop, dated)).toEqual({ ...stop, citation: dated })
    expect(citingStop({ ...stop, citation: dated }, null)).toEqual(stop)
  })

  it('百分数来回不走样', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (units) => {
        expect(percentOf(ratioOf(units / 100))).toBe(units / 100)
      }),
    )
    expect(percentOf(0.07)).toBe(7)
  })
})

describe('规则', () => {
  it('停用一条再启用，回到原位', () => {
    for (const standard of shipped) {
      for (const [index, { id }] of standard.rules.entries()) {
        const without = withoutRule(standard, index)
        expect(rulesLeftOut(without, standard).map((rule) => rule.id)).toEqual([id])
        expect(withRuleOf(without, standard, id)).toEqual(standard)
      }
    }
  })

  it('每种条件的起始参数都合法，文字由参数写成', () => {
    for (const id of Object.keys(predicateNames) as PredicateId[]) {
      const rule = { ...withNewRule(reg).rules.at(-1), when: [startPredicate(id)] }
      const standard = { ...reg, rules: [...reg.rules, rule] }
      expect(standardSchema.safeParse(standard).error).toBeUndefined()
    }
    expect(startPredicate('wholly-vacant').text).toBe('整宗空置，至评估年度末已满 24 个月')
    expect(startPredicate('scale-is').text).toBe('企业均为规下')
  })

  it('新编号不与已有的重复', () => {
    const standard = withNewRule(withNewIndicator(withNewDimension(reg), 'R', 'tax-per-mu'))
    const ids = [...standard.dimensions, ...standard.indicators, ...standard.rules].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(withMovedRule(reg, 0, -1).rules).toEqual(reg.rules)
  })
})

describe('两人同改', () => {
  const mine = changedIndicator(reg, 0, { weight: 9 })
  const theirs = withoutRule(changedIndicator(reg, 1, { weight: 11 }), 0)

  it('各改各的，都留下', () => {
    const both = mergedStandard(reg, mine, theirs, 'mine')
    expect(both?.indicators.slice(0, 2).map(({ weight }) => weight)).toEqual([9, 11])
    expect(both?.rules).toEqual(theirs.rules)
    expect(isSameJson(both, mergedStandard(reg, theirs, mine, 'mine'))).toBe(true)
  })

  it('改了同一处，取所选一方；一方删去一方改动，也取所选一方', () => {
    const other = changedIndicator(reg, 0, { weight: 7 })
    expect(mergedStandard(reg, mine, other, 'mine')?.indicators[0]?.weight).toBe(9)
    expect(mergedStandard(reg, mine, other, 'theirs')?.indicators[0]?.weight).toBe(7)
    const gone = withoutIndicator(reg, 0)
    expect(mergedStandard(reg, mine, gone, 'theirs')?.indicators.length).toBe(reg.indicators.length - 1)
    expect(mergedStandard(reg, mine, gone, 'mine')?.indicators[0]?.weight).toBe(9)
  })

  it('一方改档、一方换方法：不拼成半个', () => {
    const [, second] = reg.indicators
    if (second?.method.kind !== 'tier') throw new Error('no ladder')
    const { ladder } = second.method
    const edge = changedIndicator(reg, 1, { method: { kind: 'tier', ladder: { ...ladder, otherwise: 10 } } })
    const switched = changedIndicator(reg, 1, withMethodKind(second, 'ratioToMax'))
    expect(mergedStandard(reg, edge, switched, 'theirs')?.indicators[1]?.method).toEqual({ kind: 'ratioToMax' })
  })
})

describe('次序', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, member]) => [key, turned(member)]),
    )
  }

  it('键的次序不同不算改动，值不同才算', () => {
    for (const standard of shipped) {
      const other = standardShape.parse(turned(standard))
      expect(isSameJson(turned(standard), standard)).toBe(true)
      expect(differencesOf({ ...standard, ...(turned(standard) as Standard) }, other)).toEqual([])
    }
    expect(isSameJson({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe(false)
    expect(isSameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true)
  })
})

describe('位置', () => {
  it('矛盾的位置有中文名', () => {
    const key = placeKey(['indicators', 4, 'method', 'ladder', 'tiers', 2])
    expect(placeWords(reg, key)).toBe('E1 土地税收产出率 第 3 档')
    expect(placeWords(reg, placeKey(['rules', 0, 'when', 0]))).toBe('D1 房屋安全重大隐患 第 1 个条件')
    expect(placeWords(reg, placeKey(['classes', 'shares']))).toBe('分组与类别')
  })
})
