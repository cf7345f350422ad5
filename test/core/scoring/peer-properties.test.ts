import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { liveEvaluation } from '#core/scoring/incremental.ts'
import type { Evaluation } from '#core/scoring/result.ts'
import type { DirectRule, Standard } from '#core/scoring/standard.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { worseClass } from '#core/vocabulary/class.ts'
import { chanceOf, randomDistrict, randomFacts } from './random-facts.ts'

const all = [regExample20261, ...exampleFamilies].map((standard) => [standard.id, standard] as const)
/** Directly judged parcels take places: what one rule decides moves its whole group. */
const seated: Standard = {
  ...regExample20261,
  id: '直接判定计入比例',
  classes: { ...regExample20261.classes, groupBy: ['landClass', 'townCode'], directInQuota: true },
}
const runs = { numRuns: 12 }
const seeds = [fc.integer(), fc.integer({ min: 1, max: 50 })] as const

function text(facts: readonly ParcelFacts[], standard: Standard): string {
  return JSON.stringify(evaluate(facts, standard))
}

function resultOf({ parcels }: Evaluation, code: string) {
  const found = parcels.find(({ parcelCode }) => parcelCode === code)
  if (found === undefined) throw new Error(`no parcel ${code}`)
  return found
}

/** Without the rule: who may stand otherwise, and that a cap held. */
function expectOnlyTouched(facts: readonly ParcelFacts[], standard: Standard, rule: DirectRule): void {
  const before = evaluate(facts, standard)
  const without = evaluate(facts, { ...standard, rules: standard.rules.filter((one) => one !== rule) })
  const touched = before.parcels.filter(({ rules }) => rules.includes(rule.id))
  const codes = new Set(touched.map(({ parcelCode }) => parcelCode))
  const isBound = rule.effect.kind === 'cap' || rule.effect.kind === 'floor'
  const groups = new Set(isBound ? [] : touched.map(({ parcelCode }) => resultOf(without, parcelCode).group))
  const others = before.parcels.filter(({ parcelCode, group }) => !codes.has(parcelCode) && !groups.has(group))
  for (const one of others) expect(resultOf(without, one.parcelCode).class).toBe(one.class)
  if (rule.effect.kind !== 'cap') return
  const ranked = touched.filter(({ how }) => how === 'ranked')
  for (const one of ranked) expect(one.class, one.parcelCode).toBe(worseClass(one.class ?? 'A', rule.effect.class))
}

it('示例标准的结果与以前的引擎逐字节相同', () => {
  const digest = createHash('sha256')
    .update(text(randomDistrict(1, 2000), regExample20261))
    .digest('hex')
  expect(digest).toBe('25718fa4d0908f731ea8df6473430c57117255f3677fbe16049108958f2aa9f9')
})

describe.each([...all, [seated.id, seated] as const])('%s', (_, standard) => {
  it('地块先后不影响结果', () => {
    fc.assert(
      fc.property(...seeds, (seed, size) => {
        const facts = randomDistrict(seed, size)
        expect(text([...facts].reverse(), standard)).toBe(text(facts, standard))
      }),
      runs,
    )
  })

  it('逐宗更新与全部重算逐字节相同', () => {
    fc.assert(
      fc.property(...seeds, (seed, size) => {
        const chance = chanceOf(seed)
        const held = new Map(randomDistrict(seed, size).map((one) => [one.parcelCode, one]))
        const live = liveEvaluation([...held.values()], standard)
        for (let edit = 0; edit < 4; edit += 1) {
          const code = `P${String(1 + Math.floor(chance.next() * size * 1.2)).padStart(6, '0')}`
          const next = randomFacts(chance, code)
          const now = chance.is(0.2) ? live.remove(code) : live.put(next)
          if (now.parcels.some(({ parcelCode }) => parcelCode === code)) held.set(code, next)
          else held.delete(code)
          expect(JSON.stringify(now)).toBe(text([...held.values()], standard))
        }
        expect(JSON.stringify(live.current())).toBe(text([...held.values()], standard))
      }),
      runs,
    )
  })
})

describe.each(all)('%s', (_, standard) => {
  it('税收多了，税收指标的得分不会少；税收没填，得分不会多', () => {
    fc.assert(
      fc.property(...seeds, fc.integer({ min: 1, max: 9_999_999 }), (seed, size, more) => {
        const [first, ...others] = randomDistrict(seed, size)
        if (first === undefined || first.figures?.tax?.taxPaid !== undefined) return
        const taxes = standard.indicators.flatMap(({ id, measure }) => (measure.startsWith('tax-') ? [id] : []))
        const points = (amount: (before: number) => number | null): readonly number[] => {
          const firms = first.firms.map(({ taxPaid, ...firm }) => {
            const amended = amount(taxPaid ?? 0)
            return amended === null ? firm : { ...firm, taxPaid: amended }
          })
          const { indicators } = resultOf(evaluate([{ ...first, firms }, ...others], standard), first.parcelCode)
          return indicators.flatMap((one) => (taxes.includes(one.id) ? [one.points ?? 0] : []))
        }
        const before = points((amount) => amount)
        const raised = points((amount) => amount + more / 100)
        const blank = points(() => null)
        for (const [index, now] of before.entries()) {
          expect(raised[index]).toBeGreaterThanOrEqual(now)
          expect(blank[index]).toBeLessThanOrEqual(now)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('封顶胜过保底；去掉封顶或保底，只动它碰过的地块；去掉直接判定或暂不评价，只动有关的组', () => {
    fc.assert(
      fc.property(...seeds, (seed, size) => {
        const facts = randomDistrict(seed, size)
        for (const rule of standard.rules) expectOnlyTouched(facts, standard, rule)
      }),
      runs,
    )
  })
})
