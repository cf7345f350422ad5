import { hasBlank, isDepartmentFigure, type SumBasis, type SumRole, sumOf } from '../facts/sums.ts'
import { type AmountField, amountFields, placeOf } from '../facts/tally.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import { type Exact, exact, isZero, multiply, quotientHalfUp, toNumber } from '../vocabulary/exact.ts'
import type { LandClass } from '../vocabulary/land.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'
import type { IndicatorInput, IndicatorNote } from './indicator-input.ts'

/** A parcel that can be measured: area and class are known, sums are taken over `basis`. */
export interface MeasurableParcel {
  readonly parcel: ParcelValues
  readonly landArea: number
  readonly landClass: LandClass
  readonly basis: SumBasis
  /** Figures that several indicators read, with the one trace of each. */
  readonly taken: Taken
}

interface Taken {
  mu: Operand | null
  floorArea: Operand | null
  /** By place of the field; a blank that makes a denominator missing is told apart when it is asked for. */
  readonly sums: (Operand | null)[]
}

const nothingTaken: readonly null[] = amountFields.map(() => null)

export function measurableParcel(
  parcel: ParcelValues,
  landArea: number,
  landClass: LandClass,
  basis: SumBasis,
): MeasurableParcel {
  const taken = { mu: null, floorArea: null, sums: nothingTaken.slice() }
  return { parcel, landArea, landClass, basis, taken }
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
export function summed({ basis, taken }: MeasurableParcel, field: AmountField, role: SumRole): Operand {
  if (role === 'denominator' && hasBlank(basis, field)) return sumOperand(basis, field, null)
  const place = placeOf[field]
  const known = taken.sums[place] ?? null
  if (known !== null) return known
  const operand = sumOperand(basis, field, sumOf(basis, field, role))
  taken.sums[place] = operand
  return operand
}

function sumOperand(basis: SumBasis, field: AmountField, sum: Exact | null): Operand {
  const amount = sum === null ? null : toNumber(sum)
  const source = isDepartmentFigure(basis, field) ? 'department' : 'firms'
  return { amount: sum, input: { field, amount, unit: enterpriseForm.fields[field].unit, source } }
}

const muPerSquareMetre: Exact = { units: muPerTenThousandSquareMetres, scale: 4 }

/** The parcel's area in 亩. */
export function mu({ landArea, taken }: MeasurableParcel): Operand {
  if (taken.mu !== null) return taken.mu
  const amount = multiply(exact(landArea), muPerSquareMetre)
  taken.mu = { amount, input: { field: 'landArea', amount: toNumber(amount), unit: '亩', source: 'parcel' } }
  return taken.mu
}

/** An area of the parcel row, m². */
export function area(
  { parcel, taken }: MeasurableParcel,
  field: 'floorArea' | 'vacantFloorArea' | 'landArea',
): Operand {
  if (field === 'floorArea' && taken.floorArea !== null) return taken.floorArea
  const value = parcel[field]
  const operand: Operand = {
    amount: value === undefined ? null : exact(value),
    input: { field, amount: value ?? null, unit: 'm²', source: 'parcel' },
  }
  if (field === 'floorArea') taken.floorArea = operand
  return operand
}
