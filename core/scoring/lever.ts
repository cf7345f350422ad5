import { sharedSum, sumOf } from '../facts/sums.ts'
import type { AmountField } from '../facts/tally.ts'
import { area, type MeasurableParcel, mu, summed } from '../indicators/measure.ts'
import { equivalents, multiplesPerTonne } from '../indicators/output-per-discharge.ts'
import {
  add,
  type Exact,
  exact,
  isZero,
  multiply,
  quotientDown,
  quotientUp,
  subtract,
  toNumber,
} from '../vocabulary/exact.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { Indicator, Tier } from './standard.ts'

/** What a firm or owner can really change; never a judged item, a department's finding or a choice. */
export type LeverField =
  | Extract<AmountField, 'fixedAssets' | 'taxPaid' | 'grossOutput' | 'revenue' | 'rdExpense' | 'energyTce'>
  | 'vacantFloorArea'

interface Lever {
  readonly field: LeverField
  readonly unit: Unit
  readonly decimals: number
}

const levers: readonly Lever[] = [
  { field: 'fixedAssets', unit: '万元', decimals: 2 },
  { field: 'taxPaid', unit: '万元', decimals: 2 },
  { field: 'grossOutput', unit: '万元', decimals: 2 },
  { field: 'revenue', unit: '万元', decimals: 2 },
  { field: 'rdExpense', unit: '万元', decimals: 2 },
  { field: 'energyTce', unit: '吨标准煤', decimals: 3 },
  { field: 'vacantFloorArea', unit: 'm²', decimals: 2 },
]

/** A lever with the parcel's present figure. */
export interface Position extends Lever {
  readonly from: number
}

/** The levers whose present figure is complete: one with a blank is to be filled in, not to be raised. */
export function positions(one: MeasurableParcel): readonly Position[] {
  return levers.flatMap((lever) => {
    const from = presentFigure(one, lever.field)
    return from === null ? [] : [{ ...lever, from }]
  })
}

function presentFigure(one: MeasurableParcel, field: LeverField): number | null {
  if (field === 'vacantFloorArea') return one.parcel.vacantFloorArea ?? null
  const amount = sumOf(one.basis, field, 'denominator')
  return amount === null ? null : toNumber(amount)
}

/** An indicator reaches a bound by this field when the field is at least (up) or at most (down) bound × n ÷ d. */
interface Reach {
  readonly field: LeverField
  readonly direction: 'up' | 'down'
  readonly n: Exact | null
  readonly d: Exact
  /** The bound divides instead of multiplying: n ÷ (bound × d). */
  readonly inverse?: boolean
}

const unity = exact(1)
const hundred = exact(100)

function reachesOf(indicator: Indicator, parcel: MeasurableParcel): readonly Reach[] {
  const up = (field: LeverField, n: Exact | null, d: Exact = unity): Reach => ({ field, direction: 'up', n, d })
  switch (indicator.measure) {
    case 'fixed-asset-intensity':
      return [up('fixedAssets', mu(parcel).amount)]
    case 'tax-per-mu':
      return [up('taxPaid', mu(parcel).amount)]
    case 'output-per-mu':
      return [up(indicator.params.output[parcel.landClass], mu(parcel).amount)]
    case 'revenue-per-head':
      return [up('revenue', summed(parcel, 'employeesYearEnd', 'denominator').amount)]
    case 'rd-intensity':
      return [up('rdExpense', summed(parcel, 'revenue', 'denominator').amount, hundred)]
    case 'output-per-energy': {
      const output = indicator.params.output[parcel.landClass]
      const energy = summed(parcel, 'energyTce', 'denominator').amount
      const produced = summed(parcel, output, 'numerator').amount
      return [up(output, energy), { field: 'energyTce', direction: 'down', n: produced, d: unity, inverse: true }]
    }
    case 'output-per-discharge':
      return [up(indicator.params.output[parcel.landClass], equivalents(parcel).amount, multiplesPerTonne)]
    case 'vacancy-rate':
      return [{ field: 'vacantFloorArea', direction: 'down', n: area(parcel, 'floorArea').amount, d: unity }]
    case 'tax-per-energy': {
      const energy = summed(parcel, 'energyTce', 'denominator').amount
      const paid = summed(parcel, 'taxPaid', 'numerator').amount
      return [up('taxPaid', energy), { field: 'energyTce', direction: 'down', n: paid, d: unity, inverse: true }]
    }
    case 'tax-per-electricity':
      return [up('taxPaid', sharedSum(parcel.basis.firms, 'electricityKwh'))]
    case 'far-achievement':
    case 'property-quality':
    case 'qualification-points':
      return []
  }
}

/**
 * Values are judged after rounding half-up to 6 decimals: a bound from below is met from half a unit under it, one from
 * above to just short of half a unit over it.
 */
const half = exact(0.0000005)
const justShortOfHalf = exact(0.0000004999999)

function boundOf(tier: Tier): Exact {
  if ('above' in tier) return add(exact(tier.above), half)
  return 'atLeast' in tier ? subtract(exact(tier.atLeast), half) : add(exact(tier.atMost), justShortOfHalf)
}

/** The figures of one lever at which some indicator steps up: every improvement the lever can bring begins at one. */
export function steps(
  position: Position,
  indicators: readonly Indicator[],
  parcel: MeasurableParcel,
): readonly number[] {
  const found = new Set<number>()
  for (const indicator of indicators) {
    if (indicator.method.kind !== 'tier' || indicator.notApplicableTo.includes(parcel.landClass)) continue
    for (const reach of reachesOf(indicator, parcel)) {
      if (reach.field !== position.field || reach.n === null) continue
      for (const tier of indicator.method.ladder.tiers) {
        const to = figureAt(boundOf(tier), { ...reach, n: reach.n }, position.decimals)
        if (to !== null && (reach.direction === 'up' ? to > position.from : to < position.from)) found.add(to)
      }
    }
  }
  return [...found].sort((a, b) => Math.abs(a - position.from) - Math.abs(b - position.from))
}

function figureAt(
  bound: Exact,
  { direction, n, d, inverse }: Reach & { readonly n: Exact },
  decimals: number,
): number | null {
  const [numerator, denominator] = inverse === true ? [n, multiply(bound, d)] : [multiply(bound, n), d]
  if (isZero(denominator)) return null
  const to =
    direction === 'up' ? quotientUp(numerator, denominator, decimals) : quotientDown(numerator, denominator, decimals)
  return to < 0 || (to === 0 && inverse === true) ? null : to
}
