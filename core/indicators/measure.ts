import { type AmountField, type Sum, type SumBasis, type SumRole, sumOf } from '../facts/sums.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import type { IndicatorInput, IndicatorNote } from '../scoring/result.ts'
import { type Exact, exact, isZero, multiply, quotientHalfUp, toNumber } from '../vocabulary/exact.ts'
import type { LandClass } from '../vocabulary/land.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'

/** A parcel that can be measured: area and class are known, sums are taken over `basis`. */
export interface MeasurableParcel {
  readonly parcel: ParcelValues
  readonly landArea: number
  readonly landClass: LandClass
  readonly basis: SumBasis
}

/** What a measure found: the figure before any standard judges it. */
export interface Measured {
  /** Rounded half-up to 6 decimals; null when it could not be taken, or is not a number. */
  readonly value: number | null
  /** The choice, where the measure is one. */
  readonly option?: string
  readonly note: IndicatorNote | null
  readonly inputs: readonly IndicatorInput[]
}

/** Values are compared with bounds after rounding half-up to so many decimals. */
export const valueDecimals = 6

/** One figure that goes into a quotient, with its trace. */
export interface Operand {
  readonly amount: Exact | null
  readonly input: IndicatorInput
}

export function quotient(numerator: Operand, denominator: Operand): Measured {
  const inputs = [numerator.input, denominator.input]
  const above = numerator.amount
  const below = denominator.amount
  if (above === null || below === null) return { value: null, note: 'missing', inputs }
  if (isZero(below)) return { value: null, note: 'zero-denominator', inputs }
  return { value: quotientHalfUp(above, below, valueDecimals), note: null, inputs }
}

/** A sum over the firms. */
export function summed({ basis }: MeasurableParcel, field: AmountField, role: SumRole): Operand {
  const sum: Sum = sumOf(basis, field, role)
  const amount = sum.amount === null ? null : toNumber(sum.amount)
  return { amount: sum.amount, input: { field, amount, unit: enterpriseForm.fields[field].unit, source: sum.source } }
}

const muPerSquareMetre: Exact = { units: muPerTenThousandSquareMetres, scale: 4 }

/** The parcel's area in 亩. */
export function mu({ landArea }: MeasurableParcel): Operand {
  const amount = multiply(exact(landArea), muPerSquareMetre)
  return { amount, input: { field: 'landArea', amount: toNumber(amount), unit: '亩', source: 'parcel' } }
}

/** An area of the parcel row, m². */
export function area({ parcel }: MeasurableParcel, field: 'floorArea' | 'vacantFloorArea' | 'landArea'): Operand {
  const value = parcel[field]
  return {
    amount: value === undefined ? null : exact(value),
    input: { field, amount: value ?? null, unit: 'm²', source: 'parcel' },
  }
}
