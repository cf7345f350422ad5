import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { estimateClass } from '#core/scoring/estimate.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

const switches = ['D1', 'F1', 'A1', 'C1', 'C3', 'B1'] as const
type Switch = (typeof switches)[number]
type Letter = 'A' | 'B' | 'C' | 'D'

/** A lone parcel with these rules on, of this class by score line. */
function parcelWith(on: ReadonlySet<Switch>, byScore: Letter): ParcelFacts {
  const taxPaid = { A: 2000, B: 900, C: 0, D: 0 }[byScore]
  const poor = { fixedAssets: 0, grossOutput: 0, rdExpense: 0, highTech: false, srdi: '无' } as const
  return {
    ...golden,
    parcel: {
      ...goldenParcel,
      houseSafety: on.has('D1') ? '重大' : '无',
      exemptReason: on.has('F1') ? '公用设施' : '无',
      bottleneckTech: on.has('A1'),
      envRestrict: on.has('C1'),
      workSafety: on.has('C3') ? '限期整改' : '符合',
    },
    firms: [
      {
        ...goldenFirm,
        taxPaid,
        ...(byScore === 'C' ? { rdExpense: 0 } : {}),
        ...(byScore === 'D' ? poor : {}),
        foreignRd: on.has('B1'),
      },
    ],
  }
}

const order = 'ABCD'
const worse = (a: Letter, b: Letter): Letter => (order.indexOf(a) > order.indexOf(b) ? a : b)
const better = (a: Letter, b: Letter): Letter => (order.indexOf(a) < order.indexOf(b) ? a : b)

/** The precedence of the rules once more, as it reads. */
function expected(on: ReadonlySet<Switch>, byScore: Letter) {
  const cap: Letter = on.has('C1') ? 'C' : on.has('C3') ? 'B' : 'A'
  if (on.has('D1')) return { how: 'direct', class: 'D', flagged: on.has('A1') }
  if (on.has('F1')) return { how: 'exempt', class: null, flagged: false }
  if (on.has('A1')) return { how: 'direct', class: cap, flagged: cap !== 'A' }
  const raised = on.has('B1') ? better(byScore, 'B') : byScore
  return { how: 'ranked', class: worse(raised, cap), flagged: false }
}

function combinations(): readonly ReadonlySet<Switch>[] {
  return Array.from(
    { length: 2 ** switches.length },
    (_, bits) => new Set(switches.filter((_one, bit) => (bits >> bit) & 1)),
  )
}

const letters: readonly Letter[] = ['A', 'B', 'C', 'D']
const table = combinations().flatMap((on) =>
  letters.map((byScore) => ({ on, byScore, name: [...on].join('+') || '无' })),
)

describe('判定优先级', () => {
  it.each(table)('分数线 $byScore，规则 $name', ({ on, byScore }) => {
    const facts = parcelWith(on, byScore)
    const [result] = evaluate([facts], regExample20261).parcels
    expect(result).toMatchObject(expected(on, byScore))
    expect(result?.rules).toEqual(regExample20261.rules.map(({ id }) => id).filter((id) => on.has(id as Switch)))
    if (result?.how === 'ranked' && !on.has('B1')) expect(result.rankedClass).toBe(byScore)
    expect(result?.ruleResults.filter(({ deciding }) => deciding).length).toBeLessThanOrEqual(1)
    const raised = on.has('B1') && (byScore === 'C' || byScore === 'D')
    const changed = result?.how !== 'ranked' || raised || result.class !== result.rankedClass
    expect(result?.ruleResults.some(({ deciding }) => deciding)).toBe(changed)
    expect(result?.rank === null).toBe(result?.how !== 'ranked')
  })

  it.each(table)('单宗预估与一宗成组的结果一致：$byScore $name', ({ on, byScore }) => {
    const facts = parcelWith(on, byScore)
    const [result] = evaluate([facts], regExample20261).parcels
    const estimate = estimateClass(scoreParcel(facts, regExample20261), regExample20261)
    const deciding = result?.ruleResults.find((rule) => rule.deciding)?.id ?? null
    expect(estimate).toEqual({ class: result?.class, byLines: result?.rankedClass, deciding })
  })

  it('预估按上次发布的分数线，没有地块达到的类别预估不到', () => {
    const alone = scoreParcel(golden, regExample20261)
    expect(estimateClass(alone, regExample20261, { A: 72.6, B: 60, C: 40 })).toMatchObject({ class: 'A', byLines: 'A' })
    expect(estimateClass(alone, regExample20261, { A: 72.600001, B: 60, C: 40 })).toMatchObject({ class: 'B' })
    expect(estimateClass(alone, regExample20261, { A: null, B: null, C: 40 })).toMatchObject({ class: 'C' })
    expect(estimateClass(alone, regExample20261, { A: null, B: null, C: null })).toMatchObject({ class: 'D' })
  })
})
