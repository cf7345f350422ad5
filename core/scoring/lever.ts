import { sharedSum, sumOf } from '../facts/sums.ts'
import type { AmountField } from '../facts/tally.ts'
import { area, type MeasurableParcel, mu, summed } from '../indicators/measure.ts'
import { equivalents, multiplesPerTonne } from '../indicators/output-per-discharge.ts'
import { type Exact, exact, multiply, toNumber } from '../vocabulary/exact.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { Indicator } from './standard.ts'

/** What a firm or owner can really change; never a judged item, a department's finding or a choice. */
export type LeverField =
  | Extract<AmountField, 'fixedAssets' | 'taxPaid' | 'grossOutput' | 'revenue' | 'rdExpense' | 'energyTce'>
  | 'vacantFloorArea'

interface Lever {
  readonly field: LeverField
  readonly unit: Unit
  readonly decimals: number
  /** Which way it is moved: nobody is told to sell less. */
  readonly direction: 'up' | 'down'
}

const levers: readonly Lever[] = [
  { field: 'fixedAssets', unit: '万元', decimals: 2, direction: 'up' },
  { field: 'taxPaid', unit: '万元', decimals: 2, direction: 'up' },
  { field: 'grossOutput', unit: '万元', decimals: 2, direction: 'up' },
  { field: 'revenue', unit: '万元', decimals: 2, direction: 'up' },
  { field: 'rdExpense', unit: '万元', decimals: 2, direction: 'up' },
  { field: 'energyTce', unit: '吨标准煤', decimals: 3, direction: 'down' },
  { field: 'vacantFloorArea', unit: 'm²', decimals: 2, direction: 'down' },
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
export interface Reach {
  readonly field: LeverField
  readonly direction: 'up' | 'down'
  readonly n: Exact | null
  readonly d: Exact
  /** The bound divides instead of multiplying: n ÷ (bound × d). */
  readonly inverse?: boolean
  /** Moving the field makes this indicator worse. */
  readonly worsens?: boolean
}

const unity = exact(1)
const hundred = exact(100)

/** How the levers move what an indicator measures. */
export function reachesOf(indicator: Indicator, parcel: MeasurableParcel): readonly Reach[] {
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
    case 'rd-intensity': {
      const spent = summed(parcel, 'rdExpense', 'numerator').amount
      const n = spent === null ? null : multiply(spent, hundred)
      return [
        up('rdExpense', summed(parcel, 'revenue', 'denominator').amount, hundred),
        { field: 'revenue', direction: 'up', n, d: unity, inverse: true, worsens: true },
      ]
    }
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
