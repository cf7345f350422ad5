import { describe, expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'
import type { MeasureId } from '#core/indicators/measure-params.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { Indicator, Ladder, Tier } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden, goldenFirm, goldenParcel } from './golden.ts'

/** The decimal, without what multiplying doubles leaves behind. */
function decimal(value: number): number {
  return Number(value.toFixed(8))
}

function parcel(values: ParcelValues): ParcelFacts {
  return { ...golden, parcel: { ...goldenParcel, landArea: 10000, ...values } }
}

function firm(values: EnterpriseValues): ParcelFacts {
  return { ...parcel({}), firms: [{ ...goldenFirm, ...values }] }
}

/** Facts on which a measure comes to exactly this value. 10,000 m² are 15 亩. */
const factsOfValue: Readonly<Partial<Record<MeasureId, (value: number) => ParcelFacts>>> = {
  'far-achievement': (value) => parcel({ farAllowed: 1, floorArea: decimal(value * 10000) }),
  'fixed-asset-intensity': (value) => firm({ fixedAssets: decimal(value * 15) }),
  'vacancy-rate': (value) => parcel({ floorArea: 10000, vacantFloorArea: decimal(value * 10000) }),
  'tax-per-mu': (value) => firm({ taxPaid: decimal(value * 15) }),
  'output-per-mu': (value) => firm({ grossOutput: decimal(value * 15) }),
  'revenue-per-head': (value) => firm({ employeesYearEnd: 100, revenue: decimal(value * 100) }),
  'rd-intensity': (value) => firm({ revenue: 100, rdExpense: value }),
  'output-per-energy': (value) => firm({ energyTce: 10, grossOutput: decimal(value * 10) }),
  'output-per-discharge': (value) => firm({ codT: 1, grossOutput: value }),
}

function withoutFar({ parcel: { farAllowed: _, ...values }, ...facts }: ParcelFacts): ParcelFacts {
  return { ...facts, parcel: values }
}

interface Bound {
  readonly name: string
  readonly indicator: Indicator
  readonly facts: (value: number) => ParcelFacts
  readonly tier: Tier
  readonly worse: number
}

function boundsOf(indicator: Indicator, ladder: Ladder, facts: Bound['facts'], suffix = ''): readonly Bound[] {
  return ladder.tiers.map((tier, index) => ({
    name: `${indicator.id}${suffix} ${JSON.stringify(tier).slice(0, 24)}`,
    indicator,
    facts,
    tier,
    worse: ladder.tiers[index + 1]?.points ?? ladder.otherwise,
  }))
}

const bounds = regExample20261.indicators.flatMap((indicator) => {
  const { method, measure } = indicator
  const facts = factsOfValue[measure]
  if (method.kind !== 'tier' || facts === undefined) return []
  const fallback =
    method.fallback === undefined
      ? []
      : boundsOf(indicator, method.fallback, (value) => withoutFar(facts(value)), ' 无上限')
  return [...boundsOf(indicator, method.ladder, facts), ...fallback]
})

function judged(
  { indicator, facts }: Bound,
  value: number,
): { readonly value: number | null; readonly points: number | null } {
  const result = scoreParcel(facts(value), regExample20261).indicators.find(({ id }) => id === indicator.id)
  if (result === undefined) throw new Error(`${indicator.id} is not scored`)
  return { value: result.value, points: result.points }
}

const unit = 0.000001

describe('分档界限', () => {
  it('每个分档指标的每一档都在内', () => {
    const tiered = regExample20261.indicators.filter(({ method }) => method.kind === 'tier')
    expect(new Set(bounds.map(({ indicator }) => indicator.id)).size).toBe(tiered.length)
    const ladders = tiered.flatMap(({ method }) =>
      method.kind === 'tier' ? [method.ladder, ...(method.fallback === undefined ? [] : [method.fallback])] : [],
    )
    expect(bounds.length).toBe(ladders.reduce((sum, { tiers }) => sum + tiers.length, 0))
  })

  it.each(bounds)('$name：界限上、差百万分之一、过百万分之一', (bound) => {
    const { tier, worse } = bound
    const better = { points: tier.points }
    if ('atLeast' in tier) {
      expect(judged(bound, tier.atLeast)).toEqual({ value: tier.atLeast, ...better })
      expect(judged(bound, decimal(tier.atLeast + unit))).toEqual({ value: decimal(tier.atLeast + unit), ...better })
      expect(judged(bound, decimal(tier.atLeast - unit))).toEqual({
        value: decimal(tier.atLeast - unit),
        points: worse,
      })
    } else if ('atMost' in tier) {
      expect(judged(bound, tier.atMost)).toEqual({ value: tier.atMost, ...better })
      expect(judged(bound, decimal(tier.atMost - unit))).toEqual({ value: decimal(tier.atMost - unit), ...better })
      expect(judged(bound, decimal(tier.atMost + unit))).toEqual({ value: decimal(tier.atMost + unit), points: worse })
    } else {
      expect(judged(bound, tier.above)).toEqual({ value: tier.above, points: worse })
      expect(judged(bound, decimal(tier.above + unit))).toEqual({ value: decimal(tier.above + unit), ...better })
    }
  })

  it.each(bounds.filter(({ tier }) => 'atLeast' in tier))('$name：差半个百万分之一进位到档，再少一点不到', (bound) => {
    const { tier, worse } = bound
    if (!('atLeast' in tier)) throw new Error('not a lower bound')
    expect(judged(bound, decimal(tier.atLeast - unit / 2)).points).toBe(tier.points)
    expect(judged(bound, decimal(tier.atLeast - unit / 2 - 1e-8)).points).toBe(worse)
  })
})
