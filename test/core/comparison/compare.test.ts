import { describe, expect, it } from 'vitest'
import { type ComparedSide, compareSides, type KnownParcel } from '#core/comparison/compare.ts'
import { directionsOf } from '#core/comparison/matrix.ts'
import { outcomes } from '#core/comparison/outcome.ts'
import { moveSentence } from '#core/comparison/reason-text.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { withDial } from '#core/try-out/dial.ts'
import { randomDistrict } from '../scoring/random-facts.ts'

function sideOf(facts: readonly ParcelFacts[], standard: Standard): ComparedSide {
  const { parcels, groups } = evaluate(facts, standard)
  return { parcels: new Map(parcels.map((one) => [one.parcelCode, one])), groups }
}

function knownIn(facts: readonly ParcelFacts[]): (code: string) => KnownParcel | undefined {
  const known = new Map(
    facts.map(({ parcelCode, parcel }) => [
      parcelCode,
      {
        townCode: parcel.townCode ?? null,
        landClass: parcel.landClass ?? null,
        industry: null,
        scale: null,
        landArea: parcel.landArea ?? null,
      },
    ]),
  )
  return (code) => known.get(code)
}

const heavier = withDial(regExample20261, { kind: 'weight', indicator: 'E1' }, 40)
const standards = { from: regExample20261, to: heavier }

describe('两个标准对比', () => {
  const facts = randomDistrict(3, 300)
  const comparison = compareSides(sideOf(facts, regExample20261), sideOf(facts, heavier), knownIn(facts))

  it('矩阵一宗不少，与逐宗数出的一样', () => {
    const before = evaluate(facts, regExample20261).parcels
    const after = evaluate(facts, heavier).parcels
    const total = comparison.cells.reduce((sum, { parcels }) => sum + parcels, 0)
    expect(total).toBe(300)
    const fromB = comparison.cells.find(({ from, to }) => from === 'B' && to === 'A')?.parcels ?? 0
    expect(fromB).toBe(before.filter((one, place) => one.class === 'B' && after[place]?.class === 'A').length)
    expect(fromB).toBeGreaterThan(0)
    const { better, worse, same, other } = directionsOf(comparison.cells)
    expect(comparison.movers).toHaveLength(better + worse + other)
    expect(same).toBe(300 - comparison.movers.length)
  })

  it('各种分法的合计都与总数相同', () => {
    for (const lines of Object.values(comparison.breakdowns)) {
      expect(lines.reduce((sum, { parcels }) => sum + parcels, 0)).toBe(300)
      expect(lines.reduce((sum, { better, worse, other }) => sum + better + worse + other, 0)).toBe(
        comparison.movers.length,
      )
      for (const { parcels, from, to } of lines) {
        expect(from.reduce((sum, one) => sum + one, 0)).toBe(parcels)
        expect(to.reduce((sum, one) => sum + one, 0)).toBe(parcels)
        expect(from).toHaveLength(outcomes.length)
      }
    }
  })

  it('每一宗变动都有一句原因，加重的指标在其中', () => {
    const sentences = comparison.movers.map(({ reasons }) => moveSentence(reasons, standards))
    for (const sentence of sentences) expect(sentence).toMatch(/.+。$/)
    expect(sentences.some((one) => one.includes('E1 土地税收产出率由'))).toBe(true)
    expect(sentences.some((one) => one.includes('类最低分由'))).toBe(true)
  })

  it('跨类多的在前', () => {
    const steps = comparison.movers.map(({ from, to }) => Math.abs(outcomes.indexOf(from) - outcomes.indexOf(to)))
    const classed = steps.filter((_, index) => comparison.movers[index]?.to.length === 1)
    expect(classed).toEqual(classed.toSorted((a, b) => b - a))
  })

  it('与自己相比：没有变动，次序相关为 1', () => {
    const side = sideOf(facts, regExample20261)
    const none = compareSides(side, side, knownIn(facts))
    expect(none.movers).toEqual([])
    expect(none.correlation.spearman).toBeCloseTo(1, 12)
    expect(none.from).toEqual(none.to)
  })
})

describe('变动的原因', () => {
  const facts = randomDistrict(12, 60)
  const [first, ...others] = facts
  if (first === undefined) throw new Error('no parcel')

  function reasonOf(after: readonly ParcelFacts[], standard: Standard = regExample20261): string {
    const comparison = compareSides(sideOf(facts, regExample20261), sideOf(after, standard), knownIn(facts))
    const mover = comparison.movers.find(({ parcelCode }) => parcelCode === first?.parcelCode)
    if (mover === undefined) throw new Error('it did not move')
    return moveSentence(mover.reasons, { from: regExample20261, to: standard })
  }

  it('不在对比后的地块', () => {
    expect(reasonOf(others)).toBe('对比后没有此地块。')
  })

  it('变为待补正', () => {
    expect(reasonOf([{ ...first, blockedBy: ['X08'] }, ...others])).toBe('对比后为待补正（X08）。')
  })

  it('触发直接判定', () => {
    const parcel = { ...first.parcel, houseSafety: '重大' as const }
    expect(reasonOf([{ ...first, parcel, blockedBy: [] }, ...others])).toMatch(
      /^受规则 D1 .+（直接判为 D 类（整治退出））影响。$/,
    )
  })

  it('只是标准的规则改了结果', () => {
    const parcel = { ...first.parcel, houseSafety: '重大' as const }
    const judged = [{ ...first, parcel, blockedBy: [] }, ...others]
    const milder: Standard = {
      ...regExample20261,
      rules: regExample20261.rules.map((rule) =>
        rule.id === 'D1' ? { ...rule, effect: { kind: 'direct', class: 'C' } } : rule,
      ),
    }
    const comparison = compareSides(sideOf(judged, regExample20261), sideOf(judged, milder), knownIn(judged))
    const mover = comparison.movers.find(({ parcelCode }) => parcelCode === first.parcelCode)
    expect(moveSentence(mover?.reasons ?? [], { from: regExample20261, to: milder })).toBe(
      '规则的结果或分类的比例、分数线不同。',
    )
  })

  it('不得外传的得分只说升降', () => {
    const text = moveSentence([{ kind: 'indicator', id: 'E1', from: 12, to: 8 }], standards, new Set(['E1']))
    expect(text).toBe('E1 土地税收产出率得分降低。')
  })
})
