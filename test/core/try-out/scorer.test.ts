import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, outcomes } from '#core/comparison/outcome.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { tryOutColumns } from '#core/try-out/columns.ts'
import { dialsOf, dialValue, withDial } from '#core/try-out/dial.ts'
import { tryOutScorer } from '#core/try-out/scorer.ts'
import { type Chance, chanceOf, randomDistrict } from '../scoring/random-facts.ts'

const all = [regExample20261, ...exampleFamilies].map((standard) => [standard.id, standard] as const)

/** A number moved at random: a little, a lot, to 0. Shares stay whole percents. */
function edited(standard: Standard, chance: Chance): Standard {
  const dial = chance.pick(...(dialsOf(standard) as [ReturnType<typeof dialsOf>[number]]))
  const present = dialValue(standard, dial) ?? 0
  const moved = chance.is(0.1) ? 0 : present * chance.pick(0.5, 0.9, 1.1, 2) + chance.pick(0, 1)
  return withDial(
    standard,
    dial,
    dial.kind === 'share' ? Math.round(moved) : Number(moved.toFixed(chance.pick(0, 2, 6))),
  )
}

function expectSame(facts: readonly ParcelFacts[], standard: Standard, scorer: ReturnType<typeof tryOutScorer>): void {
  const { parcels, groups } = evaluate(facts, standard)
  const scores = scorer.score(standard)
  expect(scores.groups).toEqual(groups)
  for (const [place, one] of parcels.entries()) {
    expect(outcomes[scores.outcomes[place] ?? -1], one.parcelCode).toBe(outcomeOf(one))
    expect(scores.totals[place], one.parcelCode).toBe(one.total ?? Number.NaN)
    expect(scores.ranks[place], one.parcelCode).toBe(one.rank ?? 0)
  }
}

/** What travels to the worker is JSON. */
function sent<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

describe.each(all)('试调 %s', (_, standard) => {
  it('一次次改动之后，总分、名次、类别、分组都与引擎从头评估相同', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 70 }), (seed, size) => {
        const chance = chanceOf(seed)
        const facts = randomDistrict(seed, size)
        const scorer = tryOutScorer(sent(tryOutColumns(facts, standard)))
        let tried = standard
        expectSame(facts, tried, scorer)
        for (let edit = 0; edit < 6; edit += 1) {
          tried = chance.is(0.2) ? standard : edited(tried, chance)
          expectSame(facts, tried, scorer)
        }
      }),
      { numRuns: 10 },
    )
  })
})

it('缺漏值用同组平均代替、或改为不计入的标准也一样', () => {
  const lenient = (missing: 'peer-average' | 'not-applicable'): Standard => ({
    ...regExample20261,
    indicators: regExample20261.indicators.map((one) => ({ ...one, missing })),
  })
  for (const standard of [lenient('peer-average'), lenient('not-applicable')]) {
    const facts = randomDistrict(17, 120)
    const scorer = tryOutScorer(sent(tryOutColumns(facts, standard)))
    expectSame(facts, standard, scorer)
    expectSame(facts, withDial(standard, { kind: 'weight', indicator: 'E1' }, 35), scorer)
  }
})

it('总分取整数的标准也一样，名次因此并列', () => {
  const standard: Standard = { ...regExample20261, classes: { ...regExample20261.classes, totalDecimals: 0 } }
  const facts = randomDistrict(23, 200)
  const scorer = tryOutScorer(sent(tryOutColumns(facts, regExample20261)))
  expectSame(facts, standard, scorer)
  const ranked = evaluate(facts, standard).parcels.flatMap(({ rank }) => rank ?? [])
  expect(new Set(ranked).size).toBeLessThan(ranked.length / 2)
})

it('没有地块时什么也没有', () => {
  const scores = tryOutScorer(tryOutColumns([], regExample20261)).score(regExample20261)
  expect(scores.outcomes).toHaveLength(0)
  expect(scores.groups).toEqual([])
})
